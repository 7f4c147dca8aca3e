import type { ObservedConnection } from '../capture/observed.ts';
import type { Facts } from './facts.ts';
import { isEndMissed } from './is-end-missed.ts';
import { lastMessageMs, lastSignMs } from './last-message.ts';
import { openSinceMs } from './opening.ts';
import { idleLimits } from './timers.ts';

/** Quiet: nothing was sent for this share of the time before the end; busy: something was, right up to it. */
const quietShare = 0.5;
const busyShare = 0.1;
/** Or so many times as long as any pause before. */
const quietPauses = 2;
/** What a client times of an idle limit: a trip and its own work come on top. */
export const limitWithinMs = 100;
/** Silence shorter than this is none: no idle limit is near it. */
export const quietFromMs = 2_000;
/** Timers fire on whole seconds, and a trip later. What ends by chance does so in one case of a hundred. */
const wholeWithinMs = 6;

/** The way there and back, ms: from SYN to SYN-ACK; 0 where the file does not show it. */
function tripOf({ events, inputs }: ObservedConnection): number {
  const at = (kind: ObservedConnection['events'][number]['kind']) => events.find((one) => one.kind === kind)?.atMs;
  const [sentMs, answeredMs] = [at('connect'), at('connected')];
  return inputs.includes('pcap') && sentMs !== undefined && answeredMs !== undefined ? answeredMs - sentMs : 0;
}

/**
 * How long nothing was sent before the end, and how long it was seen open, both in ms; null where the file cannot say.
 */
function silenceOf(connection: ObservedConnection) {
  const { endedAtMs, close } = connection;
  const sinceMs = openSinceMs(connection);
  const endMs = close[0]?.atMs ?? endedAtMs;
  if (endMs === null || sinceMs === null || endMs <= sinceMs || isEndMissed(connection)) return null;
  const clientMs = lastMessageMs('client', connection, endMs);
  const lastMs = Math.max(sinceMs, clientMs ?? 0, lastMessageMs('server', connection, endMs) ?? 0);
  const silenceMs = endMs - lastMs;
  // Who ends it counts from when the client's last packet arrived, and its own takes as long on the way back.
  const countedMs = clientMs === lastMs ? silenceMs - tripOf(connection) : silenceMs;
  return { silenceMs, countedMs, openMs: endMs - sinceMs };
}

/** The longest time for which nothing was sent before that, ms; null: nothing was ever sent, or not twice. */
function longestPauseOf(connection: ObservedConnection): number | null {
  const { events, gaps } = connection;
  const sinceMs = openSinceMs(connection);
  let longestMs: number | null = null;
  let lastMs = sinceMs;
  for (const event of events) {
    const { kind, atMs } = event;
    if ((kind !== 'frame' && kind !== 'sealed') || sinceMs === null || atMs < sinceMs) continue;
    const isKnown = !gaps.some(({ fromMs, toMs }) => fromMs <= atMs && toMs >= (lastMs ?? atMs));
    if (lastMs !== null && isKnown) longestMs = Math.max(longestMs ?? 0, atMs - lastMs);
    lastMs = lastSignMs(event);
  }
  return longestMs;
}

const isOnSecond = (ms: number): boolean =>
  ms >= quietFromMs - wholeWithinMs && Math.abs(ms - Math.round(ms / 1000) * 1000) <= wholeWithinMs;

/** Whether it ended on a whole second after it opened, or after the last that was sent. */
export function isWhole(connection: ObservedConnection): boolean {
  const span = silenceOf(connection);
  if (!span) return false;
  const { silenceMs, countedMs, openMs } = span;
  return [silenceMs, countedMs, ...(connection.openedAtMs === null ? [] : [openMs])].some(isOnSecond);
}

/**
 * Whether it ended when it had been silent for as long as an idle limit: one that a product has by default, or, where
 * packets say so, any whole second. What outlived a longer pause before had no such limit.
 */
export function idleSignOf(connection: ObservedConnection, isExact: boolean): 'idle-limit' | 'idle-seconds' | null {
  const span = silenceOf(connection);
  const pauseMs = longestPauseOf(connection);
  if (!span || pauseMs === null || span.silenceMs < quietFromMs || span.silenceMs <= pauseMs) return null;
  const lengths = isExact ? [span.silenceMs, span.countedMs].filter(isOnSecond) : [span.silenceMs];
  if (lengths.length === 0) return null;
  const isKnown = lengths.some((ms) => idleLimits.some((seconds) => Math.abs(ms - seconds * 1000) <= limitWithinMs));
  return isKnown ? 'idle-limit' : isExact ? 'idle-seconds' : null;
}

/** Or on a whole second after it opened, all quiet: nginx does not start its timer again for what comes soon after. */
export const isQuietByClock = (connection: ObservedConnection): boolean =>
  idleSignOf(connection, true) !== null || (trafficOf(connection) === 'quiet' && isWhole(connection));

/** Whether it was quiet before its end, for most of its life or as never before, or data flowed up to it. */
export function trafficOf(connection: ObservedConnection): Facts['traffic'] {
  const span = silenceOf(connection);
  if (!span) return undefined;
  const { silenceMs, openMs } = span;
  const share = silenceMs / openMs;
  const pauseMs = longestPauseOf(connection);
  const isLong = silenceMs >= quietFromMs;
  if (isLong && (share >= quietShare || (pauseMs !== null && silenceMs >= quietPauses * pauseMs))) return 'quiet';
  // Within TLS the last record may be the Close, and what ended at once had no time to be busy.
  if (connection.encrypted || openMs < quietFromMs) return undefined;
  return share < busyShare && !(isLong && pauseMs !== null && silenceMs > pauseMs) ? 'busy' : undefined;
}
