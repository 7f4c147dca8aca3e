import { type ActKind, acts } from '../acts/acts.ts';
import type { Availability, Moment } from '../acts/moment.ts';
import type { ClientId } from '../peers/clients.ts';
import type { ReadyState } from '../protocol/ready-state.ts';
import type { Side } from '../protocol/segment.ts';
import { lastBefore, type TraceFacts } from '../trace/facts-of-trace.ts';
import { clientProfiles } from './profile.ts';

/** What an attempt's connection has turned out to speak: its own TLS, or an answer that only HTTP/2 gives. */
function protocolOf({ flights }: TraceFacts, number: number | undefined, atMs: number): Moment['protocol'] {
  let secure = false;
  for (const { attempt, segment, sentMs } of flights) {
    if (attempt !== number || sentMs >= atMs) continue;
    if (segment.kind === 'http2' || (segment.kind === 'opening-response' && segment.status === 200)) return 'h2';
    secure ||= segment.kind === 'tls';
  }
  return secure ? 'wss' : 'ws';
}

/**
 * Whether an act makes sense at `atMs` of a finished run: after everything before that moment, and before what happens
 * at it, as an act of that moment comes first.
 */
export function availability(facts: TraceFacts, profile: ClientId, atMs: number): (kind: ActKind) => Availability {
  const newest = lastBefore(
    facts.attempts.filter(({ beside }) => !beside?.follows),
    atMs,
  );
  // The newest attempt that acts are about alone counts, and an end whose page or process is gone has no connection.
  const stateOf = (side: Side): ReadyState => {
    const end = newest?.[side];
    return end?.gone && end.gone.atMs < atMs ? 'CLOSED' : ((end && lastBefore(end.states, atMs)?.state) ?? 'CLOSED');
  };
  const expired = lastBefore(
    facts.proxies.filter(({ attempt }) => attempt === newest?.number),
    atMs,
  );
  const now: Moment = {
    path: lastBefore(facts.path, atMs)?.state ?? 'up',
    server: lastBefore(facts.server, atMs)?.state ?? 'running',
    page: lastBefore(facts.page, atMs)?.state ?? 'shown',
    client: stateOf('client'),
    serverEnd: stateOf('server'),
    proxy: expired ? (expired.state === 'proxy-closes' ? 'closed' : 'drops') : 'open',
    protocol: protocolOf(facts, newest?.number, atMs),
    hasConnected: newest !== undefined,
    hasPage: clientProfiles[profile].page !== null,
    freezesPages: clientProfiles[profile].page?.freezes ?? false,
  };
  return (kind) => acts[kind].available(now);
}
