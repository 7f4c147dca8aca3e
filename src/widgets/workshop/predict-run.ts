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

/** What the simulator expects of the acts that were really carried out, up to `nowMs` of the machine's clock. */
export function predicted(scenario: Scenario, noted: readonly Noted[], startMs: number, nowMs: number): Trace {
  const acts = noted.flatMap((one): Act[] =>
    one.kind === 'act'
      ? [
          {
            atMs: Math.max(0, one.atMs - startMs),
            kind: one.act,
            ...(one.act === 'server-shutdown' ? { args: { reason: shutdownReason } } : {}),
          },
        ]
      : [],
  );
  const trace = simulate(scenario, acts, nowMs - startMs);
  const upTo = nowMs - startMs;
  return { ...trace, endMs: upTo, events: trace.events.filter((event) => event.atMs <= upTo) };
}
