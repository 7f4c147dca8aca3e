import { expect, it } from 'vitest';
import type { Act } from '../../../../src/core/acts/acts.ts';
import { simulate } from '../../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { readoutAt } from '../../../../src/core/trace/readouts.ts';
import { connectionTimeline as en } from '../../../../src/i18n/en/connection-timeline.ts';
import { connectionTimeline as ja } from '../../../../src/i18n/ja/connection-timeline.ts';
import { scenario } from '../../../../src/scenarios/index.ts';
import { format } from '../../../../src/ui/format.ts';
import { timeTaken } from '../../../../src/widgets/connection-timeline/time-taken.ts';

const languages = [
  ['en', en],
  ['ja', ja],
] as const;
const readout = (atMs: number, kind: Act['kind']) =>
  readoutAt(factsOfTrace(simulate(scenario('going-away')!, [{ atMs, kind }])), 40_000);

it('of an end at the very moment of the act says so, and not that it took 0 ms', () => {
  const connecting = readout(50, 'client-close');
  expect(connecting).toEqual({ side: 'client', state: 'knows', ms: 0 });
  expect(languages.map(([lang, words]) => timeTaken(connecting, words, format(lang)))).toEqual([
    { label: 'Client notified', time: 'at once' },
    { label: 'クライアントが検知', time: 'すぐに' },
  ]);
});

it('of an end that had to come over the path says how long it took', () => {
  const open = readout(5_000, 'server-kill');
  expect(languages.map(([lang, words]) => timeTaken(open, words, format(lang)))).toEqual([
    { label: 'Client notified after', time: '40 ms' },
    { label: 'クライアントの検知まで', time: '40ミリ秒' },
  ]);
});
