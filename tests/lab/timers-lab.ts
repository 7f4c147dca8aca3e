import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { WebSocketServer } from 'ws';
import { argumentsOf } from '../../src/cli/command.ts';
import {
  inFrontMs,
  parseTimerRecords,
  type TimerClient,
  type TimerRecord,
  type TimerTrial,
  timerClients,
  timerTrials,
} from '../../src/evidence/timer-records.ts';
import { pause } from './causes.ts';
import { launchPuppeteer, stopPuppeteer } from './clients/puppeteer.ts';

// npm run lab:timers: when timers of a page with an open WebSocket fire while its tab is hidden. Waits for ten minutes.
const { values } = argumentsOf('Usage: npm run lab:timers -- [--client CLIENT …] [--minutes 10] [--out FILE]', {
  options: {
    client: { type: 'string', multiple: true },
    trial: { type: 'string', multiple: true },
    minutes: { type: 'string', default: '10' },
    out: { type: 'string', default: new URL('../../src/evidence/timers/records.json', import.meta.url).pathname },
  },
});
const trials = timerTrials.filter((trial) => values.trial?.includes(trial) ?? true);
const watchedMs = Number(values.minutes) * 60_000;
const say = (text: string): void => console.log(text);
/** What the server of `push` sends, as servers do that have something to say. */
const pushEveryMs = 5_000;
/** How often the server of `answer` asks. */
const askEveryMs = 25_000;

/** How each page keeps its rhythm; `go` notes the time and sends a message. */
const rhythms: Readonly<Record<TimerTrial, string>> = {
  interval1: 'setInterval(go, 1000)',
  interval25: 'setInterval(go, 25000)',
  interval25push: 'setInterval(go, 25000)',
  answer: 'socket.onmessage = go',
  timeout25: '(function again() { setTimeout(() => { go(); again(); }, 25000); })()',
};

async function measure(client: TimerClient, origin: string): Promise<TimerRecord[]> {
  const directory = mkdtempSync(join(tmpdir(), `timers-${client}-`));
  const browser = await launchPuppeteer(client, directory);
  try {
    const clientVersion = (await browser.version()).replace(/^[^\d]*/, '');
    const pages: { readonly trial: TimerTrial; readonly page: Page }[] = [];
    for (const trial of trials) {
      const page = await browser.newPage();
      await page.goto(`http://${origin}/`);
      await page.evaluate(`new Promise((opened) => {
        globalThis.fired = [];
        document.onvisibilitychange = () => { globalThis.hiddenAtMs = Date.now(); };
        const painted = new Promise((done) => new PerformanceObserver(done).observe({ type: 'paint', buffered: true }));
        const socket = new WebSocket('ws://${origin}/${trial}');
        const go = () => { fired.push(Date.now()); socket.send('beat'); };
        socket.onopen = async () => { await painted; ${rhythms[trial]}; opened(); };
      })`);
      await pause(inFrontMs);
      // Another tab of the same window comes to the front.
      await (await browser.newPage()).bringToFront();
      const state = await page.evaluate('document.visibilityState');
      if (state !== 'hidden') throw new Error(`${client}: the page of ${trial} is ${state}`);
      pages.push({ trial, page });
    }
    await pause(watchedMs);
    return await Promise.all(
      pages.map(async ({ trial, page }) => {
        const fired = (await page.evaluate('fired')) as number[];
        const hiddenAtMs = (await page.evaluate('hiddenAtMs')) as number;
        return {
          cause: `page-hidden-heartbeat-${trial}` as const,
          client,
          clientVersion,
          transport: 'ws' as const,
          kernel: release().split('-')[0] ?? release(),
          date: new Date(hiddenAtMs).toISOString(),
          run: 1,
          watchedMs,
          firedAfterMs: fired.filter((atMs) => atMs >= hiddenAtMs).map((atMs) => atMs - hiddenAtMs),
        };
      }),
    );
  } finally {
    await stopPuppeteer(browser);
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

const http = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>timers</title><p>Something to paint'),
);
new WebSocketServer({ server: http }).on('connection', (socket, { url }) => {
  const everyMs = url?.endsWith('push') ? pushEveryMs : url?.endsWith('answer') ? askEveryMs : null;
  if (everyMs === null) return;
  const timer = setInterval(() => socket.send('news'), everyMs);
  socket.on('close', () => clearInterval(timer));
});
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
const origin = `127.0.0.1:${(http.address() as AddressInfo).port}`;

const wanted = timerClients.filter((client) => values.client?.includes(client) ?? true);
const results = await Promise.allSettled(wanted.map((client) => measure(client, origin)));
const fresh = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
for (const result of results) if (result.status === 'rejected') say(`FAILED ${result.reason}`);
const earlier = parseTimerRecords(JSON.parse(readFileSync(values.out, 'utf8')));
const numbered = fresh.map((record) => ({
  ...record,
  run:
    1 +
    earlier.filter(
      ({ cause, client, clientVersion }) =>
        cause === record.cause && client === record.client && clientVersion === record.clientVersion,
    ).length,
}));
writeFileSync(values.out, `[\n${[...earlier, ...numbered].map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
process.exit(results.every(({ status }) => status === 'fulfilled') ? 0 : 1);
