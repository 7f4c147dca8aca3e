import { scriptMayPass } from './close-call.ts';
import type { SourceId } from './sources.ts';

/**
 * How a code comes about. `sent`: a peer puts it in a Close frame. `local`: an endpoint makes it up and nobody may send
 * it (RFC 6455 §7.4.1). `reserved`: it has no meaning, so neither happens.
 */
export type CloseCodeKind = 'sent' | 'local' | 'reserved';

/** Who usually puts the code in a Close frame. Editorial; RFC 6455 leaves it open for most codes. */
export type CloseCodeSender = 'client' | 'server' | 'gateway';

/** What a client that lost its connection with this code should do. Editorial; RFC 6455 §7.4 leaves the action open. */
export type ReconnectVerdict = 'never' | 'at-once' | 'with-backoff' | 'after-fix';

/** Why the verdict is what it is; the words are in i18n. */
export type ReconnectReason =
  | 'job-done'
  | 'peer-leaves'
  | 'will-recur'
  | 'sender-wrong'
  | 'no-meaning'
  | 'deliberate'
  | 'outage'
  | 'refused'
  | 'too-big'
  | 'extension-missing'
  | 'server-fault'
  | 'restart-spread'
  | 'overload'
  | 'upstream-fault'
  | 'certificate'
  | 'credentials'
  | 'forbidden'
  | 'timed-out';

/** What a person notices first; the table of all codes filters by it. */
export type Symptom =
  | 'all-at-once'
  | 'same-lifetime'
  | 'never-opened'
  | 'after-deploy'
  | 'one-message'
  | 'around-login'
  | 'closed-tab'
  | 'data-stopped';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type CloseCode = {
  readonly code: number;
  /** The name in the IANA registry, in its spelling; 1014 has only a sentence there: the name that .NET, ws and Python use. */
  readonly name: string;
  readonly kind: CloseCodeKind;
  readonly sentBy: readonly CloseCodeSender[];
  /** What `CloseEvent.wasClean` says. `either`: the code arrived, but how TCP ended decides. */
  readonly wasClean: boolean | 'either' | null;
  readonly reconnect: {
    readonly verdict: ReconnectVerdict;
    readonly reason: ReconnectReason;
    /** Range of the first random delay in milliseconds, where a text names one. */
    readonly firstDelayMs?: readonly [min: number, max: number];
  };
  readonly logLevel: LogLevel;
  readonly symptoms: readonly Symptom[];
  readonly related: readonly number[];
  readonly sources: readonly SourceId[];
};

const rfc = ['rfc6455-7.4.1', 'iana'] as const;

export const closeCodes: readonly CloseCode[] = [
  {
    code: 1000,
    name: 'Normal Closure',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'never', reason: 'job-done' },
    logLevel: 'debug',
    symptoms: ['closed-tab'],
    related: [1001, 1005, 1006],
    sources: [...rfc, 'rfc6455-5.5.1', 'whatwg-close', 'phoenix', 'uwebsockets-app'],
  },
  {
    code: 1001,
    name: 'Going Away',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'with-backoff', reason: 'peer-leaves' },
    logLevel: 'info',
    symptoms: ['all-at-once', 'after-deploy', 'closed-tab'],
    related: [1000, 1006, 1012],
    sources: [...rfc, 'rfc6455-7.1.5', 'chromium-websocket', 'firefox-websocket', 'webkit-websocket', 'ws-websocket'],
  },
  {
    code: 1002,
    name: 'Protocol error',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'will-recur' },
    logLevel: 'error',
    symptoms: ['one-message'],
    related: [1003, 1007, 1006],
    sources: [...rfc, 'rfc6455-5.1', 'rfc6455-7.1.7', 'ws-receiver', 'chromium-parse-close'],
  },
  {
    code: 1003,
    name: 'Unsupported Data',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'sender-wrong' },
    logLevel: 'error',
    symptoms: ['one-message'],
    related: [1007, 1002, 1008],
    sources: [...rfc],
  },
  {
    code: 1004,
    name: 'Reserved',
    kind: 'reserved',
    sentBy: [],
    wasClean: null,
    reconnect: { verdict: 'after-fix', reason: 'no-meaning' },
    logLevel: 'warn',
    symptoms: [],
    related: [1002, 1005],
    sources: [...rfc, 'ws-validation', 'python-frames'],
  },
  {
    code: 1005,
    name: 'No Status Rcvd',
    kind: 'local',
    sentBy: [],
    wasClean: 'either',
    reconnect: { verdict: 'never', reason: 'deliberate' },
    logLevel: 'debug',
    symptoms: ['closed-tab'],
    related: [1000, 1006, 1001],
    sources: [...rfc, 'rfc6455-7.1.5', 'whatwg-close', 'tomcat-frame', 'dotnet-websocket'],
  },
  {
    code: 1006,
    name: 'Abnormal Closure',
    kind: 'local',
    sentBy: [],
    wasClean: false,
    reconnect: { verdict: 'with-backoff', reason: 'outage', firstDelayMs: [0, 5000] },
    logLevel: 'warn',
    symptoms: ['all-at-once', 'same-lifetime', 'never-opened', 'after-deploy', 'data-stopped'],
    related: [1001, 1005, 1015, 1011],
    sources: [...rfc, 'rfc6455-7.1.5', 'rfc6455-7.2.3', 'whatwg-feedback', 'nginx-proxy'],
  },
  {
    code: 1007,
    name: 'Invalid frame payload data',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'sender-wrong' },
    logLevel: 'error',
    symptoms: ['one-message'],
    related: [1002, 1003, 1008],
    sources: [...rfc, 'rfc6455-8.1', 'ws-receiver'],
  },
  {
    code: 1008,
    name: 'Policy Violation',
    kind: 'sent',
    sentBy: ['server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'refused' },
    logLevel: 'warn',
    symptoms: ['around-login', 'one-message'],
    related: [3000, 3003, 1003, 1009],
    sources: [...rfc, 'ws-receiver', 'jetty-core'],
  },
  {
    code: 1009,
    name: 'Message Too Big',
    kind: 'sent',
    sentBy: ['server', 'client'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'too-big' },
    logLevel: 'warn',
    symptoms: ['one-message'],
    related: [1008, 1003, 1006],
    sources: [...rfc, 'ws-receiver', 'python-server', 'coder-read', 'uwebsockets-app', 'aws-api-gateway'],
  },
  {
    code: 1010,
    name: 'Mandatory Ext.',
    kind: 'sent',
    sentBy: ['client'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'extension-missing' },
    logLevel: 'error',
    symptoms: ['never-opened'],
    related: [1002, 1006],
    sources: [...rfc],
  },
  {
    code: 1011,
    name: 'Internal Error',
    kind: 'sent',
    sentBy: ['server'],
    wasClean: 'either',
    reconnect: { verdict: 'with-backoff', reason: 'server-fault' },
    logLevel: 'error',
    symptoms: ['one-message'],
    related: [1006, 1008, 1014, 1013],
    sources: [...rfc, 'python-connection', 'jetty-core'],
  },
  {
    code: 1012,
    name: 'Service Restart',
    kind: 'sent',
    sentBy: ['server', 'gateway'],
    wasClean: 'either',
    reconnect: { verdict: 'with-backoff', reason: 'restart-spread', firstDelayMs: [5000, 30_000] },
    logLevel: 'info',
    symptoms: ['all-at-once', 'after-deploy'],
    related: [1001, 1013, 1006],
    sources: ['iana', 'hybi-1012-1013', 'uwebsockets-protocol', 'ws-validation', 'phoenix-socket', 'python-server'],
  },
  {
    code: 1013,
    name: 'Try Again Later',
    kind: 'sent',
    sentBy: ['server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'overload' },
    logLevel: 'warn',
    symptoms: ['all-at-once'],
    related: [1012, 1008, 1011],
    sources: ['iana', 'hybi-1012-1013', 'uwebsockets-protocol', 'ws-validation'],
  },
  {
    code: 1014,
    name: 'Bad Gateway',
    kind: 'sent',
    sentBy: ['gateway'],
    wasClean: 'either',
    reconnect: { verdict: 'with-backoff', reason: 'upstream-fault' },
    logLevel: 'warn',
    symptoms: ['all-at-once', 'after-deploy', 'never-opened'],
    related: [1011, 1012, 1006],
    sources: ['iana', 'hybi-1014', 'gorilla-conn', 'uwebsockets-protocol'],
  },
  {
    code: 1015,
    name: 'TLS handshake',
    kind: 'local',
    sentBy: [],
    wasClean: false,
    reconnect: { verdict: 'after-fix', reason: 'certificate' },
    logLevel: 'error',
    symptoms: ['never-opened'],
    related: [1006, 1010],
    sources: [...rfc, 'whatwg-feedback', 'firefox-websocket'],
  },
  {
    code: 3000,
    name: 'Unauthorized',
    kind: 'sent',
    sentBy: ['server'],
    wasClean: 'either',
    reconnect: { verdict: 'after-fix', reason: 'credentials' },
    logLevel: 'info',
    symptoms: ['around-login'],
    related: [3003, 1008, 3008],
    sources: ['iana', 'rfc6455-7.4.2', 'uwebsockets-protocol'],
  },
  {
    code: 3003,
    name: 'Forbidden',
    kind: 'sent',
    sentBy: ['server'],
    wasClean: 'either',
    reconnect: { verdict: 'never', reason: 'forbidden' },
    logLevel: 'warn',
    symptoms: ['around-login'],
    related: [3000, 1008],
    sources: ['iana', 'rfc6455-7.4.2', 'uwebsockets-protocol'],
  },
  {
    code: 3008,
    name: 'Timeout',
    kind: 'sent',
    sentBy: ['client', 'server'],
    wasClean: 'either',
    reconnect: { verdict: 'with-backoff', reason: 'timed-out' },
    logLevel: 'info',
    symptoms: ['data-stopped', 'same-lifetime'],
    related: [1001, 1006, 3000],
    sources: ['iana', 'rfc6455-7.4.2', 'uwebsockets-protocol'],
  },
];

const byNumber: ReadonlyMap<number, CloseCode> = new Map(closeCodes.map((entry) => [entry.code, entry]));

/** The registered code, or undefined for a number that only its range says something about. */
export const closeCode = (n: number): CloseCode | undefined => byNumber.get(n);

export type CloseCodeRangeKind = 'unused' | 'protocol' | 'unassigned' | 'registered' | 'private' | 'invalid';

export type CloseCodeRange = {
  /** Also the path of its page, where `hasPage` says so. Permanent: links store it. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly kind: CloseCodeRangeKind;
  readonly hasPage: boolean;
};

const range = (from: number, to: number, kind: CloseCodeRangeKind, hasPage: boolean): CloseCodeRange => ({
  id: `${from}-${to}`,
  from,
  to,
  kind,
  hasPage,
});

/** Every 16-bit number, in order and without a gap. RFC 6455 §7.4.2. */
export const closeCodeRanges: readonly CloseCodeRange[] = [
  range(0, 999, 'unused', true),
  range(1000, 1015, 'protocol', false),
  range(1016, 2999, 'unassigned', true),
  range(3000, 3999, 'registered', true),
  range(4000, 4999, 'private', true),
  range(5000, 65_535, 'invalid', false),
];

/** The range of a status code; undefined for what does not fit its two bytes (RFC 6455 §5.5.1). */
export const rangeOf = (n: number): CloseCodeRange | undefined =>
  Number.isInteger(n) ? closeCodeRanges.find(({ from, to }) => n >= from && n <= to) : undefined;

/**
 * May an endpoint put this code in a Close frame? 1005, 1006 and 1015 MUST NOT be sent (RFC 6455 §7.4.1); 1004 and
 * 1016–2999 mean nothing yet, so nobody who follows the registry sends them (§7.4.2).
 */
export function mayBeInFrame(n: number): boolean {
  const entry = closeCode(n);
  if (entry) return entry.kind === 'sent';
  const kind = rangeOf(n)?.kind;
  return kind === 'registered' || kind === 'private';
}

export { scriptMayPass };
