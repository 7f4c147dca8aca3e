import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchPuppeteer, stopPuppeteer } from '../lab/clients/puppeteer.ts';
import { describeHostile } from '../support/hostile-suite.ts';
import { end, recipePath } from '../support/recipes.ts';
import { describeServer, type ServerRecipe, startForTest } from '../support/server-suite.ts';

// Every server recipe that Debian's packages can run. Its Python, as another one on the PATH has not its packages.
let directory: string;
const java = globSync('/usr/share/java/tomcat10-*.jar').join(':');
const erlang = (): readonly string[] =>
  ['cowboy', 'cowlib', 'ranch'].flatMap((name) => [
    '-pa',
    globSync(join(directory, `usr/lib/rabbitmq/lib/*/plugins/${name}-*/ebin`))[0]!,
  ]);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'servers-'));
  const go = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(directory, 'go') };
  execFileSync('go', ['build', '-o', join(directory, 'gorilla'), recipePath('servers/gorilla.go')], { env: go });
  execFileSync('javac', ['-nowarn', '-cp', java, '-d', directory, recipePath('servers/TomcatServer.java')]);
  // Debian has no package of Cowboy; the one in RabbitMQ's is taken out, and RabbitMQ is not installed.
  execFileSync('apt-get', ['download', 'rabbitmq-server'], { cwd: directory, stdio: 'ignore' });
  execFileSync('dpkg', ['-x', globSync(join(directory, 'rabbitmq-server_*.deb'))[0]!, directory]);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const goodbye = 'server is stopping';
const cutOff = { code: 1006, reason: '' };
const python = (file: string) => () => ['/usr/bin/python3', recipePath(`servers/${file}`)];

const servers: readonly ServerRecipe[] = [
  {
    name: 'node-ws.mjs',
    command: () => [process.execPath, recipePath('servers/node-ws.mjs')],
    goodbye,
    waits: true,
    noPong: cutOff,
    exitCode: 0,
  },
  {
    name: 'python_websockets.py',
    command: python('python_websockets.py'),
    goodbye: '',
    waits: true,
    noPong: { code: 1011, reason: 'keepalive ping timeout' },
    exitCode: 0,
  },
  {
    name: 'aiohttp_server.py',
    command: python('aiohttp_server.py'),
    goodbye,
    waits: false,
    noPong: cutOff,
    exitCode: 0,
  },
  {
    name: 'gorilla.go',
    command: () => [join(directory, 'gorilla')],
    goodbye,
    waits: true,
    noPong: cutOff,
    exitCode: 0,
  },
  {
    name: 'TomcatServer.java',
    command: () => ['java', '-cp', `${directory}:${java}`, 'TomcatServer'],
    goodbye,
    waits: true,
    noPong: { code: 1011, reason: 'no Pong' },
    exitCode: 143,
  },
  {
    name: 'cowboy.exs',
    command: () => ['elixir', ...erlang(), recipePath('servers/cowboy.exs')],
    goodbye,
    waits: false,
    noPong: { code: 1011, reason: 'no Pong' },
    exitCode: 0,
  },
];

for (const server of servers) {
  describeServer(server);
  const { name, command } = server;
  describeHostile({
    name,
    command,
    checksOrigin: true,
    echoes: true,
    // aiohttp 3.8 does not require the mask that RFC 6455 §5.1 does.
    accepts: name === 'aiohttp_server.py' ? ['an unmasked frame'] : [],
  });
}

type CloseEventSeen = { readonly code: number; readonly reason: string; readonly wasClean: boolean };

/** Opens a WebSocket from a page of the server's own origin, which some servers insist on. */
async function openIn(browser: Browser, port: number): Promise<{ readonly ending: Promise<CloseEventSeen> }> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.isNavigationRequest())
      void request.respond({ status: 200, contentType: 'text/html', body: 'a client' });
    else void request.continue();
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate((url) => {
    const socket = new WebSocket(url);
    const ending = new Promise<CloseEventSeen>((resolve) => {
      socket.onclose = ({ code, reason, wasClean }) => resolve({ code, reason, wasClean });
    });
    Object.assign(globalThis, { ending });
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(null);
      socket.onerror = () => reject(new Error('never opened'));
    });
  }, `ws://127.0.0.1:${port}/`);
  return { ending: page.evaluate('ending') as Promise<CloseEventSeen> };
}

describe('in Firefox, which is the strictest about a clean end', () => {
  let profile: string;
  let browser: Browser;
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'servers-firefox-'));
    browser = await launchPuppeteer('firefox', profile);
  });
  afterAll(async () => {
    await stopPuppeteer(browser);
    rmSync(profile, { recursive: true, force: true });
  });

  it.each(servers)('a page hears the 1001 of $name', async ({ command, goodbye: reason, waits }) => {
    const running = await startForTest(command());
    const { ending } = await openIn(browser, running.port);
    await end(running, 'SIGTERM');
    expect(await ending).toMatchObject({ code: 1001, reason, ...(waits && { wasClean: true }) });
  });
});
