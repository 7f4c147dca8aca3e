import { afterAttempt, drawDelay, forgiven, type Policy, type Random, startWaiting } from './policy.ts';

/** A connection that a flapping server accepted: when, and until when it lasted. Milliseconds. */
export type ShortConnection = { readonly openMs: number; readonly closedMs: number };

/**
 * A client and a server that accepts every connection and drops it `upMs` later, as one does that crashes on the
 * first message. Only the reset rule decides whether the waits ever grow.
 */
export function flap(policy: Policy, random: Random, upMs: number, untilMs: number): readonly ShortConnection[] {
  const connections: ShortConnection[] = [];
  let waiting = startWaiting(policy, random);
  for (let nowMs = 0; connections.length < 1_000; ) {
    const drawn = drawDelay(policy, waiting, random);
    if (drawn === null) break;
    const openMs = nowMs + drawn.delayMs;
    if (openMs > untilMs) break;
    nowMs = openMs + upMs;
    connections.push({ openMs, closedMs: nowMs });
    const isForgiven = policy.reset.kind === 'open' || (policy.reset.kind === 'stable' && upMs >= policy.reset.afterMs);
    waiting = isForgiven ? forgiven(waiting) : afterAttempt(waiting, drawn.delayMs);
  }
  return connections;
}
