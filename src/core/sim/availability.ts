import { type ActKind, acts } from '../acts/acts.ts';
import type { Availability, Moment } from '../acts/moment.ts';
import type { ReadyState } from '../protocol/ready-state.ts';
import type { Trace } from '../trace/trace.ts';
import { clientProfiles } from './profile.ts';
import type { ClientProfileId } from './settings.ts';

/**
 * Whether an act makes sense at `atMs` of a finished trace: after everything before that moment, and before what
 * happens at it, as an act of that moment comes first.
 */
export function availability(trace: Trace, profile: ClientProfileId, atMs: number): (kind: ActKind) => Availability {
  const now = {
    path: 'up' as Moment['path'],
    server: 'running' as Moment['server'],
    page: 'shown' as Moment['page'],
    client: 'CLOSED' as ReadyState,
    serverEnd: 'CLOSED' as ReadyState,
    proxy: 'open' as Moment['proxy'],
    hasPage: clientProfiles[profile].page !== null,
  };
  let newest = 0;
  for (const event of trace.events) {
    if (event.atMs >= atMs) break;
    if (event.attempt > newest) {
      newest = event.attempt;
      now.serverEnd = 'CLOSED';
      now.proxy = 'open';
    }
    if (event.kind === 'ready-state' && event.attempt === newest) {
      if (event.side === 'client') now.client = event.state;
      else now.serverEnd = event.state;
    } else if (event.kind === 'path') {
      if (event.state !== 'proxy-drops' && event.state !== 'proxy-closes') now.path = event.state;
      else if (event.attempt === newest) now.proxy = event.state === 'proxy-drops' ? 'drops' : 'closed';
    } else if (event.kind === 'server-state') {
      now.server = event.state;
      // A process that ended, or a host without power, has no connections left.
      if (event.state === 'down' || event.state === 'silent') now.serverEnd = 'CLOSED';
    } else if (event.kind === 'page') {
      now.page = event.state;
      if (event.state === 'gone') now.client = 'CLOSED';
    }
  }
  return (kind) => acts[kind].available(now);
}
