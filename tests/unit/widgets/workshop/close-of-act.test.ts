import { expect, test } from 'vitest';
import type { Act } from '../../../../src/core/acts/acts.ts';
import { simulate } from '../../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { workshop } from '../../../../src/scenarios/workshop.ts';
import { closeOfAct } from '../../../../src/widgets/workshop/close-of-act.ts';
import { workshopHeartbeatMs } from '../../../../src/workshop/messages.ts';

/** As far as it has come by `nowMs`. */
function after(acts: readonly Act[], nowMs = 20_000): ReturnType<typeof closeOfAct> {
  const trace = simulate(workshop('chromium', workshopHeartbeatMs), acts);
  return closeOfAct(factsOfTrace({ ...trace, endMs: nowMs, events: trace.events.filter(({ atMs }) => atMs <= nowMs) }));
}

test('a shutdown is answered by its 1001, however many attempts fail after it', () => {
  expect(after([{ atMs: 2_000, kind: 'server-shutdown' }])).toMatchObject({ code: 1001, wasClean: true });
  expect(
    after([
      { atMs: 2_000, kind: 'server-shutdown' },
      { atMs: 9_000, kind: 'server-start' },
    ]),
  ).toMatchObject({ code: 1001 });
});

test('each act has its own event', () => {
  const acts: readonly Act[] = [
    { atMs: 2_000, kind: 'server-shutdown' },
    { atMs: 6_000, kind: 'server-start' },
    { atMs: 19_000, kind: 'server-kill' },
  ];
  expect(after(acts, 30_000)).toMatchObject({ code: 1006, wasClean: false });
});

test('while nobody has noticed there is none', () => {
  expect(after([{ atMs: 2_000, kind: 'cable-pull' }], 2_500)).toBeNull();
});
