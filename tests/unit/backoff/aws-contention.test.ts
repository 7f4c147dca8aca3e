import { describe, expect, it } from 'vitest';
import { afterAttempt, drawDelay, type Jitter, type Policy, startWaiting } from '../../../src/core/backoff/policy.ts';
import { randomStream } from '../../../src/core/random.ts';

/**
 * The model of aws-samples/aws-arch-backoff-simulator (src/backoff_simulator.py): clients write one record with
 * optimistic locking over a network of N(10, 2) ms and back off when another write came first. It models contention,
 * not reconnects; here it checks our policies against numbers that nobody of us computed with them.
 */
function contend(clients: number, policy: Policy | null, seed: number): { endMs: number; calls: number } {
  const network = randomStream(seed, 'network');
  const chance = randomStream(seed, 'backoff');
  const hopMs = (): number =>
    Math.abs(10 + 2 * Math.sqrt(-2 * Math.log(1 - network())) * Math.cos(2 * Math.PI * network()));
  type Event = { readonly atMs: number; readonly run: (atMs: number) => void };
  const heap: Event[] = [];
  const push = (event: Event): void => {
    let i = heap.push(event) - 1;
    for (let parent = (i - 1) >> 1; i > 0 && heap[parent]!.atMs > event.atMs; i = parent, parent = (i - 1) >> 1)
      heap[i] = heap[parent]!;
    heap[i] = event;
  };
  const pop = (): Event => {
    const top = heap[0]!;
    const last = heap.pop()!;
    const size = heap.length;
    if (size > 0) {
      let i = 0;
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && heap[child + 1]!.atMs < heap[child]!.atMs) child++;
        if (heap[child]!.atMs >= last.atMs) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
    }
    return top;
  };

  let version = 0;
  let calls = 0;
  for (let c = 0; c < clients; c++) {
    // Its first failure already counts as attempt 1: base · 2.
    let waiting = policy && { ...startWaiting(policy, chance), attempt: 1 };
    const read = (atMs: number): void => {
      const seen = version;
      push({ atMs: atMs + hopMs(), run: (answeredMs) => push({ atMs: answeredMs + hopMs(), run: write(seen) }) });
    };
    const write = (seen: number) => (atMs: number) => {
      calls++;
      const success = seen === version;
      if (success) version++;
      push({
        atMs: atMs + hopMs(),
        run: (answeredMs) => {
          if (success) return;
          let delayMs = 0;
          if (policy && waiting) {
            delayMs = drawDelay(policy, waiting, chance)!.delayMs;
            waiting = afterAttempt(waiting, delayMs);
          }
          push({ atMs: answeredMs + hopMs() + delayMs, run: read });
        },
      });
    };
    push({ atMs: hopMs(), run: read });
  }
  let endMs = 0;
  while (heap.length > 0) {
    const event = pop();
    endMs = event.atMs;
    event.run(endMs);
  }
  return { endMs, calls };
}

const policyOf = (jitter: Jitter): Policy => ({
  growth: { kind: 'exponential', baseMs: 5, factor: 2 },
  jitter,
  capMs: 2_000,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'never' },
});

const policies: Record<string, Policy | null> = {
  'no backoff': null,
  'exponential without jitter': policyOf({ kind: 'none' }),
  'equal jitter': policyOf({ kind: 'equal' }),
  'full jitter': policyOf({ kind: 'full' }),
  'decorrelated jitter': policyOf({ kind: 'decorrelated' }),
};

/** The published simulator, re-run: clients, average time in ms, average number of calls. */
const published: readonly (readonly [string, number, number, number])[] = [
  ['no backoff', 20, 600, 151],
  ['no backoff', 50, 1_136, 687],
  ['no backoff', 100, 2_021, 2_420],
  ['exponential without jitter', 20, 14_122, 148],
  ['exponential without jitter', 50, 36_034, 620],
  ['exponential without jitter', 100, 63_004, 1_853],
  ['equal jitter', 20, 1_617, 107],
  ['equal jitter', 50, 4_188, 346],
  ['equal jitter', 100, 6_621, 811],
  ['full jitter', 20, 972, 99],
  ['full jitter', 50, 2_950, 332],
  ['full jitter', 100, 4_813, 795],
  ['decorrelated jitter', 20, 830, 100],
  ['decorrelated jitter', 50, 2_219, 375],
  ['decorrelated jitter', 100, 4_708, 1_001],
];

describe("AWS's simulator with our policies gives its published results within 5 %", () => {
  it.each(published)('%s, %d clients: %d ms, %d calls', (name, clients, timeMs, calls) => {
    const runs = 200;
    let totalMs = 0;
    let totalCalls = 0;
    for (let run = 0; run < runs; run++) {
      const result = contend(clients, policies[name]!, run + 1);
      totalMs += result.endMs;
      totalCalls += result.calls;
    }
    expect(Math.abs(totalMs / runs / timeMs - 1)).toBeLessThan(0.05);
    expect(Math.abs(totalCalls / runs / calls - 1)).toBeLessThan(0.05);
  });
});
