import { type FamilyCauseId, type FamilyId, type FamilyName, families } from '../../src/evidence/families.ts';
import {
  type Cause,
  clientCloses,
  closeFrame,
  compressed,
  handshake,
  killed,
  pause,
  proxyIdles,
  type Stage,
  serverCloses,
  tabClosed,
} from './causes.ts';

/** What a cause is over TLS or HTTP/2; the same for both unless it says otherwise. */
type FamilyCause = Cause | ((family: FamilyId) => Cause);

/** Error codes of RFC 9113 §7. */
const http2Error = {
  'no-error': 0,
  'internal-error': 2,
  'refused-stream': 7,
  cancel: 8,
  'http-1-1-required': 13,
} as const;

const atServer = (name: string, ...args: unknown[]): Cause => ({
  setting: 'loopback',
  act: (stage) => stage.atServer(name, ...args),
});
const resetsStream = (error: keyof typeof http2Error): Cause => atServer('resetStream', http2Error[error]);
const refusesStream = (error: keyof typeof http2Error): Cause => handshake(`reset/${http2Error[error]}`);
const refusedBy = (port: NonNullable<Cause['port']>): Cause => handshake('polite', { port });

/** Its server speaks HTTP/1.1 without TLS. */
const throughHaproxy = (cause: Cause): Cause => ({
  ...cause,
  proxy: 'haproxy',
  port: 'plain',
  // Its timer ends nothing but what is to show it.
  ...(cause !== proxyIdles && { proxyIdleSeconds: 120 }),
});
const signalsProxy = (signal: NodeJS.Signals): Cause => ({
  setting: 'loopback',
  act: async ({ proxy }) => {
    const atMs = Date.now();
    process.kill(proxy!.pid, signal);
    return atMs;
  },
});

const pulled = (more: Partial<Cause> = {}): Cause => ({
  setting: 'cable',
  quietMs: 7_000,
  untilClientKnows: true,
  ...more,
});
const clientSends = (stage: Stage) => stage.inClient('sendEvery', 1000);

const twoSockets = (watched: 'reset' | 'other'): Cause => ({
  setting: 'loopback',
  prepare: async (stage) => {
    const second = stage.url.replace(stage.id, `${stage.id}-second`);
    await stage.inClientAs(`${stage.id}-second`, 'open', second, []);
    await stage.opened(`${stage.id}-second`);
  },
  act: (stage) =>
    stage.atServerAs(watched === 'reset' ? stage.id : `${stage.id}-second`, 'resetStream', http2Error.cancel),
  ...(watched === 'other' ? { after: (stage: Stage) => stage.inClient('send', 'still here') } : {}),
});

/** A right answer leaves the connection open, so nobody waits for long. */
const negotiated = (answer: NonNullable<Cause['answer']>): Cause =>
  handshake('polite', { server: 'raw', answer, watchMs: 1_500, after: (stage) => stage.inClient('close') });
/** Nothing may come of it. */
const staysMs = 5_000;

const byName: Readonly<Record<FamilyName, FamilyCause>> = {
  'server-close-1000': serverCloses(1000),
  'server-close-1001': serverCloses(1001, 'bye'),
  'server-close-1011': serverCloses(1011, 'oops'),
  'server-close-1012': serverCloses(1012),
  'server-close-4000': serverCloses(4000, 'x'),
  'server-close-no-code': serverCloses(),
  'server-close-1001-then-exit': {
    setting: 'loopback',
    serverGone: true,
    racy: true,
    act: (stage) => stage.atServer('closeThenExit', 1001, 'bye'),
  },
  'server-close-1001-keeps-tcp': { ...serverCloses(1001, 'bye'), path: 'keeps-tcp' },
  'server-close-1001-keeps-stream-open': { ...serverCloses(1001, 'bye'), path: 'never-ends' },
  'server-close-code-1006-on-wire': atServer('frame', 8, closeFrame(1006)),
  'invalid-utf8': atServer('frame', 1, 'ff'),
  'server-sigkill': killed('SIGKILL'),
  'end-without-close-frame': atServer('end'),
  'fin-without-close-notify': atServer('fin'),
  reset: atServer('reset'),
  'corrupt-record-from-server': atServer('corruptFromServer'),
  // The server notices the flipped bit and answers with the alert bad_record_mac.
  'fatal-alert-from-server': {
    setting: 'loopback',
    prepare: (stage) => stage.atServer('corruptFromClient'),
    act: (stage) => stage.inClient('send', 'flipped on its way'),
  },
  'client-close-no-arguments': clientCloses(),
  'client-close-1000': clientCloses(1000, 'bye'),
  'client-close-4000': clientCloses(4000, 'x'),
  'client-close-unanswered': { ...clientCloses(1000, 'bye'), setting: 'watch', path: 'mute' },
  'client-close-unanswered-stream-open': { ...clientCloses(1000, 'bye'), setting: 'watch', path: 'never-ends' },
  'handshake-403': handshake('status/403'),
  'handshake-404': handshake('status/404'),
  'handshake-503': handshake('status/503'),
  'handshake-unanswered': handshake('silent', {
    setting: 'watch',
    // Firefox opens one connection to a host at a time, and gives up after 20 s.
    act: async (stage) => {
      await pause(stage.turn * 30_000);
      return stage.inClient('open', stage.url, stage.protocols);
    },
  }),
  'handshake-rst-refused-stream': refusesStream('refused-stream'),
  'handshake-rst-cancel': refusesStream('cancel'),
  'handshake-rst-internal-error': refusesStream('internal-error'),
  'handshake-rst-http-1-1-required': refusesStream('http-1-1-required'),
  'handshake-expired-certificate': refusedBy('expired'),
  'handshake-wrong-host': refusedBy('wrong-host'),
  'handshake-tls10-only': refusedBy('tls10'),
  'handshake-plain-server': refusedBy('plain'),
  'rst-stream-no-error': resetsStream('no-error'),
  'rst-stream-cancel': resetsStream('cancel'),
  'rst-stream-internal-error': resetsStream('internal-error'),
  'rst-stream-refused-stream': resetsStream('refused-stream'),
  'goaway-graceful': atServer('goawayGraceful'),
  'goaway-then-connection-closed': atServer('goawayThenClose', http2Error['no-error']),
  'goaway-error-then-closed': atServer('goawayThenClose', http2Error['internal-error']),
  'two-sockets-one-reset': twoSockets('reset'),
  'two-sockets-one-reset-other': twoSockets('other'),
  'stream-lingers-after-close': { ...serverCloses(1000), setting: 'watch', watchMs: 90_000, streamToo: true },
  // The server takes four streams; four sockets have been closed when the fifth opens.
  'max-streams-used-up-by-closed-sockets': handshake('polite', {
    port: 'h2-of-four',
    watchMs: 30_000,
    act: async (stage) => {
      for (const number of [1, 2, 3, 4]) {
        const earlier = `${stage.id}-${number}`;
        await stage.inClientAs(earlier, 'open', stage.url.replace(stage.id, earlier), []);
        await stage.opened(earlier);
        await stage.atServerAs(earlier, 'close', 1000);
        await pause(300);
      }
      return stage.inClient('open', stage.url, stage.protocols);
    },
    after: (stage) => stage.inClient('close'),
  }),
  'cable-pulled-idle': pulled(),
  'cable-pulled-client-sending': pulled({ prepare: clientSends }),
  'cable-pulled-server-sending': pulled({ prepare: (stage) => stage.atServer('sendEvery', 1000) }),
  'cable-pulled-then-close': pulled({
    act: async (stage) => {
      await pause(1000);
      return stage.inClient('close', 1000, 'bye');
    },
  }),
  'cable-pulled-then-fetch': pulled({
    act: async (stage, cutAtMs) => {
      await pause(15_000);
      await stage.inClient('fetchLater', stage.pageUrl);
      return cutAtMs;
    },
  }),
  'cable-pulled-30s-then-restored': {
    setting: 'restored',
    quietMs: 4_000,
    restoredAfterMs: 30_000,
    watchMs: 60_000,
    circumstances: {
      idle: async () => undefined,
      'client-sending': clientSends,
      'heartbeat-25s': (stage) => stage.inClient('beatEvery', 25_000),
    },
  },
  // To its own address once more, which no engine answers from the back/forward cache; over HTTP/2 to another origin.
  'page-navigated': (family) => ({
    setting: 'loopback',
    page: true,
    act: async (stage) => {
      const atMs = Date.now();
      await stage.visit(family === 'h2' ? 'elsewhere' : 'again');
      return atMs;
    },
  }),
  'haproxy-server-close-1001': throughHaproxy(serverCloses(1001, 'bye')),
  'haproxy-server-fin': throughHaproxy(atServer('end')),
  'haproxy-server-reset': throughHaproxy(atServer('reset')),
  'haproxy-server-killed': throughHaproxy(killed('SIGKILL')),
  'haproxy-client-close-4000': throughHaproxy(clientCloses(4000, 'x')),
  'haproxy-tab-closed': throughHaproxy(tabClosed),
  'haproxy-sigterm': throughHaproxy(signalsProxy('SIGTERM')),
  'haproxy-sigusr1': throughHaproxy({ ...signalsProxy('SIGUSR1'), after: (stage) => stage.inClient('close') }),
  // Nothing listens behind it any more.
  'haproxy-handshake-503': throughHaproxy(
    handshake('polite', {
      serverGone: true,
      act: async (stage) => {
        stage.server.signal('SIGKILL');
        await pause(200);
        return stage.inClient('open', stage.url, stage.protocols);
      },
    }),
  ),
  'haproxy-idle-timeout': throughHaproxy(proxyIdles),
  control: compressed('right', { watchMs: staysMs }),
  'inflate-error': compressed('no-deflate'),
  truncated: compressed('cut-short', { watchMs: staysMs }),
  'invalid-utf8-inside': compressed('invalid-utf8'),
  'rsv1-not-negotiated': { ...compressed('not-negotiated'), answer: undefined },
  'bomb-1mib': compressed('bomb-1', { watchMs: staysMs }),
  'bomb-8mib': compressed('bomb-8', { watchMs: staysMs }),
  'bomb-64mib': compressed('bomb-64', { alone: true }),
  'bomb-256mib': compressed('bomb-256', { alone: true }),
  'answer-serverbits': negotiated('serverbits'),
  'answer-clientbits': negotiated('clientbits'),
  'answer-unknownparam': negotiated('unknownparam'),
  'answer-bits16': negotiated('bits16'),
  'answer-twice': negotiated('twice'),
  'answer-unknownext': negotiated('unknownext'),
  'tab-closed': tabClosed,
};

/** The causes over TLS and HTTP/2, and those about compression. */
export const familyCauses = Object.fromEntries(
  (Object.keys(families) as FamilyId[]).flatMap((family) =>
    families[family].names.map((name) => {
      const found = byName[name];
      const cause = typeof found === 'function' ? found(family) : found;
      const { transport } = families[family];
      return [`${family}-${name}`, transport === 'ws' ? cause : { ...cause, transport }] as const;
    }),
  ),
) as Record<FamilyCauseId, Cause>;
