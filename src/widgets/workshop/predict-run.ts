import type { Act } from '../../core/acts/acts.ts';
import type { ClientId } from '../../core/peers/clients.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { shutdownReason } from '../../workshop/messages.ts';
import type { Noted } from './to-trace.ts';

/** Which profile this browser is nearest to, by its own account. */
export function profileOf(userAgent: string): ClientId {
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Chrome\/|Chromium\//.test(userAgent) ? 'chromium' : 'webkitgtk';
}

/** The acts that were really carried out, as the simulator knows them. */
function actsOf(noted: readonly Noted[], startMs: number): readonly Act[] {
  let isFrozen = false;
  return noted.flatMap((one): Act[] => {
    if (one.kind !== 'act') return [];
    const atMs = Math.max(0, one.atMs - startMs);
    // A frozen process cannot be asked to stop: the workshop kills it, then starts another one.
    const kills: Act[] = isFrozen && one.act === 'server-start' ? [{ atMs, kind: 'server-kill' }] : [];
    if (one.act === 'server-freeze') isFrozen = true;
    else if (one.act === 'server-start') isFrozen = false;
    return [
      ...kills,
      { atMs, kind: one.act, ...(one.act === 'server-shutdown' ? { args: { reason: shutdownReason } } : {}) },
    ];
  });
}

/** What the simulator expects of the acts that were really carried out, up to `nowMs` of the machine's clock. */
export function predicted(scenario: Scenario, noted: readonly Noted[], startMs: number, nowMs: number): Trace {
  const upTo = nowMs - startMs;
  const trace = simulate(scenario, actsOf(noted, startMs), upTo);
  return { ...trace, endMs: upTo, events: trace.events.filter((event) => event.atMs <= upTo) };
}
