import fc from 'fast-check';
import { parseFragment } from '../../../src/core/link/fragment.ts';
import { runFragment, runsOf } from '../../../src/core/link/run-link.ts';
import { runWorld } from '../../../src/core/sim/simulate.ts';
import { bounds } from '../../../src/core/sim/world.ts';
import { layOut, type TracedLine } from '../../../src/core/timeline/lay-out.ts';
import { logRows } from '../../../src/core/timeline/log.ts';
import type { Pane } from '../../../src/core/timeline/picture.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline } from '../../../src/i18n/en/timeline.ts';
import { named, scenario } from '../../../src/scenarios/index.ts';
import { format } from '../../../src/ui/format.ts';
import { anyRun } from '../link/arbitrary-run.ts';
import { near, readsWithinBounds } from './parser.ts';

const inLink = fc
  .array(anyRun, { minLength: 1, maxLength: 2 })
  .map((runs) => runFragment(runs, scenario))
  .filter((text) => text !== null);

const parts = [
  '~',
  '~~',
  '-',
  '_',
  '.',
  '0',
  '9',
  'hb0.001',
  'cs0.001',
  'sn0.2',
  'j86400000',
  'l0',
  '0cp',
  'b1-2-30-0-1',
  'x',
  '&',
  '=',
  '%',
  '&scenario=cable-pulled',
  '&profile=firefox',
];

/** Elements that a pane puts into a page. */
const nodesOf = ({ shapes, words, over, bars, passing }: Pane): number =>
  shapes.length +
  words.length +
  bars.length +
  passing.length +
  over.reduce((sum, one) => sum + 1 + one.shapes.length + one.words.length, 0);

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

readsWithinBounds('runs in links', {
  few: 50,
  inputs: fc.tuple(near(inLink, parts), fc.constantFrom('wide' as const, 'narrow' as const)),
  read: ([text, mode]) => {
    const fragment = parseFragment(`#${text}`);
    const parsed = runsOf(fragment.kind === 'none' ? {} : fragment.values, scenario);
    if (parsed.kind !== 'ok') return {};
    const worlds = parsed.runs.map(({ scenario: id, profile, settings, seed, acts }) =>
      runWorld({ ...named(id), profile, settings, seed }, acts, 0),
    );
    const lines = worlds.map(
      ({ world, endMs }, i): TracedLine => ({
        id: i === 0 ? 'a' : 'b',
        facts: factsOfTrace({ endMs, truncated: world.truncated, events: world.events }),
      }),
    );
    const { panes } = layOut(lines, { mode, labels: timeline, format: format('en') });
    return {
      items: most(worlds.map(({ world }) => world.order)),
      events: most(worlds.map(({ world }) => world.events.length)),
      'log rows': logRows(lines).length,
      elements: panes.reduce((sum, pane) => sum + nodesOf(pane), 0),
      'path characters': panes.reduce((sum, { shapes }) => sum + most(shapes.map(({ d }) => d.length)), 0),
    };
  },
  most: {
    items: bounds.work + 1,
    events: bounds.events,
    'log rows': 2 * bounds.events + 2,
    elements: 6_000,
    'path characters': 400_000,
  },
});
