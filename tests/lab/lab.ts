import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CauseId, type ClientId, causeIds, clientIds } from '../../src/evidence/schema.ts';
import { type Cause, causes, type Setting } from './causes.ts';
import { stopEverything } from './child.ts';
import { type MeasureOptions, measure, type Observation } from './measure.ts';
import type { Cut } from './namespaces.ts';
import { appendRecords } from './records.ts';
import { Session } from './session.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    setting: { type: 'string', multiple: true },
    client: { type: 'string', multiple: true },
    runs: { type: 'string', default: '2' },
    watch: { type: 'string' },
    cut: { type: 'string', default: 'router-drops' },
    server: { type: 'string', default: 'ws' },
    out: { type: 'string' },
  },
});

const startMs = Date.now();
const say = (text: string): void => console.log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(7)} s  ${text}`);

const needs: Record<string, readonly [path: string, name: string]> = {
  chromium: ['/usr/bin/chromium', 'chromium'],
  firefox: ['/usr/bin/firefox', 'firefox-esr'],
  webkitgtk: ['/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'],
  xvfb: ['/usr/bin/Xvfb', 'xvfb'],
  ip: ['/usr/sbin/ip', 'iproute2'],
  nft: ['/usr/sbin/nft', 'nftables'],
  nginx: ['/usr/sbin/nginx', 'nginx-light'],
  haproxy: ['/usr/sbin/haproxy', 'haproxy'],
  openssl: ['/usr/bin/openssl', 'openssl'],
};

function checkTools(clients: readonly ClientId[], network: boolean): void {
  const wanted = Object.entries(needs).filter(([key]) => {
    if (key === 'xvfb') return clients.includes('webkitgtk');
    if (key === 'ip' || key === 'nft') return network;
    if (clientIds.includes(key as ClientId)) return clients.includes(key as ClientId);
    return true;
  });
  const missing = wanted.filter(([, [path]]) => !existsSync(path)).map(([, [, name]]) => name);
  if (missing.length > 0) throw new Error(`missing Debian packages: apt-get install ${missing.join(' ')}`);
  if (network && process.getuid?.() !== 0) throw new Error('network namespaces need root');
}

/** Namespaces of a lab that was killed before it could remove them; the number in the name is its process. */
function removeStale(): void {
  if (!existsSync('/run/netns')) return;
  for (const name of readdirSync('/run/netns')) {
    const owner = /^lab(\d+)-/.exec(name)?.[1];
    if (owner && !existsSync(`/proc/${owner}`)) execFileSync('ip', ['netns', 'del', name]);
  }
}

const chosen = <T extends string>(given: readonly string[] | undefined, all: readonly T[], what: string): T[] => {
  for (const each of given ?? []) if (!all.includes(each as T)) throw new Error(`unknown ${what}: ${each}`);
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
const forAnyLibrary = ({ server, path, tls, proxy }: Cause): boolean =>
  server !== 'raw' && (path === undefined || path === 'small') && !tls && !proxy;
const onlyWs: readonly CauseId[] = [
  'server-close-no-code',
  'server-close-1001-then-exit',
  'server-reset',
  'server-sigkill-unread-data',
  'cable-pulled-server-sending',
  'server-ping-10s-cable-pulled',
];
const wanted = chosen(values.only, causeIds, 'cause')
  .filter((id) => wantedSettings.includes(causes[id]!.setting))
  .filter((id) => library === 'ws' || (forAnyLibrary(causes[id]!) && !onlyWs.includes(id)));
const runs = Number(values.runs);
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

const pairs = (ids: readonly CauseId[]) =>
  ids.flatMap((cause) =>
    clients
      .filter((client) => !causes[cause]!.page || (client !== 'ws' && client !== 'node'))
      .map((client) => ({ cause, client })),
  );

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
        if (run > runs && !(causes[id]!.racy && !values.quick)) continue;
        const list = pairs([id]);
        if (list.length === 0) continue;
        try {
          await keep(await measure(session, list, options('loopback')));
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
  for (let run = 1; run <= runs; run += 1) {
    const network =
      setting === 'watch' ? 'loopback' : { name: `${settings.indexOf(setting)}`, shortTimers: values.quick };
    const session = await Session.start(network, library);
    try {
      await keep(await measure(session, pairs(ids), options(setting)));
      say(`${setting} run ${run} done`);
    } finally {
      await session.stop();
    }
  }
}

const bySetting = (setting: Setting): CauseId[] => wanted.filter((id) => causes[id]!.setting === setting);

async function main(): Promise<void> {
  const network = wanted.some((id) => !['loopback', 'watch'].includes(causes[id]!.setting));
  checkTools(clients, network);
  if (network) removeStale();
  const lanes = settings.filter((setting) => setting !== 'loopback' && bySetting(setting).length > 0);
  const results = await Promise.allSettled([
    ...lanes.map((setting) => runLane(setting, bySetting(setting))),
    ...(bySetting('loopback').length > 0 ? [runLoopback(bySetting('loopback'))] : []),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopEverything().finally(() => {
      if (process.getuid?.() === 0) removeOwn();
      process.exit(1);
    });
  });
}

function removeOwn(): void {
  if (!existsSync('/run/netns')) return;
  for (const name of readdirSync('/run/netns')) {
    if (name.startsWith(`lab${process.pid}-`)) execFileSync('ip', ['netns', 'del', name]);
  }
}

await main();
