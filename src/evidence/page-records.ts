import * as v from 'valibot';
import { measuredRun, seenByClient, seenByServer, text } from './measured-run.ts';
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
  'bfcache-heartbeat',
  'bfcache-same-origin',
  'bfcache-other-origin',
  'bfcache-away-12min',
  'away-long',
  'frozen-idle',
  'frozen-server-close',
  'frozen-server-kill',
  'frozen-server-pings',
  'tab-discarded',
  'hidden-heartbeat-reconnect',
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

/**
 * One run: what the page and its server saw. The client's times count from the moment that its scenario names, the
 * server's from its own; null: not within the watch time.
 */
const pageRecordSchema = v.strictObject({
  cause: v.picklist(pageTrials.map((trial) => `page-${trial}` as const)),
  variant: v.nullable(text),
  client: v.picklist(pageClients),
  ...measuredRun,
  /** null: the page that had the socket is gone, or nobody can ask it. */
  clientSaw: v.nullable(seenByClient),
  serverSaw: seenByServer,
});
export type PageRecord = v.InferOutput<typeof pageRecordSchema>;

export const parsePageRecords = (input: unknown): PageRecord[] => v.parse(v.array(pageRecordSchema), input);

/** Every run, checked against the schema. */
export const pageRecords: readonly PageRecord[] = parsePageRecords(measured);
