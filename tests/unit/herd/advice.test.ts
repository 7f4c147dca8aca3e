import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { HERD_DEFAULTS } from '../../../src/core/herd/config.ts';
import { planDrain } from '../../../src/core/herd/drain-plan.ts';
import { recommend } from '../../../src/core/herd/recommend.ts';
import { type HerdResult, summarise } from '../../../src/core/herd/result.ts';
import { startHerd } from '../../../src/core/herd/simulate.ts';
import { preset } from '../../../src/core/peers/presets.ts';

const full = preset('aws-full').policy;
const finish = (policy: Policy, more: object = {}): HerdResult => {
  const config = { ...HERD_DEFAULTS, clients: 3_000, capacityPerSecond: 120, queue: 120, policy, ...more };
  const run = startHerd(config);
  while (!run.advance(1_000_000));
  return summarise(config, run);
};

describe('the drain planner', () => {
  it('gives plans that hold the peak under capacity when they are simulated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 20_000 }),
        fc.integer({ min: 50, max: 2_000 }),
        fc.integer({ min: 5_000, max: 60_000 }),
        fc.nat(),
        (clients, capacityPerSecond, downMs, seed) => {
          const answer = planDrain({ clients, capacityPerSecond, downMs, deadlineMs: 3_000_000 });
          if (answer.kind !== 'plan') return;
          const { batches, gapMs, jitterWindowMs, totalMs } = answer.plan;
          const result = finish(
            { ...full, first: [{ minMs: 0, maxMs: jitterWindowMs }] },
            { clients, capacityPerSecond, queue: capacityPerSecond, batches, gapMs, downMs, drainMs: 0, seed },
          );
          // Five standard deviations, and what the tail of a Poisson distribution is longer there: (z² − 1) / 6 attempts.
          const available = capacityPerSecond * (1 - 1 / batches);
          expect(result.peakOverCapacity).toBeLessThanOrEqual(1 + 4 / available);
          expect(result.totals.refused).toBe(0);
          expect(result.backMs.all).toBeLessThanOrEqual(totalMs + 2_000);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('meets the deadline with the fewest batches, or says what the soonest would be', () => {
    const task = { clients: 100_000, capacityPerSecond: 4_000, downMs: 20_000 };
    const answer = planDrain({ ...task, deadlineMs: 300_000 });
    expect(answer).toMatchObject({ kind: 'plan', plan: { batches: 2 } });
    const hasty = planDrain({ ...task, deadlineMs: 10_000 });
    expect(hasty.kind).toBe('too-soon');
    if (hasty.kind === 'too-soon') {
      expect(hasty.soonestMs).toBeGreaterThan(10_000);
      expect(planDrain({ ...task, deadlineMs: hasty.soonestMs }).kind).toBe('plan');
    }
  });
});

describe('the recommendation', () => {
  it('goes from the policy with the highest peak to the one that brings everyone back with the lowest', () => {
    const results = [
      finish({ ...full, jitter: { kind: 'none' } }),
      finish(full),
      finish({ ...full, first: [{ minMs: 0, maxMs: 5_000 }] }, { batches: 10, gapMs: 15_000 }),
    ];
    expect(recommend(results)).toMatchObject({ from: 0, to: 2, refused: 0 });
  });

  it('never names a policy whose clients gave up, however quiet they are', () => {
    const results = [finish(full), finish(preset('signalr').policy, { downMs: 60_000 })];
    expect(recommend(results)?.to).not.toBe(1);
  });

  it('says nothing about a single policy', () => {
    expect(recommend([finish(full)])).toBeNull();
  });
});
