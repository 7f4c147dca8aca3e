import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { finalCodes, recipePath, retriedCodes } from '../../support/recipes.ts';

/** A WebSocket that a test opens, feeds and closes by hand; the clock is the test's as well. */
class HandWebSocket {
  static readonly all: HandWebSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];
  readonly madeAtMs = Date.now();
  closed = false;
  constructor() {
    HandWebSocket.all.push(this);
  }
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.closed = true;
  }
}

const plainWebSocket = globalThis.WebSocket;
let loads = 0;
const latest = (): HandWebSocket => HandWebSocket.all.at(-1)!;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  HandWebSocket.all.length = 0;
  globalThis.WebSocket = HandWebSocket as unknown as typeof WebSocket;
  await import(`${recipePath('codes/heartbeat.js')}?load=${++loads}`);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  globalThis.WebSocket = plainWebSocket;
});

/** Opens the latest connection, lets it live and ends it; gives the wait before the next. */
function live(openMs: number, code: number): number {
  const socket = latest();
  socket.onopen?.();
  socket.onmessage?.();
  vi.advanceTimersByTime(openMs);
  const endedAtMs = Date.now();
  socket.onclose?.({ code });
  vi.advanceTimersByTime(60_000);
  return latest() === socket ? Number.POSITIVE_INFINITY : latest().madeAtMs - endedAtMs;
}

describe('the short client on /1006/', () => {
  test('finds a dead path after 35 s of silence: 25 s to the heartbeat, 10 s for an answer', () => {
    const socket = latest();
    socket.onopen?.();
    vi.advanceTimersByTime(25_000);
    expect(socket.sent).toEqual(['ping']);
    vi.advanceTimersByTime(9_999);
    expect(socket.closed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(socket.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(HandWebSocket.all).toHaveLength(2);
  });

  test('whatever arrives is an answer', () => {
    const socket = latest();
    socket.onopen?.();
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(30_000);
      socket.onmessage?.();
    }
    expect(socket.closed).toBe(false);
  });

  test('does not run against a server that accepts, answers and crashes', () => {
    const waits = Array.from({ length: 7 }, () => live(100, 1011));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test('forgets its failures after ten good seconds', () => {
    live(100, 1011);
    live(100, 1011);
    expect(live(11_000, 1006)).toBe(1000);
  });

  test.each([1001, 1006, 1011, 1014, 3008])('reconnects after %i', (code) => {
    expect(live(1000, code)).toBe(1000);
  });

  test.each([
    [0, 5000],
    [1, 30_000],
  ])('waits 5 to 30 s after 1012, as the mail that registered it asks: at chance %f', (chance, waitMs) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    expect(live(1000, 1012)).toBe(waitMs);
  });

  test.each([...finalCodes, 4001])('does not reconnect after %i', (code) => {
    expect(live(1000, code)).toBe(Number.POSITIVE_INFINITY);
  });

  test.each(retriedCodes)('reconnects after %i', (code) => {
    expect(live(1000, code)).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test('an ending that comes after it was given up is not counted twice', () => {
    const socket = latest();
    socket.onopen?.();
    vi.advanceTimersByTime(36_000);
    socket.onclose?.({ code: 1006 });
    vi.advanceTimersByTime(20_000);
    expect(HandWebSocket.all).toHaveLength(2);
  });
});
