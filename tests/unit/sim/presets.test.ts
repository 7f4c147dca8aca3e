import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import { afterAttempt, decide, forgiven, type Policy, startWaiting } from '../../../src/core/backoff/policy.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import { randomStream } from '../../../src/core/random.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import type { Trace } from '../../../src/core/trace/trace.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { act, story } from './tell.ts';

const simulated = ({ events }: Trace): number[] =>
  events.flatMap((event) => (event.kind === 'retry-scheduled' ? [event.delayMs] : []));

/** The waits that a policy asks for at each close event of a trace, from the same random numbers. */
function expected(policy: Policy, seed: number, { events }: Trace): number[] {
  const random = randomStream(seed, 'backoff');
  let waiting = null as ReturnType<typeof startWaiting> | null;
  let openAtMs = Number.NaN;
  const waits: number[] = [];
  for (const event of events) {
    if (event.kind !== 'event' || event.side !== 'client') continue;
    if (event.event === 'open') openAtMs = event.atMs;
    if (event.event !== 'close') continue;
    const { reset } = policy;
    const lasted = event.atMs - openAtMs;
    const isForgiven = reset.kind === 'open' ? lasted >= 0 : reset.kind === 'stable' && lasted >= reset.afterMs;
    openAtMs = Number.NaN;
    waiting = waiting && isForgiven ? forgiven(waiting) : (waiting ?? startWaiting(policy, random));
    const decision = decide(policy, waiting, event.close!.code, random);
    if (decision.kind === 'stop') break;
    waits.push(decision.delayMs);
    waiting = afterAttempt(waiting, decision.delayMs);
  }
  return waits;
}

const check = (policy: Policy, seed: number, watchMs: number, acts: readonly Act[], restartMs = 0): number => {
  const trace = simulate(story({ seed, watchMs, settings: { policy, restartMs } }, acts));
  const waits = simulated(trace);
  // The last attempt of a run may end after what was watched.
  expect(waits).toEqual(expected(policy, seed, trace).slice(0, waits.length));
  return waits.length;
};

describe.each(PRESETS.map(({ id, policy }) => [id, policy] as const))(
  'a simulated client with the policy of %s',
  (_, policy) => {
    it('waits for a server that is gone exactly as the policy says', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          expect(check(policy, seed, 600_000, [act(1, 'server-kill')])).toBeGreaterThanOrEqual(3);
        }),
        { ...fuzz, numRuns: 20 },
      );
    });

    it('counts its failures as the policy says when the server closes again and again', () => {
      const closing = fc.record({
        atMs: fc.integer({ min: 1_000, max: 120_000 }),
        code: fc.constantFrom(1000, 1001, 1008, 1011, 1012, 1013, 3500, 4000, 4100, 4200, 4300, 4999),
      });
      fc.assert(
        fc.property(fc.nat(), fc.array(closing, { minLength: 1, maxLength: 6 }), (seed, closings) => {
          const acts = closings
            .sort((a, b) => a.atMs - b.atMs)
            .map(({ atMs, code }): Act => ({ atMs, kind: 'server-close', args: { code } }));
          check(policy, seed, 120_000, acts);
        }),
        { ...fuzz, numRuns: 20 },
      );
    });
  },
);
