import type { ObservedConnection, Opening } from '../capture/observed.ts';
import { mayBeInFrame } from '../protocol/close-codes.ts';
import type { Side } from '../protocol/segment.ts';
import type { Facts, Sign } from './facts.ts';
import { isEndMissed } from './is-end-missed.ts';
import { lastAlertBy } from './last-alert.ts';
import { openingOf, openSinceMs } from './opening.ts';
import { netErrors } from './signatures/browsers.ts';
import { idleSignOf, isQuietByClock, isWhole, limitWithinMs, quietFromMs, trafficOf } from './silence.ts';
import { timers } from './timers.ts';

/** A network that changed this shortly before the end is part of it. */
const changeBeforeEndMs = 2_000;
/** So many retransmissions without an answer are no busy network any more: the path or the host is gone. */
const unansweredFrom = 3;

/** What was asked over HTTP/2 had come through TLS, and whoever sends an alert speaks it. */
const hasSpokenTls = ({ transport, events }: ObservedConnection): boolean =>
  transport === 'h2' || events.some((one) => one.kind === 'alert' && one.by === 'server');

/** A NetLog has every alert; elsewhere the same error stands for most alerts and for an answer that is no TLS. */
const showsAlerts = ({ inputs }: ObservedConnection): boolean => inputs.includes('netlog') || inputs.includes('pcap');

/** Net errors of Chromium (net/base/net_error_list.h) that name what went wrong, and what they do not mean then. */
const netErrorSigns: readonly (readonly [name: RegExp, sign: Sign, unless?: (one: ObservedConnection) => boolean])[] = [
  [/^ERR_CERT_/, 'certificate'],
  // Others name a version, a cipher or an alert: somebody speaks TLS there.
  [/^ERR_SSL_PROTOCOL_ERROR$/, 'wrong-tls-port', (one) => hasSpokenTls(one) || !showsAlerts(one)],
  [/^ERR_SSL_PROTOCOL_ERROR$/, 'tls-protocol', showsAlerts],
  [/^ERR_SSL_VERSION_OR_CIPHER_MISMATCH$/, 'tls-mismatch'],
  [/^ERR_SSL_UNRECOGNIZED_NAME_ALERT$/, 'tls-name'],
  [/^ERR_(?:BAD_SSL_CLIENT_AUTH_CERT$|SSL_CLIENT_AUTH_)/, 'client-certificate'],
  [/^ERR_CONNECTION_REFUSED$/, 'refused'],
  [/^ERR_NAME_NOT_RESOLVED$/, 'name-not-found'],
  [/^ERR_(?:ADDRESS_UNREACHABLE|CONNECTION_TIMED_OUT|TIMED_OUT)$/, 'unreachable'],
  [/^ERR_CONNECTION_RESET$/, 'reset'],
  [/^ERR_NETWORK_CHANGED$/, 'network-changed'],
  [/^ERR_INTERNET_DISCONNECTED$/, 'internet-lost'],
  [/^ERR_NETWORK_IO_SUSPENDED$/, 'network-suspended'],
  [/^ERR_TUNNEL_CONNECTION_FAILED$/, 'tunnel-refused'],
  [/^ERR_(?:BLOCKED_BY_ADMINISTRATOR|NETWORK_ACCESS_DENIED)$/, 'path-filtered'],
];

/** The same, and what a client says of an answer, of a connection that never opened. The first that fits is meant. */
const openingSigns: readonly (readonly [text: RegExp, sign: Sign])[] = [
  [/ERR_(?:EMPTY_RESPONSE|CONNECTION_CLOSED|CONNECTION_RESET)\b/, 'handshake-cut'],
  [/ERR_INVALID_HTTP_RESPONSE\b/, 'not-a-websocket'],
  [/opening handshake timed out/i, 'handshake-late'],
  [/'Upgrade' header is missing|'Connection' header is missing/i, 'not-a-websocket'],
  [/Sec-WebSocket-Extensions/i, 'extension'],
  [/ERR_HTTP_1_1_REQUIRED\b/, 'http2-refused'],
  [/ERR_HTTP2_SERVER_REFUSED_STREAM\b/, 'stream-refused'],
];

/** The rarer ones, as they are known from texts. */
function rareErrorSign(netError: string): Sign | undefined {
  const isKnown = [...netErrorSigns, ...openingSigns].some(([name]) => name.test(netError));
  if (isKnown) return undefined;
  const name = netError.toLowerCase();
  return netErrors.messages.find(({ says }) => says.some((one) => typeof one === 'string' && name.startsWith(one)))
    ?.sign;
}

/** Alerts of a client that does not accept the server's certificate (RFC 8446 §6.2): 42 to 46 and 48. */
const certificateAlerts: ReadonlySet<number | null> = new Set([42, 43, 44, 45, 46, 48]);

/** What an alert of the server says of the handshake (RFC 8446 §6.2, RFC 7301 §3.2); any other is some fault. */
const alertSigns: Readonly<Record<number, Sign>> = {
  40: 'tls-mismatch',
  70: 'tls-mismatch',
  71: 'tls-mismatch',
  112: 'tls-name',
  120: 'http2-only',
  ...Object.fromEntries([41, 42, 43, 44, 45, 46, 48, 49, 116].map((alert) => [alert, 'client-certificate'])),
};
/** What the alert says that was the server's last word. */
function serverAlertSign(connection: ObservedConnection): Sign | undefined {
  const last = lastAlertBy('server', connection);
  if (!last) return undefined;
  const sign = alertSigns[last.alert] ?? 'tls-fault';
  // Whoever has answered the hello has a version and a cipher: in TLS 1.2 that is how a missing certificate is refused.
  const isLate =
    sign !== 'client-certificate' && connection.events.some((one) => one.kind === 'tls' && one.by === 'server');
  return isLate ? 'tls-late' : sign;
}

/** Whoever leaves sooner than that did not wait for an answer; ms. */
const waitedFromMs = 1_000;

/** A SYN is sent again after 1 s, then 3 s (RFC 6298 §2): whoever listened would have answered. */
const unreachableFrom = 2;

/** What packets, or a client, show of an opening that came to nothing. */
function openingSignsOf(connection: ObservedConnection): readonly Sign[] {
  const { events, netError, errorText, status, tcpEnd, retransmissions, encrypted, handshakeFault } = connection;
  const has = (kind: ObservedConnection['events'][number]['kind']): boolean => events.some((one) => one.kind === kind);
  const signs: Sign[] = [];
  const said = `${netError ?? ''} ${errorText ?? ''}`;
  const named = openingSigns.find(([text]) => text.test(said));
  if (named && !handshakeFault) signs.push(named[1]);
  const rare = netError === null ? undefined : rareErrorSign(netError);
  if (rare) signs.push(rare);
  if (has('refused')) signs.push('refused');
  else if (has('connect') && !has('connected') && retransmissions >= unreachableFrom) signs.push('unreachable');
  if (events.some((one) => one.kind === 'alert' && one.by === 'client' && certificateAlerts.has(one.alert)))
    signs.push('certificate');
  const asked = events.findLast(isOpeningOf(encrypted));
  const isAnswered = status !== null || handshakeFault !== null || events.some(isAnswer);
  const hasLeft = has('connected') && tcpEnd.by === 'client';
  // What it wanted was on its way, and the other end left without an answer, or the client after it had waited.
  if (asked && !isAnswered && has('connected') && tcpEnd.by === 'server') signs.push('handshake-cut');
  const alertSign = serverAlertSign(connection);
  if (alertSign) signs.push(alertSign);
  // What refuses a client's certificate in TLS 1.3 is encrypted, and as long as close_notify.
  else if (encrypted && has('connected') && tcpEnd.by === 'server' && events.some(isAnswer))
    signs.push(events.some((one) => one.kind === 'sealed' && one.by === 'client') ? 'tls-late' : 'handshake-cut');
  if (asked && !isAnswered && hasLeft && events.at(-1)!.atMs - asked.atMs >= waitedFromMs) signs.push('handshake-late');
  // In TLS 1.3 the alert with which it refuses a certificate is encrypted. It said nothing else after that.
  const isRefused = events.some(isAnswer) && !has('sealed') && !has('request');
  if (encrypted && isRefused && hasLeft && !signs.includes('certificate')) signs.push('tls-left');
  return signs;
}

/** What a client asks first: a request, or over TLS its hello. */
const isOpeningOf =
  (encrypted: boolean) =>
  (event: ObservedConnection['events'][number]): boolean =>
    encrypted ? event.kind === 'tls' && event.step === 'client-hello' : event.kind === 'request';

/** What a server says in TLS, if it says anything. */
const isAnswer = (event: ObservedConnection['events'][number]): boolean =>
  (event.kind === 'tls' && event.step === 'server-hello') || (event.kind === 'alert' && event.by === 'server');

/** What a client says when it fails a connection itself. The first that fits is meant. */
const violationSigns: readonly (readonly [text: RegExp, sign: Sign])[] = [
  [/mask/i, 'masking'],
  [/reserved bit|\brsv\d?\b/i, 'reserved-bits'],
  [/utf-?8/i, 'bad-utf8'],
  [/opcode|control frame|fragment|continuation|invalid frame/i, 'protocol'],
];

const violationIn = (text: string | null): Sign | undefined =>
  text === null ? undefined : violationSigns.find(([pattern]) => pattern.test(text))?.[1];

/** The first Close and what it said. */
const firstClose = ({ close, firstCloseBy }: ObservedConnection): ObservedConnection['close'][number] | undefined =>
  firstCloseBy === null ? undefined : close.find(({ by }) => by === firstCloseBy);

/** The page was closed, reloaded or left; browsers say 1001 then and wait for nothing. */
const wasLeft = (connection: ObservedConnection): boolean =>
  connection.pageLeft ||
  connection.events.some((one) => one.kind === 'script' && one.event === 'page-left') ||
  (connection.firstCloseBy === 'client' && firstClose(connection)?.code === 1001);

/** Codes that no script may send: a client that closes with one of them fails the connection itself. */
const ownFailures: Readonly<Record<number, Sign>> = { 1002: 'protocol', 1007: 'bad-utf8', 1009: 'too-big' };

const isOwnFailure = (close: ObservedConnection['close'][number] | undefined): boolean =>
  close?.by === 'client' && close.code !== null && ownFailures[close.code] !== undefined;

const ownFailureCodeOf = ({ events }: ObservedConnection): number | undefined =>
  events.flatMap((one) =>
    one.kind === 'call-close' && one.code !== null && ownFailures[one.code] ? [one.code] : [],
  )[0];

function ownFailureOf(connection: ObservedConnection): Sign | undefined {
  const code = ownFailureCodeOf(connection);
  return code === undefined ? undefined : ownFailures[code];
}

/** The client closed, and no Close came back. */
function isCloseUnanswered(connection: ObservedConnection): boolean {
  const { close, events, firstCloseBy, event } = connection;
  const called =
    firstCloseBy === 'client' ||
    (events.some(({ kind }) => kind === 'call-close') && ownFailureOf(connection) === undefined);
  return called && !close.some(({ by }) => by === 'server') && event?.wasClean !== true && !wasLeft(connection);
}

/** What had to be sent again was older than the close(): that is no answer missing, but a path that was gone before. */
function wasLostBeforeClose(connection: ObservedConnection): boolean {
  const { events, close } = connection;
  const again = events.find(({ kind }) => kind === 'retransmission');
  const closing = events.find(({ kind }) => kind === 'call-close' || kind === 'close-frame') ?? close[0];
  return isUnanswered(connection) && again !== undefined && closing !== undefined && again.atMs < closing.atMs;
}

/** Something was sent again and again, and nothing came back. */
const isUnanswered = ({ retransmissions, tcpEnd, close }: ObservedConnection): boolean =>
  retransmissions >= unansweredFrom && tcpEnd.kind === 'none' && !close.some(({ by }) => by === 'server');

const faultSigns: Readonly<Record<NonNullable<ObservedConnection['handshakeFault']>, Sign>> = {
  'subprotocol-not-selected': 'subprotocol',
  'answer-refused': 'not-a-websocket',
  'answer-is-no-tls': 'wrong-tls-port',
  'answer-is-no-http': 'not-a-websocket',
};

function signsOf(connection: ObservedConnection, opening: Opening): readonly Sign[] {
  const { netError, errorText, tcpEnd, close, handshakeFault, status } = connection;
  if (opening === 'hidden' || opening === 'pending') return [];
  const signs = new Set<Sign>();
  for (const [name, sign, unless] of netErrorSigns)
    if (netError !== null && name.test(netError) && !unless?.(connection)) signs.add(sign);
  if (handshakeFault) signs.add(faultSigns[handshakeFault]);
  if (opening === 'failed') {
    if (status !== null && !handshakeFault) signs.add('handshake-status');
    for (const sign of openingSignsOf(connection)) signs.add(sign);
    return [...signs];
  }
  const isShown = close.length === 0 && !hidesClose(connection);
  const first = firstClose(connection);
  const violation = violationIn(errorText) ?? (first?.by === 'client' ? violationIn(first.reason) : undefined);
  if (close.some(({ by, code }) => by === 'server' && code !== null && !mayBeInFrame(code))) signs.add('code-on-wire');
  else if (!violation && close.some(({ by, code }) => by === 'client' && code === 1002)) signs.add('protocol');
  if (isShown && tcpEnd.by === 'server') signs.add(tcpEnd.kind === 'rst' ? 'reset' : 'eof');
  const sealedEnd = sealedEndOf(connection);
  // Seen from the server, a proxy is the client: nobody leaves a page just when it has been quiet for whole seconds.
  const isTimed = isShown && tcpEnd.by === 'client' && isQuietByClock(connection);
  if ((isShown && tcpEnd.by === 'client' && !isTimed) || sealedEnd) signs.add('client-ended');
  if (sealedEnd?.isClosing) signs.add('closing-limit');
  if (first) signs.add(first.by === 'server' ? 'server-closed' : 'client-closed');
  if (isUnanswered(connection)) signs.add('unanswered');
  const failure = violation ?? ownFailureOf(connection);
  if (failure) signs.add(failure);
  const isCut = (close.length === 0 && tcpEnd.by === 'server') || isTimed;
  if (isCut && isWhole(connection)) signs.add('whole-seconds');
  const idle = isCut || isEndHidden(connection) ? idleSignOf(connection, isCut) : null;
  if (idle) signs.add(idle);
  if (first?.by === 'server' && /ping timeout|no pong/i.test(first.reason ?? '')) signs.add('keepalive-timeout');
  return [...signs];
}

/**
 * Inside TLS: the client ended TCP, and nothing had come from the server for so long that no Close of it was answered.
 * `isClosing`: it left as long after its own last record as a client waits for the answer to a Close. null: otherwise.
 */
function sealedEndOf({ events, encrypted, tcpEnd, close }: ObservedConnection) {
  if (!encrypted || tcpEnd.by !== 'client' || close.length > 0) return null;
  const end = events.findIndex((one) => (one.kind === 'fin' || one.kind === 'rst') && one.by === 'client');
  const last = (by: Side): number =>
    events.slice(0, Math.max(0, end)).findLast((one) => one.kind === 'sealed' && one.by === by)?.atMs ?? Number.NaN;
  const endMs = events[end]?.atMs ?? Number.NaN;
  const [clientMs, serverMs] = [last('client'), last('server')];
  if (!(endMs - serverMs >= quietFromMs)) return null;
  const waitedMs = endMs - clientMs;
  const isClosing = timers.some(
    ({ kind, seconds }) => kind === 'closing' && Math.abs(waitedMs - seconds * 1000) <= limitWithinMs,
  );
  return { isClosing: isClosing && clientMs > serverMs };
}

/** A client recorded it, and nothing says who ended it. */
const isEndHidden = ({ inputs, close, tcpEnd, event, firstCloseBy, pageLeft }: ObservedConnection): boolean =>
  !inputs.includes('pcap') &&
  close.length === 0 &&
  firstCloseBy === null &&
  tcpEnd.kind === 'unknown' &&
  event === null &&
  !pageLeft;

/** A Close may have come before the end without being seen: inside TLS, or in packets that the recorder missed. */
const hidesClose = (connection: ObservedConnection): boolean => connection.encrypted || isEndMissed(connection);

/** Packets were recorded, and nothing hides what was in them. */
const sawFrames = (connection: ObservedConnection): boolean =>
  connection.inputs.includes('pcap') && !hidesClose(connection) && connection.transport === 'ws';

/** What script or a library reports: as recorded, or as it follows from what was on the wire. */
function codeOf(connection: ObservedConnection): number | undefined {
  const { event, endedAtMs, inputs, tcpEnd } = connection;
  const failure = ownFailureCodeOf(connection);
  if (event) return event.code === 1006 ? (failure ?? 1006) : event.code;
  const first = firstClose(connection);
  // A Close that is never answered ends in 1006, whatever it said (RFC 6455 §7.1.5).
  const isSeen = isUnanswered(connection) || (sawFrames(connection) && endedAtMs !== null && !isOwnFailure(first));
  if (isSeen && isCloseUnanswered(connection)) return 1006;
  if (first) return first.empty ? 1005 : (first.code ?? undefined);
  // Nothing was said, and the end was seen: whoever was there reports 1006 (RFC 6455 §7.1.5).
  const sawWire = sawFrames(connection) || inputs.includes('netlog');
  const ended = endedAtMs !== null || tcpEnd.kind === 'fin' || tcpEnd.kind === 'rst';
  return openSinceMs(connection) !== null && sawWire && ended ? 1006 : undefined;
}

/** Where packets were recorded and no end was, it is still open. undefined: whether it opened is not known. */
function phaseOf(connection: ObservedConnection, opening: Opening, isUnansweredNow: boolean): Facts['phase'] {
  const { endedAtMs, close, tcpEnd } = connection;
  if (opening === 'hidden' || opening === 'pending') return undefined;
  if (opening === 'failed') return 'never-opened';
  if (isUnansweredNow && isCloseUnanswered(connection) && !wasLostBeforeClose(connection)) return 'closing';
  return sawFrames(connection) && endedAtMs === null && tcpEnd.kind === 'none' && close.length === 0
    ? 'still-open'
    : 'opened';
}

/** The same with what came after it: where nobody listens then, the server is gone. */
export function factsOfSeries([connection, next]: readonly [ObservedConnection, ...ObservedConnection[]]): Facts {
  const facts = factsOfConnection(connection);
  const isGone = connection.openedAtMs !== null && next?.events.some(({ kind }) => kind === 'refused');
  return isGone ? { ...facts, signs: [...(facts.signs ?? []), 'refused'] } : facts;
}

/**
 * What one recorded connection says in the words of the diagnosis. Recorded facts are stronger than pasted ones: what
 * is here was seen, and what the file could not see is left out.
 */
export function factsOfConnection(connection: ObservedConnection): Facts {
  const { openedAtMs, endedAtMs, event, status, events, inputs } = connection;
  const opening = openingOf(connection);
  const opened = openedAtMs !== null;
  const left = wasLeft(connection);
  const code = left ? undefined : codeOf(connection);
  const isAlone = isUnanswered(connection) && isCloseUnanswered(connection);
  const reason = event?.reason || (isAlone ? undefined : firstClose(connection)?.reason);
  const lifetimeMs = opened && endedAtMs !== null && !left ? endedAtMs - openedAtMs : null;
  // Who says Close still has a network.
  const changed =
    connection.firstCloseBy === null &&
    events.some(
      ({ kind, atMs }) =>
        kind === 'network-change' && endedAtMs !== null && atMs <= endedAtMs && endedAtMs - atMs < changeBeforeEndMs,
    );
  const unanswered =
    openSinceMs(connection) !== null &&
    (isUnanswered(connection) || (isCloseUnanswered(connection) && connection.tcpEnd.kind !== 'rst'));
  const traffic = trafficOf(connection);
  const phase = phaseOf(connection, opening, unanswered);
  return {
    ...(phase ? { phase } : {}),
    ...(event || !inputs.includes('pcap') ? { side: 'browser' as const } : {}),
    ...(code === undefined ? {} : { code }),
    ...(event ? { clean: event.wasClean ? ('yes' as const) : ('no' as const) } : {}),
    ...(reason ? { reason } : {}),
    ...(opening === 'failed' && status !== null && !connection.handshakeFault ? { status } : {}),
    ...(lifetimeMs === null ? {} : { seconds: [lifetimeMs / 1000] }),
    ...(traffic && !left && !unanswered ? { traffic } : {}),
    ...(left ? { around: 'leave' as const } : changed ? { around: 'network' as const } : {}),
    signs: signsOf(connection, opening),
  };
}
