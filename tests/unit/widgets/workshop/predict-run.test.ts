import { expect, test } from 'vitest';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { workshop } from '../../../../src/scenarios/workshop.ts';
import { closeOfAct } from '../../../../src/widgets/workshop/close-of-act.ts';
import { predicted } from '../../../../src/widgets/workshop/predict-run.ts';
import type { Noted } from '../../../../src/widgets/workshop/to-trace.ts';
import { type WorkshopAct, workshopHeartbeatMs } from '../../../../src/workshop/messages.ts';

const startMs = 1_000_000;

/** What is expected of acts at so many seconds, one after another, by `nowS`. */
function expected(acts: readonly (readonly [atS: number, act: WorkshopAct])[], nowS: number) {
  const noted = acts.map(([atS, act]): Noted => ({ attempt: 0, kind: 'act', act, atMs: startMs + atS * 1_000 }));
  const scenario = workshop('chromium', workshopHeartbeatMs);
  return factsOfTrace(predicted(scenario, noted, startMs, startMs + nowS * 1_000));
}

test('a frozen server that is started again is killed first, so its connection ends', () => {
  const acts = [
    [2, 'server-freeze'],
    [17, 'server-start'],
  ] as const;
  expect(closeOfAct(expected(acts, 18))).toMatchObject({ code: 1006, wasClean: false });
});

test('the acts after it meet a connection again', () => {
  const acts = [
    [2, 'server-freeze'],
    [17, 'server-start'],
    [40, 'server-terminate'],
  ] as const;
  expect(expected(acts, 39).attempts.at(-1)?.client.states.at(-1)?.state).toBe('OPEN');
  expect(closeOfAct(expected(acts, 41))).toMatchObject({ code: 1006, wasClean: false });
});

test('a cable that is plugged in again ends the connection that the heartbeat gave up', () => {
  const acts = [
    [2, 'cable-pull'],
    [18, 'network-restore'],
  ] as const;
  expect(closeOfAct(expected(acts, 40))).toMatchObject({ code: 4000, wasClean: true });
});

test('each act of a long workshop ends what is open then', () => {
  const acts = [
    [2, 'server-shutdown'],
    [4, 'server-start'],
    [20, 'server-freeze'],
    [36, 'server-start'],
    [60, 'cable-pull'],
    [76, 'network-restore'],
    [100, 'proxy-timeout'],
  ] as const;
  expect(closeOfAct(expected(acts, 102))).toMatchObject({ code: 1006, wasClean: false });
  expect(closeOfAct(expected([...acts, [200, 'server-kill']], 201))).toMatchObject({ code: 1006, wasClean: false });
});
