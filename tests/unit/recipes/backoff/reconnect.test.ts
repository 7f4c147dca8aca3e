import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextDelay } from '../../../../src/core/backoff/next-delay.ts';
import { reconnect } from '../../../../src/recipes/backoff/reconnect.ts';
import { attemptsAtMs, FailingWebSocket, OPEN_FOR_MS, plan } from '../../backoff/failing-web-socket.ts';

const backoff = { baseMs: 1_000, factor: 2, capMs: 30_000, attemptsMax: 0, jitter: 'none' } as const;
const open = (): WebSocket => new FailingWebSocket('ws://nowhere.example/') as unknown as WebSocket;
const delay = (attempt: number, delayMs: number): number =>
  nextDelay(backoff, { attempt, delayMs }, Math.random).delayMs;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  attemptsAtMs.length = 0;
  plan.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the reconnect loop that the site gives away', () => {
  it('waits as the policy says between attempts that fail', async () => {
    const stop = reconnect({ open, delay, stableMs: 10_000 });
    await vi.advanceTimersByTimeAsync(62_000);
    stop();
    expect(attemptsAtMs).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000]);
  });

  it('starts counting again after a connection that lasted', async () => {
    plan.push('fail', 'fail', 'open-then-drop');
    const stop = reconnect({ open, delay, stableMs: 10_000 });
    await vi.advanceTimersByTimeAsync(3_000 + OPEN_FOR_MS + 1_000);
    stop();
    expect(attemptsAtMs.at(-1)).toBe(3_000 + OPEN_FOR_MS + 1_000);
  });

  it('does not forgive a connection that was shorter than that', async () => {
    plan.push('fail', 'fail', 'open-then-drop');
    const stop = reconnect({ open, delay, stableMs: OPEN_FOR_MS + 1 });
    await vi.advanceTimersByTimeAsync(3_000 + OPEN_FOR_MS + 4_000);
    stop();
    expect(attemptsAtMs.at(-1)).toBe(3_000 + OPEN_FOR_MS + 4_000);
  });

  it('ends when the policy gives up, at a final code, and when it is told to', async () => {
    const once = reconnect({ open, delay: (attempt) => (attempt < 1 ? 500 : null), stableMs: null });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toHaveLength(2);
    const final = reconnect({ open, delay, stableMs: null, finalCodes: [1006] });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toHaveLength(3);
    const told = reconnect({ open, delay, stableMs: null });
    told();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toHaveLength(4);
    once();
    final();
  });
});
