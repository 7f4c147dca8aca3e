import { describe, expect, it } from 'vitest';
import { chromium } from '../../../src/core/peers/clients/chromium.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import {
  inFrontMs,
  parseTimerRecords,
  rhythmOf,
  type TimerClient,
  timerClients,
  timerRecords,
  timerRun,
  timerTrials,
} from '../../../src/evidence/timer-records.ts';
import { act, said, story } from '../sim/tell.ts';

/** When a simulated page speaks after its tab was hidden, in ms. */
function simulated(
  profile: TimerClient,
  settings: { readonly clientSendMs: number } | { readonly heartbeatMs: number },
) {
  const scenario = story({ profile, settings, watchMs: 600_000 }, [
    act(inFrontMs / 1_000, 'tab-hide', { minutes: 12 }),
  ]);
  return said(scenario)
    .map((second) => second * 1_000 - inFrontMs)
    .filter((ms) => ms >= 0);
}

describe('the timers of a hidden tab', () => {
  it('are measured with every rhythm in every browser', () => {
    for (const client of timerClients)
      for (const trial of timerTrials)
        expect(timerRun(client, trial).firedAfterMs.length, `${client} ${trial}`).toBeGreaterThan(8);
  });

  it('become rare in Chromium, and in Firefox do not', () => {
    for (const trial of timerTrials.filter((one) => one !== 'answer')) {
      const { earlyMs, lateMs } = rhythmOf(timerRun('chromium', trial).firedAfterMs);
      expect(lateMs, trial).toBeGreaterThan(59_000);
      expect(earlyMs, trial).toBeLessThan(30_000);
      const firefox = rhythmOf(timerRun('firefox', trial).firedAfterMs);
      expect(Math.abs(firefox.lateMs - firefox.earlyMs), trial).toBeLessThan(1_000);
    }
  });

  it.each([
    ['interval1', { clientSendMs: 1_000 }],
    ['interval25', { heartbeatMs: 25_000 }],
    ['timeout25', { heartbeatMs: 25_000 }],
  ] as const)('fire as the simulator says: %s', (trial, settings) => {
    for (const client of timerClients) {
      const measured = rhythmOf(timerRun(client, trial).firedAfterMs);
      const { earlyMs, lateMs, fromMs } = rhythmOf(simulated(client, settings));
      // A chain of setTimeout(), which waits for a full second at each link, is simulated as the interval that it is like.
      expect(Math.abs(earlyMs - measured.earlyMs), client).toBeLessThan(1_100);
      expect(Math.abs(lateMs - measured.lateMs), client).toBeLessThan(1_100);
      const becomesRare = lateMs > 2 * earlyMs;
      if (becomesRare) expect(Math.abs(fromMs - measured.fromMs), client).toBeLessThan(8_000);
    }
  });

  it('become rare after a minute in every run of the lab, and not before the eighth of a chain', () => {
    const [rareAfter, rareFrom] = [chromium.facts['hidden-after'], chromium.facts['hidden-chain']];
    const runs = timerRecords.filter(({ client, cause }) => client === 'chromium' && !cause.endsWith('answer'));
    for (const { cause, firedAfterMs, run } of runs) {
      const { earlyMs, fromMs } = rhythmOf(firedAfterMs);
      const dueMs = Math.max(rareAfter.value, (rareFrom.value - 1) * earlyMs - inFrontMs);
      expect(Math.abs(fromMs - dueMs), `${cause}, run ${run}`).toBeLessThan(8_000);
    }
    expect(runs.length).toBeGreaterThanOrEqual(8);
  });

  it('are not needed for an answer, which keeps the server’s rhythm, measured and simulated', () => {
    for (const client of timerClients) {
      const measured = rhythmOf(timerRun(client, 'answer').firedAfterMs);
      const scenario = story({ profile: client, settings: { serverSendMs: 25_000 }, watchMs: 600_000 }, [
        act(1, 'tab-hide', { minutes: 12 }),
      ]);
      const heard = simulate(scenario).events.flatMap((event) =>
        event.kind === 'event' && event.side === 'client' && event.event === 'message' ? event.atMs : [],
      );
      for (const { earlyMs, lateMs } of [measured, rhythmOf(heard)]) {
        expect(Math.abs(earlyMs - 25_000), client).toBeLessThan(1_000);
        expect(Math.abs(lateMs - 25_000), client).toBeLessThan(1_000);
      }
    }
  });

  it('have a record that names what it is', () => {
    expect(() => parseTimerRecords([{ ...timerRecords[0], cause: 'page-explodes' }])).toThrow();
    expect(() => rhythmOf([1, 2])).toThrow('too few');
  });
});
