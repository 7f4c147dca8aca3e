import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act, ActKind } from '../../../src/core/acts/acts.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { layOut, type TracedLine } from '../../../src/core/timeline/lay-out.ts';
import { logRows, logText } from '../../../src/core/timeline/log.ts';
import type { Picture } from '../../../src/core/timeline/picture.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as en } from '../../../src/i18n/en/timeline.ts';
import { timelineLog as logEn } from '../../../src/i18n/en/timeline-log.ts';
import { timeline as ja } from '../../../src/i18n/ja/timeline.ts';
import { timelineLog as logJa } from '../../../src/i18n/ja/timeline-log.ts';
import { flagship, scenarios } from '../../../src/scenarios/index.ts';
import { format } from '../../../src/ui/format.ts';
import { lightOnPaper, outside, overlapping, unseen } from './measure.ts';

const sizes = [
  ['wide', 1224, en, format('en')],
  ['wide', 520, ja, format('ja')],
  ['narrow', 346, en, format('en')],
  ['narrow', 346, ja, format('ja')],
] as const;

const draw = (lines: readonly TracedLine[], size: (typeof sizes)[number]): Picture =>
  layOut(lines, { mode: size[0], width: size[1], labels: size[2], format: size[3] });

/** A time that nobody waits is said in words. */
const noTime = (picture: Picture): readonly string[] =>
  picture.panes
    .flatMap(({ summary, words }) => [summary, ...words.map(({ text }) => text)])
    .filter((text) => /(?<![\d.])0 ?(?:ms|ミリ秒)/.test(text));

function faults(lines: readonly TracedLine[]): string[] {
  return sizes.flatMap((size) => {
    const picture = draw(lines, size);
    const found = [
      ...picture.panes.flatMap((pane) => [...overlapping(pane), ...outside(pane), ...lightOnPaper(pane)]),
      ...noTime(picture),
      ...picture.coverage.flatMap((covered, i) => unseen(lines[i]!.facts.trace, covered)),
    ];
    return found.map((fault) => `${size[0]} ${size[1]}: ${fault}`);
  });
}

describe('every story of the site', () => {
  it.each([...scenarios])(
    'draws %s without a word on another, nothing cut off, every event seen, no time of 0 ms',
    (_, scenario) => {
      expect(faults([{ id: 'a', facts: factsOfTrace(simulate(scenario)) }])).toEqual([]);
    },
  );

  it.each([...scenarios])('has words for every event of %s in both languages', (_, scenario) => {
    for (const row of logRows([{ id: 'a', facts: factsOfTrace(simulate(scenario)) }]))
      for (const [words, lang] of [
        [logEn, 'en'],
        [logJa, 'ja'],
      ] as const)
        expect(logText(row, words, format(lang))).not.toMatch(/[{}]|undefined|^$/);
  });
});

const kinds: readonly ActKind[] = [
  'server-shutdown',
  'server-sigterm',
  'server-kill',
  'server-power-off',
  'server-start',
  'server-freeze',
  'server-close',
  'server-terminate',
  'server-reset',
  'server-send',
  'server-violate',
  'cable-pull',
  'client-network-off',
  'network-restore',
  'proxy-timeout',
  'client-connect',
  'client-close',
  'client-send',
  'tab-close',
  'page-navigate',
  'page-reload',
  'browser-kill',
];
const acts = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: 300_000 }), kind: fc.constantFrom(...kinds) }), { maxLength: 6 })
  .map((list): Act[] => [...list].sort((a, b) => a.atMs - b.atMs));

describe('whatever a reader does', () => {
  it('is drawn on one clock without a word on another, nothing cut off, every event seen', () => {
    fc.assert(
      fc.property(acts, acts, (a, b) => {
        const lines = [a, b].map((list, i): TracedLine => {
          return { id: i ? 'b' : 'a', facts: factsOfTrace(simulate(flagship[i]!, list)) };
        });
        expect(faults(lines)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
