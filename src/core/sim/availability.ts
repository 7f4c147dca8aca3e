import type { ReadyState } from '../protocol/ready-state.ts';
import type { ActKind, Trace } from '../trace/trace.ts';
import { clientProfiles } from './profile.ts';
import type { ClientProfileId } from './settings.ts';

/** Why an act makes no sense now; words for each are in i18n. */
export type Availability =
  | 'available'
  | 'server-not-running'
  | 'server-already-running'
  | 'server-has-no-power'
  | 'path-already-cut'
  | 'path-is-up'
  | 'no-open-connection'
  | 'no-connection'
  | 'already-connected'
  | 'page-is-gone'
  | 'no-page'
  | 'proxy-already-expired';

/** What the rule needs to know of a moment. */
type Moment = {
  readonly path: 'up' | 'cut' | 'client-off';
  readonly server: 'running' | 'draining' | 'frozen' | 'down' | 'silent';
  readonly page: 'shown' | 'cached' | 'gone';
  readonly client: ReadyState;
  readonly serverEnd: ReadyState;
  readonly proxy: 'open' | 'drops' | 'closed';
  readonly hasPage: boolean;
};

function rule(kind: ActKind, now: Moment): Availability {
  const serverActs = now.server === 'running' || now.server === 'draining';
  switch (kind) {
    case 'server-shutdown':
    case 'server-freeze':
      return now.server === 'running' ? 'available' : 'server-not-running';
    case 'server-sigterm':
    case 'server-kill':
      return serverActs || now.server === 'frozen' ? 'available' : 'server-not-running';
    case 'server-power-off':
      return now.server === 'silent' ? 'server-has-no-power' : 'available';
    case 'server-start':
      return now.server === 'down' || now.server === 'silent' ? 'available' : 'server-already-running';
    case 'server-close':
    case 'server-terminate':
    case 'server-reset':
    case 'server-send':
    case 'server-violate':
      if (!serverActs) return 'server-not-running';
      return now.serverEnd === 'OPEN' ? 'available' : 'no-open-connection';
    case 'cable-pull':
    case 'client-network-off':
      return now.path === 'up' ? 'available' : 'path-already-cut';
    case 'network-restore':
      return now.path === 'up' ? 'path-is-up' : 'available';
    case 'proxy-timeout':
      if (now.client === 'CLOSED' && now.serverEnd === 'CLOSED') return 'no-connection';
      return now.proxy === 'open' ? 'available' : 'proxy-already-expired';
    case 'client-connect':
      if (now.page !== 'shown') return 'page-is-gone';
      return now.client === 'CLOSED' ? 'available' : 'already-connected';
    case 'client-close':
    case 'client-send':
      if (now.page !== 'shown') return 'page-is-gone';
      return now.client === 'CLOSED' || now.client === 'CLOSING' ? 'no-open-connection' : 'available';
    default:
      if (!now.hasPage) return 'no-page';
      return now.page === 'shown' ? 'available' : 'page-is-gone';
  }
}

type WorldView = Pick<Moment, 'path' | 'server' | 'page'> & {
  readonly profile: { readonly page: object | null };
  readonly attempts: readonly {
    readonly client: { readonly endpoint: { readonly state: ReadyState } };
    readonly server: { readonly endpoint: { readonly state: ReadyState } } | null;
    readonly proxy: Moment['proxy'];
  }[];
};

/** Whether an act makes sense in a running world. */
export function availabilityOf(kind: ActKind, world: WorldView): Availability {
  const last = world.attempts[world.attempts.length - 1];
  const serverEnd = last?.server?.endpoint.state ?? 'CLOSED';
  return rule(kind, {
    path: world.path,
    server: world.server,
    page: world.page,
    client: last?.client.endpoint.state ?? 'CLOSED',
    // Before the opening handshake the server application knows of no connection.
    serverEnd: serverEnd === 'CONNECTING' ? 'CLOSED' : serverEnd,
    proxy: last?.proxy ?? 'open',
    hasPage: world.profile.page !== null,
  });
}

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
  return (kind) => rule(kind, now);
}
