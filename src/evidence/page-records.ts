import * as v from 'valibot';
import { transports } from './families.ts';
import measured from './pages/records.json' with { type: 'json' };

/** The browsers measured: those that the lab can drive and whose page can be left and returned to. */
export const pageClients = ['chromium', 'firefox'] as const;
export type PageClient = (typeof pageClients)[number];

/** What happens to a page, or to what owns its socket. Ids are permanent, and those of src/scenarios/page-life.ts. */
export const pageTrials = [
  'bfcache-quiet-1s',
  'bfcache-quiet',
  'bfcache-message',
  'bfcache-ping',
  'bfcache-server-close',
  'bfcache-server-drops',
  'frozen-idle',
  'frozen-server-close',
  'frozen-server-kill',
  'reloaded',
  'tab-closed',
  'iframe-removed',
  'worker-terminated',
  'worker-owns-socket-tab-closed',
  'sharedworker-first-tab-closed',
  'sharedworker-last-tab-closed',
  'serviceworker-owns-socket-page-open',
  'serviceworker-owns-socket-tab-closed',
] as const;
export type PageTrial = (typeof pageTrials)[number];

const text = v.pipe(v.string(), v.nonEmpty());
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const code = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

/**
 * One run: what the page and its server saw. The client's times count from the moment that its scenario names, the
 * server's from its own; null: not within the watch time.
 */
const pageRecordSchema = v.strictObject({
  cause: v.picklist(pageTrials.map((trial) => `page-${trial}` as const)),
  variant: v.nullable(text),
  client: v.picklist(pageClients),
  clientVersion: text,
  transport: v.picklist(transports),
  kernel: text,
  date: v.pipe(v.string(), v.isoTimestamp()),
  run: v.pipe(v.number(), v.integer(), v.minValue(1)),
  watchedMs: milliseconds,
  /** null: the page that had the socket is gone, or nobody can ask it. */
  clientSaw: v.nullable(
    v.strictObject({
      errorBeforeClose: v.boolean(),
      code: v.nullable(code),
      wasClean: v.nullable(v.boolean()),
      afterMs: v.nullable(milliseconds),
    }),
  ),
  serverSaw: v.strictObject({ code: v.nullable(code), afterMs: v.nullable(milliseconds) }),
});
export type PageRecord = v.InferOutput<typeof pageRecordSchema>;

export const parsePageRecords = (input: unknown): PageRecord[] => v.parse(v.array(pageRecordSchema), input);

/** Every run, checked against the schema. */
export const pageRecords: readonly PageRecord[] = parsePageRecords(measured);
