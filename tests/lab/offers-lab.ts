import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type OfferCause, offerCauses, offerClients, parseOfferRecords } from '../../src/evidence/offer-records.ts';
import { makeCertificates } from './certificates.ts';
import { Child } from './child.ts';
import { launchPuppeteer, stopPuppeteer } from './clients/puppeteer.ts';
import { keepIn, kernel, labOptions, say } from './family-lab.ts';
import type { Kind } from './servers/secure.ts';

// npm run lab:offers: what a browser takes for a WebSocket to a server that has both HTTP/2 and HTTP/1.1. On loopback,
// without root. The server alone knows, so it is asked.
const options = labOptions('offers');
const keep = keepIn(options.out, parseOfferRecords, offerCauses);
const host = '127.0.0.1';
const directory = mkdtempSync(join(tmpdir(), 'offers-lab-'));
const authorities = makeCertificates(join(directory, 'certificates'));
const secure = new URL('./servers/secure.ts', import.meta.url).pathname;
const server = new Child('secure server', [process.execPath, secure, host, authorities]);
const listen = async (kind: Kind): Promise<string> => `${host}:${Number(await server.request('listen', kind))}`;

async function measure(browser: Browser, client: (typeof offerClients)[number], cause: OfferCause): Promise<void> {
  const address = await listen(cause === 'h2-not-advertised' ? 'both-without-offer' : 'both');
  const pageAddress = cause === 'h2-advertised-page-elsewhere' ? await listen('h2') : address;
  const id = `${cause}.${client}.${Date.now()}`;
  const page = await browser.newPage();
  const date = new Date().toISOString();
  await page.goto(`https://${pageAddress}/page.html`);
  await page.evaluate(`new Promise((opened, failed) => {
    const socket = new WebSocket('wss://${address}/polite?id=${id}');
    socket.onopen = () => opened('open');
    socket.onerror = () => failed(new Error('the socket did not open'));
  })`);
  const [connected] = server.events.filter((one) => one['event'] === 'connected' && one['id'] === id);
  const version = (await browser.version()).replace(/^[^\d]*/, '');
  const record = { cause, variant: null, client, clientVersion: version, transport: connected?.['transport'], kernel };
  keep(parseOfferRecords([{ ...record, server: `Node ${process.versions.node}`, date, run: 1 }]));
  say(`${client} ${cause} went over ${connected?.['transport']}`);
  await page.close();
}

let failed = false;
try {
  for (const client of options.clients(offerClients)) {
    const browser = await launchPuppeteer(client, mkdtempSync(join(directory, `${client}-`)), authorities);
    try {
      for (const _run of options.runs)
        for (const cause of options.trials(offerCauses)) await measure(browser, client, cause);
    } catch (error) {
      failed = true;
      say(`${client} FAILED: ${error instanceof Error ? error.message : error}`);
    } finally {
      await stopPuppeteer(browser);
    }
  }
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(failed ? 1 : 0);
