import * as v from 'valibot';
import { measuredClientIds } from '../core/peers/clients.ts';
import { familyCauseIds, transports } from './families.ts';

/** What the lab does to a connection over TCP alone. These ids are permanent: links and scenarios use them. */
export const plainCauseIds = [
  'server-close-1000',
  'server-close-1001',
  'server-close-1011',
  'server-close-1012',
  'server-close-1013',
  'server-close-4000',
  'server-close-no-code',
  'server-close-1001-then-exit',
  'server-close-1001-keeps-tcp',
  'server-sigterm-no-handler',
  'server-sigkill',
  'server-sigkill-unread-data',
  'server-reset',
  'server-terminate',
  'server-message-too-big',
  'server-invalid-utf8',
  'server-masked-frame',
  'server-close-code-1006-on-wire',
  'server-close-code-999-on-wire',
  'server-power-loss-idle',
  'server-reboot-20s-idle',
  'server-reboot-20s-client-sending',
  'cable-pulled-idle',
  'cable-pulled-client-sending',
  'cable-pulled-server-sending',
  'cable-pulled-then-close',
  'cable-pulled-20s-then-restored',
  'own-interface-down-idle',
  'own-interface-down-client-sending',
  'connect-while-cable-pulled',
  'client-close-no-arguments',
  'client-close-1000',
  'client-close-4000',
  'client-close-unanswered',
  'page-navigated',
  'page-reloaded',
  'page-hidden-60s-then-server-close',
  'tab-closed',
  'browser-killed',
  'handshake-401',
  'handshake-403',
  'handshake-503',
  'handshake-redirect',
  'handshake-refused',
  'handshake-unanswered',
  'handshake-subprotocol-not-selected',
  'tls-self-signed',
  'proxy-idle-timeout-nginx',
  'proxy-idle-timeout-haproxy',
  'proxy-stopped',
  'server-ping-10s-cable-pulled',
  'client-heartbeat-10s-cable-pulled',
] as const;
export type PlainCauseId = (typeof plainCauseIds)[number];

/** Everything the lab can do to a connection. */
export const causeIds = [...plainCauseIds, ...familyCauseIds] as const;
export type CauseId = (typeof causeIds)[number];

/** The clients measured. */
export { type ClientId, measuredClientIds as clientIds } from '../core/peers/clients.ts';

const text = (what: string) => v.pipe(v.string(`${what} is missing`), v.nonEmpty(`${what} is empty`));
const milliseconds = v.pipe(
  v.number('a time must be a number of milliseconds, or null for none'),
  v.integer('a time must be whole milliseconds'),
  v.minValue(0, 'a time cannot be negative'),
);
const code = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

/** What one end saw. Times are ms from the cause; null is "none within the watch time". */
const clientSaw = v.strictObject({
  opened: v.boolean(),
  errorBeforeClose: v.boolean(),
  code: v.nullable(code),
  reason: v.nullable(v.string()),
  wasClean: v.nullable(v.boolean()),
  afterMs: v.nullable(milliseconds),
});
const serverSaw = v.strictObject({
  code: v.nullable(code),
  reason: v.nullable(v.string()),
  afterMs: v.nullable(milliseconds),
  closeFrame: v.boolean(),
});

/** One run of one cause with one client. */
export const recordSchema = v.strictObject({
  cause: v.picklist(causeIds, ({ input }) => `unknown cause ${JSON.stringify(input)}`),
  transport: v.picklist(transports, ({ input }) => `unknown transport ${JSON.stringify(input)}`),
  variant: v.optional(text('variant')),
  client: v.picklist(measuredClientIds, ({ input }) => `unknown client ${JSON.stringify(input)}`),
  clientVersion: text('clientVersion'),
  /** What a reader measured with the kit: this browser on this system. `client` is then the nearest that is simulated. */
  browser: v.optional(v.pipe(text('browser'), v.maxLength(60, 'browser is too long'))),
  system: v.optional(v.pipe(text('system'), v.maxLength(60, 'system is too long'))),
  server: text('server'),
  serverVersion: text('serverVersion'),
  kernel: text('kernel'),
  network: v.picklist(['loopback', 'namespaces', 'kit']),
  timers: v.picklist(['normal', 'short']),
  date: v.pipe(v.string('date is missing'), v.isoTimestamp('date is not an ISO timestamp')),
  run: v.pipe(v.number(), v.integer(), v.minValue(1, 'runs count from 1')),
  watchedMs: milliseconds,
  /** null: the page is gone and nobody is left to see anything. */
  clientSaw: v.nullable(clientSaw),
  /** null: the server is gone. */
  serverSaw: v.nullable(serverSaw),
  notes: v.array(v.string()),
});
export type EvidenceRecord = v.InferOutput<typeof recordSchema>;

/** Reads records, or says which one is wrong and why. */
export function parseRecords(input: unknown): EvidenceRecord[] {
  if (!Array.isArray(input)) throw new Error('evidence: not a list of records');
  return input.map((each, index) => {
    const result = v.safeParse(recordSchema, each);
    if (result.success) return result.output;
    const why = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`).join('; ');
    throw new Error(`evidence record ${index}: ${why}`);
  });
}
