import { argumentsOf, refuse } from '../../src/cli/command.ts';
import { clients as peers } from '../../src/core/peers/clients.ts';
import { circumstancesOf, transports } from '../../src/evidence/families.ts';
import { type CauseId, type ClientId, causeIds, clientIds } from '../../src/evidence/schema.ts';
import { causes } from './all-causes.ts';
import type { Cause, Setting } from './causes.ts';
import { stopEverything } from './child.ts';
import { type MeasureOptions, measure, type Observation, type Wanted } from './measure.ts';
import type { Cut } from './namespaces.ts';
import { folderOf, writeTruth } from './recording.ts';
import { appendRecords } from './records.ts';
import { Session, stopSessions } from './session.ts';
import { checkTools, needsNamespaces, removeOwnNamespaces, removeStaleNamespaces } from './tools.ts';

const usage = `Usage: npm run lab -- [--quick] [--only CAUSE …] [--setting SETTING …] [--client CLIENT …] [--transport ws|wss|h2 …]
  [--runs N] [--watch MINUTES] [--cut CUT] [--server ws|websockets|aiohttp] [--out FOLDER] [--record FOLDER]`;
const { values } = argumentsOf(usage, {
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    setting: { type: 'string', multiple: true },
    client: { type: 'string', multiple: true },
    transport: { type: 'string', multiple: true },
    runs: { type: 'string' },
    watch: { type: 'string' },
    cut: { type: 'string', default: 'router-drops' },
    server: { type: 'string', default: 'ws' },
    out: { type: 'string' },
    record: { type: 'string' },
  },
});

const startMs = Date.now();
const say = (text: string): void => console.log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(7)} s  ${text}`);

const chosen = <T extends string>(given: readonly string[] | undefined, all: readonly T[], what: string): T[] => {
  for (const each of given ?? [])
    if (!all.includes(each as T)) refuse(`There is no ${what} “${each}”: ${all.join(', ')}.`);
  return given ? all.filter((each) => given.includes(each)) : [...all];
};
const settings = [
  'loopback',
  'watch',
  'cable',
  'restored',
  'power',
  'reboot',
  'own-interface',
] as const satisfies readonly Setting[];
const clients = chosen(values.client, clientIds, 'client');
const wantedSettings = chosen(values.setting, settings, 'setting');
const [library = 'ws'] = chosen([values.server], ['ws', 'websockets', 'aiohttp'] as const, 'server');
/** What another library can do as well: no raw frames, no odd handshakes, and python always sends a code. */
const forAnyLibrary = ({ server, path, tls, proxy, transport }: Cause): boolean =>
  server !== 'raw' && !transport && (path === undefined || path === 'small') && !tls && !proxy;
const onlyWs: readonly CauseId[] = [
  'server-close-no-code',
  'server-close-1001-then-exit',
  'server-reset',
  'server-sigkill-unread-data',
  'cable-pulled-server-sending',
  'server-ping-10s-cable-pulled',
];
const transportOf = (id: CauseId) => causes[id].transport ?? 'ws';
const wantedTransports = chosen(values.transport, transports, 'transport');
const wanted = chosen(values.only, causeIds, 'cause')
  .filter((id) => wantedSettings.includes(causes[id].setting) && wantedTransports.includes(transportOf(id)))
  .filter((id) => library === 'ws' || (forAnyLibrary(causes[id]) && !onlyWs.includes(id)));
const runs = Number(values.runs ?? (values.quick ? 1 : 2));
if (!Number.isInteger(runs) || runs < 1) refuse(`--runs takes a number from 1, not “${values.runs}”.`);
const out = values.out ?? new URL('../../src/evidence/records', import.meta.url).pathname;
const options = (setting: Setting): MeasureOptions => ({
  watchMs: values.watch
    ? Number(values.watch) * 1000
    : setting === 'loopback'
      ? 15_000
      : values.quick
        ? 120_000
        : 1_200_000,
  timers: values.quick && setting !== 'loopback' && setting !== 'watch' ? 'short' : 'normal',
  cut: values.cut as Cut,
  idleMs: 15_000,
  say,
});

/** A page needs a browser; HTTP/2 a client that knows WebSockets over it. */
const canHave = (client: ClientId, { page, hides, transport }: Cause): boolean =>
  !((page || hides) && !peers[client].isBrowser) && !(transport === 'h2' && !peers[client].http2);
const pairs = (ids: readonly CauseId[]): Wanted[] =>
  ids.flatMap((cause) =>
    circumstancesOf(cause).flatMap((circumstance) =>
      clients.filter((client) => canHave(client, causes[cause])).map((client) => ({ cause, client, circumstance })),
    ),
  );

/** Each connection alone with a client of its own, so that its files hold nothing else. */
async function record(directory: string, setting: Setting, wanted: Wanted): Promise<void> {
  const folder = folderOf(directory, wanted);
  const network = setting === 'loopback' || setting === 'watch' ? 'loopback' : { name: 'r', shortTimers: values.quick };
  const session = await Session.start(network, library);
  session.recordTo = folder;
  try {
    const [seen] = await measure(session, [wanted], options(setting));
    await session.forget(wanted.client);
    if (seen) writeTruth(folder, seen.record);
    say(`${folder} recorded`);
  } catch (error) {
    say(`${folder} FAILED: ${error instanceof Error ? error.message : error}`);
  } finally {
    await session.stop();
  }
}

const keep = (observed: readonly Observation[]): Promise<void> =>
  appendRecords(
    out,
    observed.map(({ record }) => record),
  );

async function runLoopback(ids: readonly CauseId[]): Promise<void> {
  const session = await Session.start('loopback', library);
  try {
    for (let run = 1; run <= 10; run += 1) {
      for (const id of ids) {
        if (run > runs && !(causes[id].racy && !values.quick)) continue;
        const list = pairs([id]);
        if (list.length === 0) continue;
        try {
          for (const part of causes[id].alone ? list.map((one) => [one]) : [list])
            await keep(await measure(session, part, options('loopback')));
          say(`${id} run ${run}`);
        } catch (error) {
          say(`${id} run ${run} FAILED: ${error instanceof Error ? error.message : error}`);
        }
        if (id === 'browser-killed') for (const { client } of list) await session.forget(client);
      }
    }
  } finally {
    await session.stop();
  }
}

async function runLane(setting: Setting, ids: readonly CauseId[]): Promise<void> {
  // Over TLS and HTTP/2 every connection has a port of its own, so all runs fit into one lane.
  const secure = ids.some((id) => causes[id].transport);
  for (let run = 1; run <= (secure ? 1 : runs); run += 1) {
    const name = `${secure ? 's' : ''}${settings.indexOf(setting)}`;
    const network = setting === 'watch' ? 'loopback' : { name, shortTimers: values.quick };
    const session = await Session.start(network, library);
    try {
      const once = pairs(ids);
      await keep(
        await measure(session, secure ? Array.from({ length: runs }, () => once).flat() : once, options(setting)),
      );
      say(`${setting} run ${run} done`);
    } finally {
      await session.stop();
    }
  }
}

/** The causes of one setting that can share a lane: over TCP alone, or over TLS and HTTP/2. */
const bySetting = (setting: Setting): CauseId[][] =>
  [false, true]
    .map((secure) =>
      wanted.filter((id) => causes[id].setting === setting && (causes[id].transport !== undefined) === secure),
    )
    .filter((ids) => ids.length > 0);

async function main(): Promise<void> {
  checkTools({ causes: wanted, clients, library, records: values.record !== undefined });
  if (wanted.some(needsNamespaces)) removeStaleNamespaces();
  if (values.record) {
    for (const each of pairs(wanted)) await record(values.record, causes[each.cause].setting, each);
    return;
  }
  const results = await Promise.allSettled(
    settings.flatMap((setting) =>
      bySetting(setting).map((ids) => (setting === 'loopback' ? runLoopback(ids) : runLane(setting, ids))),
    ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    Promise.all([stopSessions(), stopEverything()]).finally(() => {
      if (process.getuid?.() === 0) removeOwnNamespaces();
      process.exit(1);
    });
  });
}

await main();
