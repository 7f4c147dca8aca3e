import { execFile, execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import * as prometheus from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { languages } from '../../src/i18n/languages.ts';
import { promCounter } from '../../src/package/adapters.ts';
import { installPacked } from '../support/packed.ts';
import { startProgram } from '../support/proxy-programs.ts';
import { end, freePort, type Running, recipePath, run, until } from '../support/recipes.ts';
import { type SmallCluster, startSmallCluster } from '../support/small-cluster.ts';

// What the runbooks tell people to run, run: against a server and a proxy of ours, a Prometheus that reads our rules, a
// journal that we write, and as much of a cluster as kubectl asks for.
const { websocketMetrics } = (await import(recipePath('alerting/metrics.mjs'))) as {
  websocketMetrics: (client: object, countClosed: unknown) => { readonly track: (socket: WebSocket) => void };
};

/** The commands of a page, in order. */
const commandsIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, text = '']) =>
    text.replaceAll(/^ {2,3}/gm, '').trim(),
  );
const pages = globSync('src/content/en/runbooks/*.mdx').sort();
const commands = [...new Set(pages.flatMap(commandsIn))];

const execute = promisify(execFile);
let place: string;
let installed: string;
let env: NodeJS.ProcessEnv;
const running: Running[] = [];
const http = createServer(async (_request, response) => {
  response.end(await prometheus.register.metrics());
});
const sockets = new WebSocketServer({ server: http });
let clients: readonly WebSocket[] = [];
let cluster: SmallCluster;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'runbooks-'));
  const [port, proxyPort, promPort] = [await freePort(), await freePort(), await freePort()];
  sockets.on('connection', websocketMetrics(prometheus, promCounter(prometheus)).track);
  await new Promise<void>((resolve) => http.listen(port, resolve));
  const proxy = readFileSync(recipePath('proxies/nginx.conf'), 'utf8')
    .replaceAll('8080', String(proxyPort))
    .replaceAll('127.0.0.1:9000', `127.0.0.1:${port}`);
  running.push(await startProgram('nginx', proxy, proxyPort, place));
  writeFileSync(
    join(place, 'prometheus.yml'),
    JSON.stringify({
      global: { scrape_interval: '1s' },
      rule_files: [join(place, 'rules.yaml')],
      scrape_configs: [{ job_name: 'chat', static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
    }),
  );
  const rules = readFileSync(recipePath('alerting/websocket-rules.yaml'), 'utf8');
  // A quarter of a minute is long for a test.
  writeFileSync(join(place, 'rules.yaml'), rules.replace('interval: 15s', 'interval: 1s'));
  const prom = `http://127.0.0.1:${promPort}`;
  const flags = [`--web.listen-address=127.0.0.1:${promPort}`, `--storage.tsdb.path=${place}/data`];
  running.push(
    await run(['prometheus', `--config.file=${place}/prometheus.yml`, ...flags], promPort, {}, async () =>
      fetch(`${prom}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  clients = Array.from({ length: 5 }, () => new WebSocket(`ws://127.0.0.1:${proxyPort}/`));
  const bin = join(place, 'bin');
  mkdirSync(bin);
  const put = (name: string, text: string) => writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  put('nginx', `exec /usr/sbin/nginx -c ${place}/configuration -e stderr "$@"`);
  const journal = join(place, 'runbooks.journal');
  writeJournal(journal, ['Out of memory: Killed process 4321 (node)', 'eth0: link up']);
  put('journalctl', `exec /usr/bin/journalctl --file=${journal} "$@"`);
  cluster = await startSmallCluster();
  writeFileSync(join(place, 'kubeconfig'), cluster.config('staging'));
  installed = installPacked().folder;
  put('npx', `name=$1; shift; exec ${installed}/node_modules/.bin/$name "$@"`);
  env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}`,
    PROM: prom,
    URL: `http://127.0.0.1:${proxyPort}/`,
    PORT: String(port),
    APP: 'chat',
    KUBECONFIG: join(place, 'kubeconfig'),
    // kubectl keeps what it has asked of a cluster.
    HOME: place,
  };
  const [first, ...others] = clients;
  first!.on('open', () => first!.close(1001));
  for (const other of others) other.on('error', () => {});
  await until('the rules have recorded an ending', () => query('job_kind:websocket_closed:rate5m') !== '', 60_000);
  // Something to see for whoever watches the wire.
  setInterval(() => {
    for (const other of others) other.ping('a heartbeat that is long enough');
  }, 300).unref();
});
afterAll(async () => {
  for (const one of running) await end(one, 'SIGTERM');
  for (const client of clients) client.terminate();
  await cluster.stop();
  http.close();
  http.closeAllConnections();
  for (const folder of [place, installed]) rmSync(folder, { recursive: true, force: true });
});

/** A journal with messages of the kernel from now, as the Journal Export Format of systemd has them. */
function writeJournal(file: string, messages: readonly string[]): void {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').replaceAll(/[-\s]/g, '');
  const entries = messages.map((message, i) =>
    [
      `__REALTIME_TIMESTAMP=${Date.now() * 1_000 + i}`,
      `__MONOTONIC_TIMESTAMP=${i + 1}`,
      `_BOOT_ID=${boot}`,
      '_TRANSPORT=kernel',
      'SYSLOG_IDENTIFIER=kernel',
      `MESSAGE=${message}`,
    ].join('\n'),
  );
  execFileSync('/lib/systemd/systemd-journal-remote', ['-o', file, '-'], { input: `${entries.join('\n\n')}\n\n` });
}

const query = (expression: string): string =>
  execFileSync('promtool', ['query', 'instant', env['PROM']!, expression], { encoding: 'utf8' }).trim();

/** What a command of kubectl shows or does. */
const seen: Readonly<Record<string, (stdout: string) => void>> = {
  'kubectl rollout history': (stdout) => expect(stdout).toMatch(/^1 [\s\S]*^2 /m),
  'kubectl rollout pause': () => expect(cluster.isPaused()).toBe(true),
  'kubectl rollout resume': () => expect(cluster.isPaused()).toBe(false),
  'kubectl rollout undo': () => expect(cluster.image()).toBe('chat:1'),
  // Of every Pod, not of one.
  'kubectl logs': (stdout) => expect(new Set(stdout.match(/chat-\d/g))).toEqual(new Set(cluster.pods())),
  'kubectl get events': (stdout) => expect(stdout.match(/chat\.\d/g)).toEqual(['chat.1', 'chat.2', 'chat.3']),
};

describe('the commands of the runbooks', () => {
  it('are checked one by one where they are of kubectl', () => {
    const some = commands.filter((command) => command.startsWith('kubectl'));
    expect(some.filter((command) => !Object.keys(seen).some((start) => command.startsWith(start)))).toEqual([]);
    expect(some.length).toBeGreaterThan(5);
  });

  it('are the same in every language', () => {
    for (const page of pages)
      for (const lang of languages)
        expect(commandsIn(`src/content/${lang}/runbooks/${basename(page)}`), basename(page)).toEqual(commandsIn(page));
  });

  it('are more than a few', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('%s', async (command) => {
    const { stdout, stderr } = await execute('bash', ['-c', command], { env });
    expect(stdout, stderr).not.toBe('');
    if (command.includes('curl')) expect(stdout).toMatch(/^(?:101\n)+$/);
    if (command.startsWith('journalctl')) expect(stdout.match(/kernel: .*/g)).toEqual([expect.stringMatching(/node/)]);
    await seen[Object.keys(seen).find((start) => command.startsWith(start)) ?? '']?.(stdout);
  });
});
