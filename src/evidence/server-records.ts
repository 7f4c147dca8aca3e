import * as v from 'valibot';
import { milliseconds, runOfClient, text } from './measured-run.ts';
import measured from './servers/records.json' with { type: 'json' };

/** The servers measured with nothing set: what each does by default. Ids are permanent. */
export const serverIds = [
  'ws',
  'bun',
  'deno',
  'uws',
  'websockets',
  'aiohttp',
  'tornado',
  'gorilla',
  'tomcat',
  'jetty',
  'cowboy',
  'lws',
  'mojolicious',
] as const;
export type ServerId = (typeof serverIds)[number];

/** What is done to each of them. */
export const serverTrials = [
  'client-close-no-arguments',
  'client-close-1000',
  'client-close-4000',
  'server-close-4000',
  'sigterm',
  'idle',
  'idle-pings-unanswered',
  'message-too-big',
  'invalid-utf8-from-client',
] as const;
export type ServerTrial = (typeof serverTrials)[number];

const causes = serverIds.flatMap((server) => serverTrials.map((trial) => `srv-${server}-${trial}` as const));

/** One run: what a `ws` client saw of a server. Times are ms from the cause; null: not within the watch time. */
const serverRecordSchema = v.strictObject({
  cause: v.picklist(causes),
  client: v.literal('ws'),
  ...runOfClient,
  transport: v.literal('ws'),
  server: v.picklist(serverIds),
  serverVersion: text,
  watchedMs: milliseconds,
  clientSaw: v.strictObject({
    /** The code of the Close frame that arrived, 1005 for one without a code, 1006 for none. */
    code: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(4999))),
    reason: v.nullable(v.string()),
    afterMs: v.nullable(milliseconds),
  }),
  /** What the client found wrong: then it ended the connection, not the server. */
  clientError: v.nullable(text),
  /** When Pings of the server arrived. */
  pingsAfterMs: v.array(milliseconds),
  /** SIGTERM only: when the process was gone. */
  processEndedAfterMs: v.nullable(milliseconds),
});
export type ServerRecord = v.InferOutput<typeof serverRecordSchema>;

export const parseServerRecords = (input: unknown): ServerRecord[] => v.parse(v.array(serverRecordSchema), input);

/** Every run of every server, checked against the schema. */
export const serverRecords: readonly ServerRecord[] = parseServerRecords(measured);

/** The runs of one server and trial, in their order. */
export const runsOf = (server: ServerId, trial: ServerTrial): readonly ServerRecord[] =>
  serverRecords.filter(({ cause }) => cause === `srv-${server}-${trial}`);
