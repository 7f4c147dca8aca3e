import type { Act } from '../core/acts/acts.ts';
import type { ClientId } from '../core/peers/clients.ts';
import type { Scenario, Settings } from '../core/sim/settings.ts';
import { idleCauseAtMs, retold, slantMs, story } from './base.ts';
import { named } from './index.ts';

const messageAtMs = 600;
const closeAtMs = messageAtMs + 3 * slantMs;
/** Long enough for Chromium to give up on an idle dead path (451 s); afterwards nothing more happens to the client. */
const watchMs = 454_000;
/** When an idle cause comes in a picture. */
const idleMs = 2_000;
/**
 * The lab lets a connection be idle for 15 s before an idle cause. In a picture a message goes right before it: a
 * keep-alive counts from the last segment, so the silence is as long as the page says.
 */
function sooner(acts: readonly Act[]): readonly Act[] {
  if (!acts.some(({ atMs }) => atMs >= idleCauseAtMs)) return acts;
  const moved = acts.map((act) =>
    act.atMs < idleCauseAtMs ? act : { ...act, atMs: act.atMs - idleCauseAtMs + idleMs },
  );
  return [{ atMs: idleMs - 6 * slantMs, kind: 'client-send' }, ...moved];
}

/** A cause of the lab as the page of a code shows it. */
export function pictureOf(causeId: string, profile?: ClientId): Scenario {
  const base = named(causeId);
  return retold(base, {
    profile: profile ?? base.profile,
    acts: sooner(base.acts),
    watchMs,
    settings: { latencyMs: slantMs },
  });
}

/** What a server closes with, and whether a message made it do so. */
export type Closing = { readonly code: number; readonly reason?: string; readonly afterMessage?: boolean };

/** The server closes with some code, as the page of that code shows it. */
export function serverClosesWith({ code, reason, afterMessage }: Closing): Scenario {
  const close: Act = { atMs: closeAtMs, kind: 'server-close', args: reason ? { code, reason } : { code } };
  const acts: readonly Act[] = afterMessage ? [{ atMs: messageAtMs, kind: 'client-send' }, close] : [close];
  return retold(named('server-close-1011'), { acts, watchMs, settings: { latencyMs: slantMs } });
}

/** A connection to the example of the chart "how long until your code knows". */
export const detection = (profile: ClientId, acts: readonly Act[], settings: Partial<Settings> = {}): Scenario =>
  story('detection', { profile, acts, settings: { latencyMs: slantMs, ...settings } });
