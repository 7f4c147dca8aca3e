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

// What the runbooks tell people to run, run: against a server and a proxy of ours, and a Prometheus that reads our rules.
const { websocketMetrics } = (await import(recipePath('alerting/metrics.mjs'))) as {
  websocketMetrics: (client: object, countClosed: unknown) => { readonly track: (socket: WebSocket) => void };
};

/** The commands of a page, in order. */
const commandsIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, text = '']) =>
    text.replaceAll(/^ {2,3}/gm, '').trim(),
  );
const pages = globSync('src/content/en/runbooks/*.mdx').sort();
/** A cluster and systemd are not here; the index of the runbooks says so. */
const needsMore = /^(?:kubectl|journalctl) /;
const commands = [...new Set(pages.flatMap(commandsIn))].filter((command) => !needsMore.test(command));

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
  installed = installPacked().folder;
  put('npx', `name=$1; shift; exec ${installed}/node_modules/.bin/$name "$@"`);
  env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}`,
    PROM: prom,
    URL: `http://127.0.0.1:${proxyPort}/`,
    PORT: String(port),
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
  http.close();
  http.closeAllConnections();
  for (const folder of [place, installed]) rmSync(folder, { recursive: true, force: true });
});

const query = (expression: string): string =>
  execFileSync('promtool', ['query', 'instant', env['PROM']!, expression], { encoding: 'utf8' }).trim();

describe('the commands of the runbooks', () => {
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
    if (command.includes('wc -l')) expect(Number(stdout)).toBeGreaterThanOrEqual(4);
  });
});
