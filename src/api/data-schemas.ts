import { causes } from '../core/diagnose/causes/index.ts';
import { factIds } from '../core/peers/index.ts';
import { transports } from '../evidence/families.ts';
import { networkChanges, networkClients, networkVariants } from '../evidence/network-records.ts';
import { pageClients, pageTrials } from '../evidence/page-records.ts';
import { causeIds, clientIds } from '../evidence/schema.ts';
import { serverIds, serverTrials } from '../evidence/server-records.ts';
import { timerClients, timerTrials } from '../evidence/timer-records.ts';
import { languages } from '../i18n/languages.ts';
import {
  address,
  amount,
  boolean,
  codeNumber,
  draft,
  every,
  list,
  object,
  oneOf,
  orNull,
  string,
} from './schema-parts.ts';

/** Raised when a field of /data/ is renamed, removed or changes its meaning. New fields do not raise it. */
export const dataVersion = 1;

const version = { const: dataVersion };
const moment = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$' } as const;
const run = { type: 'integer', minimum: 1 } as const;
const source = object({ title: string, url: address });

const clientSaw = object({
  opened: boolean,
  errorBeforeClose: boolean,
  code: orNull(codeNumber),
  reason: orNull(string),
  wasClean: orNull(boolean),
  afterMs: orNull(amount),
});
const serverSaw = object({
  code: orNull(codeNumber),
  reason: orNull(string),
  afterMs: orNull(amount),
  closeFrame: boolean,
});

/** A run of one cause with one client, as src/evidence/schema.ts has it. */
const record = object(
  {
    cause: oneOf(...causeIds),
    transport: oneOf(...transports),
    variant: string,
    client: oneOf(...clientIds),
    clientVersion: string,
    server: string,
    serverVersion: string,
    kernel: string,
    network: oneOf('loopback', 'namespaces'),
    timers: oneOf('normal', 'short'),
    date: moment,
    run,
    watchedMs: amount,
    clientSaw: { ...orNull(clientSaw), description: 'null: the page is gone and nobody is left to see anything.' },
    serverSaw: { ...orNull(serverSaw), description: 'null: the server is gone.' },
    notes: list(string),
  },
  ['variant'],
);

/** A run of one server with nothing configured, as src/evidence/server-records.ts has it. */
const serverRecord = object({
  cause: oneOf(...serverIds.flatMap((server) => serverTrials.map((trial) => `srv-${server}-${trial}`))),
  client: oneOf('ws'),
  clientVersion: string,
  transport: oneOf('ws'),
  server: oneOf(...serverIds),
  serverVersion: string,
  kernel: string,
  date: moment,
  run,
  watchedMs: amount,
  clientSaw: object({ code: orNull(codeNumber), reason: orNull(string), afterMs: orNull(amount) }),
  clientError: orNull(string),
  pingsAfterMs: list(amount),
  processEndedAfterMs: orNull(amount),
});

/** As src/evidence/measured-run.ts has it. */
const measuredRun = {
  clientVersion: string,
  transport: oneOf(...transports),
  kernel: string,
  date: moment,
  run,
  watchedMs: amount,
};
const seenByClient = object({
  errorBeforeClose: boolean,
  code: orNull(codeNumber),
  wasClean: orNull(boolean),
  afterMs: orNull(amount),
});
const seenByServer = object({ code: orNull(codeNumber), afterMs: orNull(amount) });

/** A run of one change of the client's own network, as src/evidence/network-records.ts has it. */
const networkRecord = object({
  cause: oneOf(...networkChanges.map((change) => `net-${change}`)),
  variant: oneOf(...networkVariants),
  client: oneOf(...networkClients),
  ...measuredRun,
  clientSaw: seenByClient,
  serverSaw: seenByServer,
});

/** A run of what happened to a page or to what owns its socket, as src/evidence/page-records.ts has it. */
const pageRecord = object({
  cause: oneOf(...pageTrials.map((trial) => `page-${trial}`)),
  variant: orNull(string),
  client: oneOf(...pageClients),
  ...measuredRun,
  clientSaw: orNull(seenByClient),
  serverSaw: seenByServer,
});

/** When the timer of a page in a hidden tab fired, as src/evidence/timer-records.ts has it. */
const timerRecord = object({
  cause: oneOf(...timerTrials.map((trial) => `page-hidden-heartbeat-${trial}`)),
  client: oneOf(...timerClients),
  clientVersion: string,
  transport: oneOf('ws'),
  kernel: string,
  date: moment,
  run,
  watchedMs: amount,
  firedAfterMs: list(amount),
});

const file = object({
  url: address,
  schema: address,
  bytes: { type: 'integer', minimum: 1 },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
});

/** The schemas of what /data/ holds, and of /evidence.json, by the names in their addresses. */
export const dataSchemas = {
  [`data-facts.v${dataVersion}`]: {
    $schema: draft,
    title: 'Numbers about clients, proxies, platforms, libraries and systems',
    ...object({
      version,
      facts: list(
        object({
          id: oneOf(...factIds),
          product: string,
          productVersion: { ...string, description: 'The version that was read; empty where there is none.' },
          checked: { type: 'string', pattern: '^\\d{4}-\\d{2}$', description: 'When it was last compared.' },
          value: amount,
          unit: oneOf('millisecond', 'kibibyte', 'mebibyte', 'kilobyte', 'count'),
          source: { ...orNull(source), description: 'null: our own measurement, see evidence.json.' },
        }),
      ),
    }),
  },
  [`data-causes.v${dataVersion}`]: {
    $schema: draft,
    title: 'Causes of the end of a WebSocket connection',
    ...object({
      version,
      causes: list(
        object({
          id: oneOf(...causes.map(({ id }) => id)),
          text: every(languages, object({ title: string, gist: string, confirm: string, fix: string })),
          commands: object({ confirm: string, fix: string }, ['confirm', 'fix']),
        }),
      ),
    }),
  },
  [`evidence.v${dataVersion}`]: {
    $schema: draft,
    title: 'What clients and servers did, every run as it was recorded',
    ...object(
      {
        records: list(record),
        servers: list(serverRecord),
        networks: list(networkRecord),
        pages: list(pageRecord),
        timers: list(timerRecord),
      },
      ['networks', 'pages', 'timers'],
    ),
  },
  [`data-index.v${dataVersion}`]: {
    $schema: draft,
    title: 'The data of this site: as it is now, and as it was',
    ...object({
      $schema: address,
      version,
      current: list(file),
      dated: list(object({ date: { type: 'string', pattern: '^\\d{4}-\\d{2}$' }, files: list(file) })),
    }),
  },
};
