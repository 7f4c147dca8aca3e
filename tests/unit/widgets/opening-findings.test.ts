import { describe, expect, test } from 'vitest';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import type { Words } from '../../../src/core/timeline/picture.ts';
import { roomOf } from '../../../src/core/timeline/text-roles.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { format } from '../../../src/ui/format.ts';
import { endingOf } from '../../../src/widgets/recording/ending.ts';
import { findingsOf } from '../../../src/widgets/recording/findings.ts';
import { listed, traced } from '../../../src/widgets/recording/in-full.ts';
import { conversation, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

const record = (type: number, ...body: readonly number[]): Uint8Array =>
  Uint8Array.from([type, 3, 3, 0, body.length, ...body]);
const hello: Segment = [11, 'client', 'PA', record(22, 1, 0, 0, 0)];
const alert = (number: number): readonly Segment[] => [
  [30, 'server', 'PA', record(21, 2, number)],
  [30.1, 'server', 'FA'],
  [30.4, 'client', 'FA'],
];
const connected = opening.slice(0, 3);

const kinds: Readonly<Record<string, readonly Segment[]>> = {
  'an alert by the server': [...connected, hello, ...alert(40)],
  'an alert without a name': [...connected, hello, ...alert(200)],
  'an alert by the client': [
    ...connected,
    hello,
    [30, 'server', 'PA', record(22, 2, 0, 0, 0)],
    [31, 'client', 'PA', record(21, 2, 48)],
    [31.1, 'client', 'FA'],
  ],
  'a FIN before an answer': [...connected, hello, [30, 'server', 'FA'], [30.4, 'client', 'FA']],
  'an RST before an answer': [...connected, hello, [30, 'server', 'R']],
};

function shown(segments: readonly Segment[], lang: (typeof languages)[number]) {
  const [incident] = incidentsOf([readBytes(pcapOf(conversation([...segments])))]);
  const connection = incident!.connections[0]!;
  const one = listed(incident!, connection);
  const { observed } = traced(incident!, connection);
  const run = factsOfTrace(observed.trace);
  const words = wordsOf(lang, 'diagnose/recording');
  return { one, observed, run, words, findings: findingsOf(one, [one], run, observed, words, format(lang)) };
}

describe.each(languages)('a connection that never opened, in %s', (lang) => {
  test.each(Object.entries(kinds))('%s is said, and no ending is called not recorded', (_kind, segments) => {
    const { one, words, findings } = shown(segments, lang);
    expect(one.openedAtMs).toBeNull();
    expect(findings.length).toBeGreaterThan(0);
    expect(endingOf(one, words)).not.toBe(words.ends.hidden);
    expect([...findings.map(({ text }) => text), endingOf(one, words)].join(' ')).not.toMatch(/[{}]|null|undefined/);
  });

  test.each(['wide', 'narrow'] as const)('the alert is named in the %s picture, clear of every ring', (mode) => {
    const { observed, run } = shown(kinds['an alert by the server']!, lang);
    const { panes } = layOut([{ id: 'a', facts: run, observation: observed.observation }], {
      mode,
      labels: wordsOf(lang, 'timeline'),
      format: format(lang),
    });
    const words = panes.flatMap((pane) => [...pane.words, ...pane.over.flatMap((over) => over.words)]);
    const rings = panes.flatMap(({ shapes }) => shapes.filter(({ mark }) => mark === 'recorder').map(({ d }) => d));
    const name = words.find(({ text }) => text === 'TLS alert handshake_failure' || text === 'TLS alert 40');
    expect(name).toBeDefined();
    const [left, top, right, bottom] = boxOf(name!);
    for (const [, x, y] of rings.join('').matchAll(/M(-?[\d.]+) (-?[\d.]+)a3 3/g)) {
      const isOver = Number(x) + 6 > left && Number(x) < right && Number(y) + 3 > top && Number(y) - 3 < bottom;
      expect(isOver, `ring at ${x} ${y}`).toBe(false);
    }
  });
});

const boxOf = ({ role, text, x, y, anchor, turn = 0 }: Words) =>
  roomOf({ role, text }, [x, y, anchor ?? 'start'], turn);
