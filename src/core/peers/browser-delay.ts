import type { Random } from '../backoff/policy.ts';
import type { BrowserDelay } from '../backoff/schedule.ts';
import { chromium } from './clients/chromium.ts';
import { firefox } from './clients/firefox.ts';

/** FailDelay of WebSocketChannel.cpp: a random first wait, longer with each failure, forgotten after a while. */
function firefoxDelay(random: Random): BrowserDelay {
  const { facts } = firefox;
  const [shortestMs, firstMs] = [facts['failure-delay-shortest'].value, facts['failure-delay-longest-first'].value];
  const fresh = () => shortestMs + random() * (firstMs - shortestMs);
  let nextDelayMs = fresh();
  let lastFailureMs = 0;
  return (atMs) => {
    if (atMs > lastFailureMs + nextDelayMs + facts['failure-forgotten'].value) nextDelayMs = fresh();
    const leavesMs = Math.max(atMs, lastFailureMs + nextDelayMs);
    lastFailureMs = leavesMs;
    nextDelayMs = Math.min(facts['failure-delay-longest'].value, nextDelayMs * facts['failure-delay-factor'].value);
    return leavesMs;
  };
}

/**
 * U(shortest, longest) · 2^min(p + f/(s+1), 16) / 65536 with p pending, f failed and s succeeded handshakes of the
 * renderer in this and the last period (services/network/websocket_throttler.cc). Here p = 0, s = 0 and the first
 * period starts with the loss.
 */
function chromiumDelay(random: Random): BrowserDelay {
  const { facts } = chromium;
  const [shortestMs, longestMs] = [facts['throttle-shortest'].value, facts['throttle-longest'].value];
  const highest = facts['throttle-exponent'].value;
  let period = 0;
  let failedNow = 0;
  let failedBefore = 0;
  return (atMs) => {
    const next = Math.floor(atMs / facts['throttle-period'].value);
    if (next !== period) {
      failedBefore = next === period + 1 ? failedNow : 0;
      failedNow = 0;
      period = next;
    }
    const exponent = Math.min(failedNow + failedBefore, highest);
    failedNow++;
    return atMs + ((shortestMs + random() * (longestMs - shortestMs)) * 2 ** exponent) / 2 ** highest;
  };
}

const delays = { firefox: firefoxDelay, chromium: chromiumDelay } as const;

/** Browsers that hold `new WebSocket()` back after failures, on top of what the page's script waits. */
export type DelayingBrowser = keyof typeof delays;

export const browserDelay = (browser: DelayingBrowser, random: Random): BrowserDelay => delays[browser](random);
