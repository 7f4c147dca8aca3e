import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveRequests } from '../child.ts';
import type { Driver } from './driver.ts';
import { startNodeClient } from './node.ts';
import { startPuppeteer } from './puppeteer.ts';
import { startRecordedChromium } from './recorded-chromium.ts';
import { startRecordedFirefox } from './recorded-firefox.ts';
import { startWebKitGtk } from './webkitgtk.ts';

const script = stripTypeScriptTypes(readFileSync(new URL('./page-lab.ts', import.meta.url), 'utf8'));
const page = `<!doctype html><meta charset="utf-8"><title>lab</title><script type="module">
import { createLab } from '/page-lab.js'; window.lab = createLab(WebSocket);</script>`;

const listening = (server: {
  listen: (port: number, host: string, done: () => void) => unknown;
  address: () => unknown;
}) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

async function freePort(): Promise<number> {
  const server = createTcpServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const [client, authorities] = process.argv.slice(2) as [
  'chromium' | 'firefox' | 'webkitgtk' | 'ws' | 'node',
  string | undefined,
];
/** Where the client writes what it can record of itself. */
const recordTo = process.env['LAB_RECORD_TO'];
const directory = mkdtempSync(join(tmpdir(), `lab-${client}-`));
const http = createServer((request, response) => {
  const isScript = request.url === '/page-lab.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : request.url === '/page.html' ? page : '<!doctype html><title>other</title>other');
});
const origin = `http://127.0.0.1:${await listening(http)}`;

const start = async (): Promise<Driver> => {
  if (client === 'ws' || client === 'node') return startNodeClient(client);
  const options = { origin, directory, authorities };
  if (client === 'webkitgtk') return startWebKitGtk({ ...options, port: await freePort() });
  if (recordTo && client === 'chromium') return startRecordedChromium(options, recordTo);
  if (recordTo && client === 'firefox') return startRecordedFirefox({ ...options, port: await freePort() }, recordTo);
  return startPuppeteer(client, options);
};
let driver: Driver | null = null;
const started = (): Driver => {
  if (!driver) throw new Error('not started');
  return driver;
};

serveRequests(
  {
    start: async () => {
      driver = await start();
      return driver.version;
    },
    newPage: () => started().newPage(),
    call: (index: number, name: string, args: unknown[]) => started().call(index, name, args),
    visit: (index: number, url: string) => started().visit(index, url),
    closePage: (index: number) => started().closePage(index),
    hidePage: (index: number) => started().hidePage(index),
    showPages: () => started().showPages(),
    kill: () => started().kill(),
  },
  async () => {
    await driver?.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  },
);
