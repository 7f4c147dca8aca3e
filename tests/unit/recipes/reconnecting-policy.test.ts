import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawDelay, startWaiting } from '../../../src/core/backoff/policy.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import { backoff } from '../../../src/i18n/en/backoff.ts';
import { type ReconnectingOptions, ReconnectingWebSocket } from '../../../src/recipes/client/reconnecting-websocket.ts';
import { codeOf } from '../../../src/widgets/backoff-chart/code-of.ts';
import { attemptsAtMs, FailingWebSocket, OPEN_FOR_MS, plan } from '../backoff/failing-web-socket.ts';

const { comments } = backoff.home;

const delay = (attempt: number): number => Math.min(30_000, 1_000 * 2 ** attempt);

let client: ReconnectingWebSocket | undefined;
const connect = (options: Partial<ReconnectingOptions> = {}): void => {
  client = new ReconnectingWebSocket({ url: () => 'ws://nowhere.example/', delay, heartbeatMs: 0, ...options });
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('WebSocket', FailingWebSocket);
  attemptsAtMs.length = 0;
  plan.length = 0;
});
afterEach(() => {
  client?.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the client with a policy of one’s own', () => {
  it('waits as the policy says between attempts that fail', async () => {
    connect();
    await vi.advanceTimersByTimeAsync(62_000);
    expect(attemptsAtMs).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000]);
  });

  it('tells the policy the code of the closing', async () => {
    const codes: number[] = [];
    const delay = (_failures: number, _previousMs: number, code: number): null => {
      codes.push(code);
      return null;
    };
    connect({ delay });
    await vi.advanceTimersByTimeAsync(1);
    expect(codes).toEqual([1006]);
  });

  it('tells the policy the wait before, from 0', async () => {
    const asked: [number, number][] = [];
    connect({ delay: (failures, previousMs) => asked.push([failures, previousMs]) * 100 });
    await vi.advanceTimersByTimeAsync(350);
    expect(asked).toEqual([
      [0, 0],
      [1, 100],
      [2, 200],
    ]);
  });

  it.each([
    ['starts counting again after a connection that lasted', OPEN_FOR_MS / 2, 1_000],
    ['does not forgive a connection that was shorter than that', OPEN_FOR_MS + 1, 4_000],
    ['never forgives where that is null', null, 4_000],
    ['never forgives where that is longer than a timer can wait', Number.POSITIVE_INFINITY, 4_000],
  ])('%s', async (_, stableMs, waitMs) => {
    plan.push('fail', 'fail', 'open-then-drop');
    connect({ stableMs });
    await vi.advanceTimersByTimeAsync(3_000 + OPEN_FOR_MS + waitMs);
    expect(attemptsAtMs.slice(3)).toEqual([3_000 + OPEN_FOR_MS + waitMs]);
  });

  it('ends when the policy gives up, and says so', async () => {
    const retries: (number | null)[] = [];
    const onClose = (_: CloseEvent, retryInMs: number | null) => retries.push(retryInMs);
    connect({ delay: (failures) => (failures < 1 ? 500 : null), onClose });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toEqual([0, 500]);
    expect(retries).toEqual([500, null]);
  });

  it('ends at a code that its owner calls final, and when it is told to', async () => {
    connect({ mayRetry: (code) => code !== 1006 });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toHaveLength(1);
    connect();
    await vi.advanceTimersByTimeAsync(0);
    client!.close();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attemptsAtMs).toHaveLength(2);
  });

  it('does not hurry where a wait is longer than a timer can hold', async () => {
    connect({ delay: () => Number.POSITIVE_INFINITY });
    await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
    expect(attemptsAtMs).toHaveLength(1);
  });
});

describe('the code that /backoff/ gives away', () => {
  it.each(PRESETS.map((one) => [one.id, one.policy] as const))('waits as %s does', async (_, policy) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const code = ts.transpile(codeOf(policy, 'plain', comments)!.replaceAll(/^import .*\n/gm, ''));
    const names = { drawDelay, startWaiting, ReconnectingWebSocket };
    client = new Function(...Object.keys(names), `${code}\nreturn socket;`)(...Object.values(names));
    await vi.advanceTimersByTimeAsync(60_000);

    const expected = [0];
    let waiting = startWaiting(policy, Math.random);
    while (true) {
      const delayMs = drawDelay(policy, waiting, Math.random)?.delayMs;
      if (delayMs === undefined || expected.at(-1)! + delayMs > 60_000) break;
      expected.push(expected.at(-1)! + delayMs);
      waiting = { ...waiting, attempt: waiting.attempt + 1, delayMs };
    }
    expect(attemptsAtMs.length).toBe(expected.length);
    // A timer counts whole milliseconds.
    for (const [n, atMs] of expected.entries()) expect(Math.abs(attemptsAtMs[n]! - atMs)).toBeLessThan(n + 1);
  });
});
