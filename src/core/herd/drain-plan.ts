import { HERD_BOUNDS } from './config.ts';

/** How to take servers away one batch after the other without a peak above what the others can serve. */
export type DrainPlan = {
  readonly batches: number;
  readonly clientsPerBatch: number;
  /** The client's first wait: uniform from 0 to this. */
  readonly jitterWindowMs: number;
  /** From the start of one batch to the start of the next. */
  readonly gapMs: number;
  /** From the first close to the last client back, at the latest. */
  readonly totalMs: number;
};

export type DrainTask = {
  readonly clients: number;
  readonly capacityPerSecond: number;
  readonly deadlineMs: number;
  /** How long one batch's server is away. */
  readonly downMs: number;
};

export type DrainAnswer =
  | { readonly kind: 'plan'; readonly plan: DrainPlan }
  /** Nothing fits; the soonest that any number of batches is done. */
  | { readonly kind: 'too-soon'; readonly soonestMs: number }
  /** The servers open so few connections that chance alone exceeds them, or a batch would take longer than a run may. */
  | { readonly kind: 'impossible' };

export const BATCHES_MAX = 100;
const ROUND_TRIP_MS = 300;

/**
 * Attempts a second, at random times, that exceed what can be served in hardly any second: by chance there are up to
 * about five standard deviations more than λ, so λ + 5 √λ is what can be served.
 */
export const steadyRate = (perSecond: number): number => (Math.sqrt(6.25 + perSecond) - 2.5) ** 2;

/**
 * The plan with the fewest batches that meets the deadline: the fewer batches, the fewer restarts. A batch of n
 * clients that each wait U(0, w) arrives at n/w per second on average; that must fit into what the servers that are up
 * can serve, by steadyRate.
 */
export function planDrain(task: DrainTask): DrainAnswer {
  let soonestMs = Number.POSITIVE_INFINITY;
  for (let batches = 2; batches <= BATCHES_MAX; batches++) {
    const plan = planFor(task, batches);
    if (plan === null) continue;
    if (plan.totalMs <= task.deadlineMs) return { kind: 'plan', plan };
    soonestMs = Math.min(soonestMs, plan.totalMs);
  }
  return soonestMs === Number.POSITIVE_INFINITY ? { kind: 'impossible' } : { kind: 'too-soon', soonestMs };
}

function planFor(task: DrainTask, batches: number): DrainPlan | null {
  const available = task.capacityPerSecond * (1 - 1 / batches);
  const rate = steadyRate(available);
  if (rate < 1) return null;
  const clientsPerBatch = Math.ceil(task.clients / batches);
  const jitterWindowMs = Math.ceil((clientsPerBatch / rate) * 10) * 100;
  // The next batch starts when this one's server is back and its clients have all found a place.
  const gapMs = Math.max(task.downMs, jitterWindowMs + ROUND_TRIP_MS);
  if (gapMs > HERD_BOUNDS.gapMs[1]) return null;
  return {
    batches,
    clientsPerBatch,
    jitterWindowMs,
    gapMs,
    totalMs: (batches - 1) * gapMs + Math.max(task.downMs, jitterWindowMs + ROUND_TRIP_MS),
  };
}
