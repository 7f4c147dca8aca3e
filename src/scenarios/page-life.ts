import type { Act } from '../core/acts/acts.ts';
import { textbookPolicy } from '../core/backoff/textbook.ts';
import type { Transport } from '../core/sim/settings.ts';
import { type Cause, type CauseParts, causeAtMs, causeOver } from './base.ts';

const all = ['ws', 'wss', 'h2'] as const;
const secure = ['wss', 'h2'] as const;

type Step = readonly [afterMs: number, kind: Act['kind'], args?: Act['args']];

/** Acts by their time from the cause on. */
const from = (atMs: number, ...steps: readonly Step[]): readonly Act[] =>
  steps.map(([afterMs, kind, args]) => ({ atMs: atMs + afterMs, kind, ...(args ? { args } : {}) }));

const told = (name: string, transports: readonly Transport[], parts: (transport: Transport) => CauseParts) =>
  transports.map((transport) =>
    causeOver(transport, `page-${name}`, { pageOnly: true, watchMs: 15_000, ...parts(transport) }),
  );

const bye = { code: 1001, reason: 'bye' };

/** A page is left and returned to: the client's times count from the return, the server's from the leaving. */
const cached = (
  name: string,
  transports: readonly Transport[],
  awaySeconds: number,
  { settings, meanwhile = [] }: Pick<CauseParts, 'settings'> & { readonly meanwhile?: readonly Step[] } = {},
): readonly Cause[] =>
  told(`bfcache-${name}`, transports, () => ({
    ...(settings ? { settings } : {}),
    acts: from(causeAtMs, [0, 'page-navigate'], ...meanwhile, [awaySeconds * 1_000, 'page-return']),
    causeAtMs: causeAtMs + awaySeconds * 1_000,
    serverCauseAtMs: causeAtMs,
  }));

/** Left for a page of the same origin or of another, with a message on the way and the return after five seconds. */
const left = (name: string): readonly Cause[] =>
  told(`bfcache-${name}`, all, () => ({
    acts: from(causeAtMs, [0, 'page-navigate'], [4_000, 'server-send'], [5_000, 'page-return']),
  }));

const bfcache: readonly Cause[] = [
  ...cached('quiet', all, 5),
  ...cached('quiet-1s', all, 1),
  ...cached('message', all, 5, { meanwhile: [[1_000, 'server-send']] }),
  ...cached('ping', secure, 6, { settings: { serverPingMs: 1_000 } }),
  ...cached('heartbeat', secure, 40, { settings: { serverSendMs: 5_000 } }),
  ...cached('server-close', secure, 5, { meanwhile: [[1_000, 'server-close', bye]] }),
  ...cached('server-drops', secure, 5, { meanwhile: [[1_000, 'server-terminate']] }),
  ...cached('away-12min', secure, 720),
  ...left('same-origin'),
  ...left('other-origin'),
  ...told('away-long', secure, () => ({ acts: from(causeAtMs, [0, 'page-navigate']), watchMs: 60_000 })),
];

/** A frozen page: the cause strikes two seconds in, the thaw comes eight seconds later. */
const frozen = (name: string, cause: (transport: Transport) => Step): readonly Cause[] =>
  told(`frozen-${name}`, secure, (transport) => ({
    freezes: true,
    acts: from(causeAtMs, [0, 'page-freeze'], cause(transport), [10_000, 'page-thaw']),
    causeAtMs: causeAtMs + 2_000,
  }));

const thawedAfterMs = 5_000;
const freezing: readonly Cause[] = [
  ...frozen('server-close', () => [2_000, 'server-close', bye]),
  ...frozen('server-kill', (transport) => [2_000, transport === 'h2' ? 'server-reset' : 'server-terminate']),
  ...told('frozen-server-pings', secure, () => ({
    freezes: true,
    settings: { serverPingMs: 1_000 },
    acts: from(causeAtMs, [0, 'page-freeze']),
    watchMs: 10_000,
  })),
  // By the developer tools, and as the browser does it to a hidden tab.
  ...told('frozen-idle', secure, () => ({
    freezes: true,
    variant: 'cdp',
    acts: from(causeAtMs, [0, 'page-freeze'], [thawedAfterMs, 'page-thaw']),
    causeAtMs: causeAtMs + thawedAfterMs,
  })),
  ...told('frozen-idle', secure, () => ({
    freezes: true,
    variant: 'browser',
    acts: from(causeAtMs, [0, 'tab-hide'], [1_200, 'page-freeze'], [1_200 + thawedAfterMs, 'page-thaw']),
    causeAtMs: causeAtMs + 1_200 + thawedAfterMs,
  })),
  ...told('tab-discarded', secure, () => ({
    freezes: true,
    acts: from(causeAtMs, [0, 'tab-hide'], [2_000, 'tab-discard']),
    causeAtMs: causeAtMs + 1_500,
  })),
];

/** A tab that stays in the background for twelve minutes, and what its page says from there. */
const hiddenMs = 720_000;
const hidden = (name: string, settings: CauseParts['settings'], acts: readonly Act[] = []): readonly Cause[] =>
  told(`hidden-heartbeat-${name}`, ['wss'], () => ({
    ...(settings ? { settings } : {}),
    acts: [...from(causeAtMs, [0, 'tab-hide']), ...acts],
    causeAtMs: acts[0]?.atMs ?? causeAtMs,
    watchMs: acts.length > 0 ? 60_000 : hiddenMs,
  }));

const closedAtMs = causeAtMs + hiddenMs - 60_000;
const background: readonly Cause[] = [
  ...hidden('interval1', { clientSendMs: 1_000 }),
  ...hidden('interval25', { heartbeatMs: 25_000 }),
  ...hidden('interval25push', { heartbeatMs: 25_000, serverSendMs: 5_000 }),
  ...hidden('timeout25', { heartbeatMs: 25_000 }),
  ...hidden('answer', { serverSendMs: 25_000 }),
  ...hidden(
    'reconnect',
    { policy: textbookPolicy({ baseMs: 5_000, factor: 1, capMs: 5_000, jitter: 'none' }) },
    from(closedAtMs, [0, 'server-close', { code: 1001 }]),
  ),
];

const once = (name: string, transports: readonly Transport[], kind: Act['kind'], parts: CauseParts = {}) =>
  told(name, transports, () => ({ acts: from(causeAtMs, [0, kind]), ...parts }));

/** Who owns the socket, and how long that one lives. */
const owners: readonly Cause[] = [
  ...once('iframe-removed', all, 'frame-remove'),
  ...once('reloaded', all, 'page-reload'),
  ...once('tab-closed', all, 'tab-close'),
  ...once('worker-owns-socket-tab-closed', secure, 'tab-close'),
  ...once('worker-terminated', secure, 'frame-remove'),
  ...once('sharedworker-first-tab-closed', secure, 'tab-close', { owner: 'shared-worker', watchMs: 3_000 }),
  ...told('sharedworker-last-tab-closed', secure, () => ({
    owner: 'shared-worker',
    acts: from(causeAtMs, [0, 'tab-close'], [3_000, 'tab-close']),
    causeAtMs: causeAtMs + 3_000,
  })),
  ...told('serviceworker-owns-socket-page-open', ['wss'], () => ({
    owner: 'service-worker',
    settings: { serverSendMs: 5_000 },
    acts: [],
    watchMs: 120_000,
  })),
  ...once('serviceworker-owns-socket-tab-closed', secure, 'tab-close', { owner: 'service-worker', watchMs: 100_000 }),
];

/** What becomes of a page's sockets while nobody looks at it, and when what owns them goes. */
export const pageCauses: readonly Cause[] = [...bfcache, ...freezing, ...background, ...owners];
