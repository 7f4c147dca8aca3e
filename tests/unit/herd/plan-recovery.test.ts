import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../src/core/backoff/check-policy.ts';
import { HERD_DEFAULTS } from '../../../src/core/herd/config.ts';
import { planned, planRecovery, policyOfPlan, type RecoveryTask } from '../../../src/core/herd/plan-recovery.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { full30 } from '../../../src/core/peers/policy-choice.ts';

const tasks: fc.Arbitrary<RecoveryTask & { readonly seed: number }> = fc.record({
  clients: fc.integer({ min: 100, max: 20_000 }),
  capacityPerSecond: fc.integer({ min: 12, max: 2_000 }),
  downMs: fc.integer({ min: 0, max: 60_000 }),
  drainMs: fc.integer({ min: 0, max: 5_000 }),
  timeoutMs: fc.integer({ min: 1_000, max: 60_000 }),
  refuseCost: fc.constantFrom(0, 0.02, 0.04, 0.08),
  deadlineMs: fc.integer({ min: 20_000, max: 900_000 }),
  seed: fc.nat(),
});

const configOf = (task: RecoveryTask & { readonly seed: number }) => {
  const { deadlineMs: _, ...numbers } = task;
  return { ...HERD_DEFAULTS, ...numbers, policy: full30 };
};

describe('the calculator', () => {
  test('where it says that a deadline can be met, the simulation meets it', () => {
    let plans = 0;
    fc.assert(
      fc.property(tasks, (task) => {
        const answer = planRecovery(task);
        if (answer.kind !== 'plan') return;
        plans++;
        const { backMs, totals } = runOne(planned(configOf(task), answer.plan));
        expect(answer.plan.backByMs).toBeLessThanOrEqual(task.deadlineMs);
        expect(backMs.all).not.toBeNull();
        expect(backMs.all!).toBeLessThanOrEqual(answer.plan.backByMs);
        // Nobody waits in a bounded queue for as long as a client has patience.
        expect(totals.left).toBe(0);
        expect(checkPolicy(policyOfPlan(answer.plan))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(plans).toBeGreaterThan(50);
  });

  test('where it says that the soonest is later, that deadline has a plan', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const answer = planRecovery(task);
        if (answer.kind !== 'too-soon') return;
        expect(answer.soonestMs).toBeGreaterThan(task.deadlineMs);
        expect(planRecovery({ ...task, deadlineMs: answer.soonestMs }).kind).toBe('plan');
      }),
      { numRuns: 300 },
    );
  });

  const task: RecoveryTask = {
    clients: 20_000,
    capacityPerSecond: 800,
    downMs: 1_000,
    drainMs: 1_000,
    timeoutMs: 5_000,
    refuseCost: 1 / 25,
    deadlineMs: 60_000,
  };

  test.each([
    ['the servers are away for longer', { downMs: 60_000 }, { kind: 'away', awayMs: 60_000 }],
    ['even full speed is too slow', { capacityPerSecond: 300 }, { kind: 'capacity', neededPerSecond: 339 }],
    ['chance alone exceeds the capacity', { clients: 100, capacityPerSecond: 5 }, { kind: 'too-few' }],
    ['refusals use up the capacity', { refuseCost: 1 }, { kind: 'refusals' }],
    ['no plan is sure to be in time', { deadlineMs: 27_000 }, { kind: 'too-soon' }],
  ] as const)('says why not: %s', (_why, change, answer) => {
    expect(planRecovery({ ...task, ...change })).toMatchObject(answer);
  });

  test('takes a wider first wait where the deadline leaves time', () => {
    const waitOf = (deadlineMs: number): number => {
      const answer = planRecovery({ ...task, deadlineMs });
      return answer.kind === 'plan' ? answer.plan.firstWaitMs : 0;
    };
    expect(waitOf(60_000)).toBeGreaterThan(0);
    expect(waitOf(300_000)).toBeGreaterThan(waitOf(60_000));
  });
});
