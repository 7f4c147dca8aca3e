import type { Random } from './policy.ts';

/** Browsers that hold `new WebSocket()` back after failures, on top of what the page's script waits. */
export type DelayingBrowser = 'firefox' | 'chromium';

/**
 * When a connection attempt that script makes at `atMs` really leaves the browser. Call once per failing attempt, in
 * order: the answer depends on the failures before. Milliseconds since the first loss.
 */
export type BrowserDelay = (atMs: number) => number;

/** Firefox: 200–400 ms after the last failure, ×1.5 each time, at most 60 s (netwerk/protocol/websocket/WebSocketChannel.cpp, FailDelay). */
function firefoxDelay(random: Random): BrowserDelay {
  let nextDelayMs = 200 + random() * 200;
  let lastFailureMs = 0;
  return (atMs) => {
    // A failure is forgotten 60 s after its delay has passed.
    if (atMs > lastFailureMs + nextDelayMs + 60_000) nextDelayMs = 200 + random() * 200;
    const leavesMs = Math.max(atMs, lastFailureMs + nextDelayMs);
    lastFailureMs = leavesMs;
    nextDelayMs = Math.min(60_000, nextDelayMs * 1.5);
    return leavesMs;
  };
}

const THROTTLE_PERIOD_MS = 120_000;

/**
 * Chromium: U(1 s, 5 s) · 2^min(p + f/(s+1), 16) / 65536 with p pending, f failed and s succeeded handshakes of the
 * renderer in this and the last two-minute period (services/network/websocket_throttler.cc). Here p = 0, s = 0 and
 * the first period starts with the loss.
 */
function chromiumDelay(random: Random): BrowserDelay {
  const failed = new Map<number, number>();
  return (atMs) => {
    const period = Math.floor(atMs / THROTTLE_PERIOD_MS);
    const failures = (failed.get(period) ?? 0) + (failed.get(period - 1) ?? 0);
    const exponent = Math.min(failures, 16);
    failed.set(period, (failed.get(period) ?? 0) + 1);
    return atMs + ((1_000 + random() * 4_000) * 2 ** exponent) / 65_536;
  };
}

export function browserDelay(browser: DelayingBrowser, random: Random): BrowserDelay {
  return browser === 'firefox' ? firefoxDelay(random) : chromiumDelay(random);
}
