import type { ReadyState } from '../protocol/ready-state.ts';

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
  | 'page-is-shown'
  | 'never-frozen'
  | 'proxy-already-expired'
  | 'no-tls'
  | 'no-http2';

/** What an act's availability depends on: the world, and the newest connection. */
export type Moment = {
  readonly path: 'up' | 'cut' | 'client-off';
  readonly server: 'running' | 'draining' | 'frozen' | 'down' | 'silent';
  /** In front, in a hidden tab, in the back/forward cache, frozen, or gone. */
  readonly page: 'shown' | 'hidden' | 'cached' | 'frozen' | 'gone';
  readonly client: ReadyState;
  readonly serverEnd: ReadyState;
  readonly proxy: 'open' | 'drops' | 'closed';
  /** What the newest connection speaks: HTTP/1.1 over TCP, over TLS, or HTTP/2. */
  readonly protocol: 'ws' | 'wss' | 'h2';
  /** Has a connection been begun? Before, there is nothing that a page could leave. */
  readonly hasConnected: boolean;
  /** Does the client have a page at all? */
  readonly hasPage: boolean;
  /** Is the client known to freeze and discard pages? */
  readonly freezesPages: boolean;
};

/** Does a script run in the page? */
export const scriptRuns = (page: Moment['page']): boolean => page === 'shown' || page === 'hidden';

type Rule = (now: Moment) => Availability;

const serverActs = ({ server }: Moment) => server === 'running' || server === 'draining';

/** The server's process runs and is not yet shutting down. */
export const serverRuns: Rule = ({ server }) => (server === 'running' ? 'available' : 'server-not-running');

/** There is a process to end, hung or not. */
export const processExists: Rule = (now) =>
  serverActs(now) || now.server === 'frozen' ? 'available' : 'server-not-running';

export const hostHasPower: Rule = ({ server }) => (server === 'silent' ? 'server-has-no-power' : 'available');

export const serverIsDown: Rule = ({ server }) =>
  server === 'down' || server === 'silent' ? 'available' : 'server-already-running';

/** The server's application can do something to its open connection. */
export const serverHasConnection: Rule = (now) => {
  if (!serverActs(now)) return 'server-not-running';
  return now.serverEnd === 'OPEN' ? 'available' : 'no-open-connection';
};

/** The same, over HTTP/2. */
export const serverHasHttp2: Rule = (now) => {
  const connected = serverHasConnection(now);
  return connected === 'available' && now.protocol !== 'h2' ? 'no-http2' : connected;
};

export const pathIsWhole: Rule = ({ path }) => (path === 'up' ? 'available' : 'path-already-cut');

export const clientNetworkIsOn: Rule = ({ path }) => (path === 'client-off' ? 'path-already-cut' : 'available');

export const pathIsBroken: Rule = ({ path }) => (path === 'up' ? 'path-is-up' : 'available');

export const proxyHasConnection: Rule = ({ client, serverEnd, proxy }) => {
  if (client === 'CLOSED' && serverEnd === 'CLOSED') return 'no-connection';
  return proxy === 'open' ? 'available' : 'proxy-already-expired';
};

/** A script runs, and has no connection. */
export const clientIsClosed: Rule = ({ page, client }) => {
  if (!scriptRuns(page)) return 'page-is-gone';
  return client === 'CLOSED' ? 'available' : 'already-connected';
};

/** A script runs, and has a connection that it is not closing yet. */
export const clientHasConnection: Rule = ({ page, client }) => {
  if (!scriptRuns(page)) return 'page-is-gone';
  return client === 'CLOSED' || client === 'CLOSING' ? 'no-open-connection' : 'available';
};

/** A script runs, and its connection is open: it can open another socket beside it. */
export const clientIsOpen: Rule = ({ page, client }) => {
  if (!scriptRuns(page)) return 'page-is-gone';
  return client === 'OPEN' ? 'available' : 'no-open-connection';
};

/** The page's connection can carry another request. */
export const clientHasHttp2: Rule = (now) => {
  const open = clientIsOpen(now);
  return open === 'available' && now.protocol !== 'h2' ? 'no-http2' : open;
};

/** Both ends still read records of TLS. */
export const tlsIsOpen: Rule = ({ client, serverEnd, protocol }) => {
  if (client !== 'OPEN' || serverEnd !== 'OPEN') return 'no-open-connection';
  return protocol === 'ws' ? 'no-tls' : 'available';
};

export const pageIsShown: Rule = ({ hasPage, hasConnected, page }) => {
  if (!hasPage) return 'no-page';
  if (!hasConnected) return 'no-connection';
  return scriptRuns(page) ? 'available' : 'page-is-gone';
};

const pageIs =
  (state: Moment['page']): Rule =>
  ({ hasPage, page }) => {
    if (!hasPage) return 'no-page';
    if (page === state) return 'available';
    return page === 'shown' ? 'page-is-shown' : 'page-is-gone';
  };

export const pageIsInFront: Rule = pageIs('shown');
export const pageIsHidden: Rule = pageIs('hidden');
export const pageIsCached: Rule = pageIs('cached');
export const pageIsFrozen: Rule = pageIs('frozen');

export const pageCanFreeze: Rule = (now) => {
  const shown = pageIsShown(now);
  return shown === 'available' && !now.freezesPages ? 'never-frozen' : shown;
};
