/** What carries the WebSocket: TCP alone, TLS over it, or a stream of an HTTP/2 connection (RFC 8441). */
export const transports = ['ws', 'wss', 'h2'] as const;
export type Transport = (typeof transports)[number];

/** What happens over TLS as well as over HTTP/2. */
const overBoth = [
  'server-close-1000',
  'server-close-1001',
  'server-close-1011',
  'server-close-1012',
  'server-close-4000',
  'server-close-no-code',
  'server-close-1001-then-exit',
  'server-close-1001-keeps-tcp',
  'server-close-code-1006-on-wire',
  'invalid-utf8',
  'server-sigkill',
  'end-without-close-frame',
  'fin-without-close-notify',
  'reset',
  'fatal-alert-from-server',
  'corrupt-record-from-server',
  'client-close-no-arguments',
  'client-close-1000',
  'client-close-4000',
  'client-close-unanswered',
  'handshake-403',
  'cable-pulled-idle',
  'cable-pulled-client-sending',
  'cable-pulled-server-sending',
  'cable-pulled-then-close',
  'cable-pulled-30s-then-restored',
  'page-navigated',
  'tab-closed',
  // Through HAProxy, which ends TLS and HTTP/2 and speaks HTTP/1.1 to the server.
  'haproxy-server-close-1001',
  'haproxy-server-fin',
  'haproxy-server-reset',
  'haproxy-server-killed',
  'haproxy-client-close-4000',
  'haproxy-tab-closed',
  'haproxy-sigterm',
  'haproxy-sigusr1',
  'haproxy-handshake-503',
  'haproxy-idle-timeout',
] as const;

const overTlsOnly = [
  'handshake-expired-certificate',
  'handshake-wrong-host',
  'handshake-tls10-only',
  'handshake-plain-server',
] as const;

const overHttp2Only = [
  'rst-stream-no-error',
  'rst-stream-cancel',
  'rst-stream-internal-error',
  'rst-stream-refused-stream',
  'goaway-graceful',
  'goaway-then-connection-closed',
  'goaway-error-then-closed',
  'two-sockets-one-reset',
  'two-sockets-one-reset-other',
  'server-close-1001-keeps-stream-open',
  'client-close-unanswered-stream-open',
  'stream-lingers-after-close',
  'max-streams-used-up-by-closed-sockets',
  'cable-pulled-then-fetch',
  'handshake-404',
  'handshake-503',
  'handshake-unanswered',
  'handshake-rst-refused-stream',
  'handshake-rst-cancel',
  'handshake-rst-internal-error',
  'handshake-rst-http-1-1-required',
] as const;

/** Compressed messages, and answers to the offer to compress (RFC 7692); over TCP alone. */
export const aboutCompression = [
  'control',
  'inflate-error',
  'truncated',
  'invalid-utf8-inside',
  'rsv1-not-negotiated',
  'bomb-1mib',
  'bomb-8mib',
  'bomb-64mib',
  'bomb-256mib',
  'answer-serverbits',
  'answer-clientbits',
  'answer-unknownparam',
  'answer-bits16',
  'answer-twice',
  'answer-unknownext',
] as const;

type TlsName = (typeof overBoth)[number] | (typeof overTlsOnly)[number];
type Http2Name = (typeof overBoth)[number] | (typeof overHttp2Only)[number];
/** What happens, without what carries the connection. */
export type FamilyName = TlsName | Http2Name | (typeof aboutCompression)[number];

/** The families of causes beside plain TCP, which has no prefix, since it was first. */
export const families = {
  tls: { transport: 'wss', names: [...overBoth, ...overTlsOnly] },
  h2: { transport: 'h2', names: [...overBoth, ...overHttp2Only] },
  deflate: { transport: 'ws', names: aboutCompression },
} as const satisfies Readonly<Record<string, { transport: Transport; names: readonly FamilyName[] }>>;
export type FamilyId = keyof typeof families;

const tlsIds = families.tls.names.map((name) => `tls-${name}` as const);
const http2Ids = families.h2.names.map((name) => `h2-${name}` as const);
const deflateIds = families.deflate.names.map((name) => `deflate-${name}` as const);
export const familyCauseIds = [...tlsIds, ...http2Ids, ...deflateIds] as const;
export type FamilyCauseId = (typeof familyCauseIds)[number];

/** The family and the name of a cause; undefined for one over plain TCP. */
export function familyOf(cause: string): { readonly family: FamilyId; readonly name: FamilyName } | undefined {
  for (const family of Object.keys(families) as FamilyId[]) {
    const name = families[family].names.find((each) => cause === `${family}-${each}`);
    if (name) return { family, name };
  }
  return undefined;
}

/** What carries the connection where a cause is measured. */
export function transportOf(cause: string): Transport {
  const family = familyOf(cause)?.family;
  return family ? families[family].transport : 'ws';
}

/** What happens, whatever carries it: the cause without the prefix of its family. */
export const nameOf = <Cause extends string>(cause: Cause): Exclude<Cause, FamilyCauseId> | FamilyName =>
  familyOf(cause)?.name ?? (cause as Exclude<Cause, FamilyCauseId>);

/** The circumstances in which a cause is measured where there are several; each makes a cell of its own. */
export const circumstancesOf = (cause: string): readonly (string | undefined)[] =>
  familyOf(cause)?.name === 'cable-pulled-30s-then-restored'
    ? ['idle', 'client-sending', 'heartbeat-25s']
    : [undefined];
