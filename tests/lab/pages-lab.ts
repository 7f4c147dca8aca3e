import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { Act, ActKind } from '../../src/core/acts/acts.ts';
import { clients as peers } from '../../src/core/peers/clients.ts';
import {
  type PageClient,
  type PageRecord,
  type PageTrial,
  pageClients,
  pageTrials,
  parsePageRecords,
} from '../../src/evidence/page-records.ts';
import type { Cause } from '../../src/scenarios/base.ts';
import { pageCauses } from '../../src/scenarios/page-life.ts';
import { pause } from './causes.ts';
import { makeCertificates } from './certificates.ts';
import { Child } from './child.ts';
import type { ClientLog } from './clients/page-lab.ts';
import { launchPuppeteer, stopPuppeteer } from './clients/puppeteer.ts';
import { openUnwatched, type UnwatchedTab } from './clients/unwatched-tab.ts';
import { clientSaw, keepIn, kernel, kinds, labOptions, say, serverSaw, wentOver } from './family-lab.ts';

// npm run lab:pages: what becomes of a socket when its page is left, frozen or closed, or what owns it goes. On
// loopback, without root. Acts, order and times are those of the scenario (src/scenarios/page-life.ts).
const options = labOptions('pages');
const keep = keepIn(
  options.out,
  parsePageRecords,
  pageTrials.map((trial) => `page-${trial}`),
);
const host = '127.0.0.1';

/** A page with a socket, and what is needed to act on both. */
type Stage = {
  readonly server: Child;
  readonly browser: Browser;
  readonly id: string;
  readonly origin: string;
  readonly address: string;
  /** A page that is left to, of the same origin or of another one. */
  readonly elsewhere: string;
  /** The tabs, in the order in which they are closed. */
  readonly tabs: Page[];
  /** The only tab, where the browser itself is to freeze or discard it. */
  readonly unwatched: UnwatchedTab | null;
};

/** What the browser does to save memory, and not a command of its developer tools. */
const isBrowsersOwn = ({ cause, variant }: Cause): boolean => cause === 'page-tab-discarded' || variant === 'browser';

const workerIn = (page: Page, address: string) =>
  page.evaluate(`new Promise((opened) => {
    globalThis.owner = new Worker('/owner.js');
    owner.onmessage = opened;
    owner.postMessage('${address}');
  }).then(() => 'open')`);

const sharedWorkerIn = (page: Page, message: string) =>
  page.evaluate(`new Promise((heard) => {
    globalThis.owner = new SharedWorker('/owner.js');
    owner.port.onmessage = heard;
    owner.port.postMessage('${message}');
  }).then(() => 'heard')`);

const serviceWorkerIn = (page: Page, address: string) =>
  page.evaluate(`(async () => {
    await navigator.serviceWorker.register('/owner.js');
    const { active } = await navigator.serviceWorker.ready;
    const opened = new Promise((resolve) => (navigator.serviceWorker.onmessage = resolve));
    navigator.serviceWorker.startMessages();
    active.postMessage('${address}');
    await opened;
    return 'open';
  })()`);

const frameIn = (page: Page, address: string) =>
  page.evaluate(`new Promise((opened) => {
    const frame = document.createElement('iframe');
    frame.src = '/other.html';
    frame.onload = () => {
      frame.contentWindow.eval("globalThis.socket = new WebSocket('${address}')");
      frame.contentWindow.socket.onopen = () => opened('open');
    };
    document.body.append(frame);
  })`);

/** Opens the socket where the cause wants it. */
async function openSocket(stage: Stage, trial: PageTrial): Promise<void> {
  const { tabs, address, id, browser, origin, unwatched } = stage;
  const opens = `lab.open('${id}', '${address}', []), 'called'`;
  if (unwatched) return void (await unwatched.evaluate(opens));
  const [page] = tabs;
  if (!page) throw new Error('no page');
  if (trial.startsWith('worker')) await workerIn(page, address);
  else if (trial === 'iframe-removed') await frameIn(page, address);
  else if (trial.startsWith('serviceworker')) await serviceWorkerIn(page, address);
  else if (trial.startsWith('sharedworker')) {
    await sharedWorkerIn(page, address);
    const second = await browser.newPage();
    await second.goto(`${origin}/page.html`);
    await sharedWorkerIn(second, '');
    tabs.push(second);
  } else await page.evaluate(opens);
}

const lifecycle = async (page: Page, state: 'frozen' | 'active'): Promise<void> => {
  const devtools = await page.createCDPSession();
  await devtools.send('Page.setWebLifecycleState', { state });
};

/** How each act of these scenarios is done to a real browser or to its server. */
const ways: Partial<Readonly<Record<ActKind, (stage: Stage, act: Act) => Promise<unknown>>>> = {
  'page-navigate': ({ tabs, elsewhere }) =>
    tabs[0]!.evaluate(`setTimeout(() => location.assign('${elsewhere}'), 0), 'left'`),
  'page-return': ({ tabs }) => tabs[0]!.evaluate("setTimeout(() => history.back(), 0), 'returns'"),
  'page-reload': ({ tabs }) => tabs[0]!.evaluate("setTimeout(() => location.reload(), 0), 'reloads'"),
  'page-freeze': ({ tabs, unwatched }) => unwatched?.ask('Freeze') ?? lifecycle(tabs[0]!, 'frozen'),
  'page-thaw': ({ tabs, unwatched }) => unwatched?.show() ?? lifecycle(tabs[0]!, 'active'),
  'tab-discard': async ({ unwatched }) => unwatched?.ask('Urgent Discard'),
  'tab-hide': async ({ browser, tabs, unwatched }) => {
    if (unwatched) return unwatched.hide();
    const front = await browser.newPage();
    await front.bringToFront();
    const state = await tabs[0]!.evaluate('document.visibilityState');
    if (state !== 'hidden') throw new Error(`the page is ${state}`);
    tabs.push(front);
  },
  'tab-close': ({ tabs }) => tabs.shift()!.close(),
  'frame-remove': ({ tabs }) =>
    tabs[0]!.evaluate("globalThis.owner ? owner.terminate() : document.querySelector('iframe').remove(), 'removed'"),
  'server-send': ({ server, id }) => server.request('frame', id, 1, Buffer.from('while away').toString('hex')),
  'server-close': ({ server, id }, { args }) =>
    server.request('close', id, args?.['code'], ...(args?.['reason'] === undefined ? [] : [args['reason']])),
  'server-terminate': ({ server, id }) => server.request('destroy', id),
  'server-reset': ({ server, id }) => server.request('resetStream', id, 8),
};

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await pause(25);
  }
  throw new Error(`${what}: not within 15 s`);
}

let count = 0;

/** The page's own log, where the page that opened the socket is the one that is shown. */
async function logOf({ tabs, id, unwatched }: Stage): Promise<ClientLog | null> {
  return (await (unwatched ?? tabs[0]!).evaluate(
    `(() => { try { return lab.log('${id}'); } catch { return null; } })()`,
  )) as ClientLog | null;
}

async function measure(browser: Browser, server: Child, client: PageClient, cause: Cause): Promise<PageRecord | null> {
  const { transport, serverPingMs, serverSendMs } = cause.scenario.settings;
  const trial = cause.cause.slice('page-'.length) as PageTrial;
  count += 1;
  const id = `p${count}`;
  const listen = async () => Number(await server.request('listen', kinds[transport], false));
  const port = await listen();
  const originOf = (at: number): string => `${transport === 'ws' ? 'http' : 'https'}://${host}:${at}`;
  const origin = originOf(port);
  const other = ['bfcache-other-origin', 'away-long'].includes(trial) ? originOf(await listen()) : origin;
  const address = `${transport === 'ws' ? 'ws' : 'wss'}://${host}:${port}/polite?id=${id}`;
  const elsewhere = `${other}/other.html`;
  const tabs: Page[] = [];
  const unwatched = isBrowsersOwn(cause) ? await openUnwatched(browser, `${origin}/page.html`, id) : null;
  const stage: Stage = { server, browser, id, origin, address, elsewhere, tabs, unwatched };
  try {
    if (!unwatched) {
      const page = await browser.newPage();
      tabs.push(page);
      await page.goto(`${origin}/page.html`);
      await page.waitForFunction('Boolean(window.lab)');
    }
    await openSocket(stage, trial);
    const events = () => server.events.filter((event) => event['id'] === id);
    await until(`${id} connects`, () => events().some(({ event }) => event === 'connected'));
    const connected = events().find(({ event }) => event === 'connected');
    if (!wentOver(transport, events(), `${cause.scenario.id} with ${client}`)) return null;
    if (serverPingMs > 0) await server.request('pingEvery', id, serverPingMs);
    if (serverSendMs > 0) await server.request('sendEvery', id, serverSendMs);
    const { acts, watchMs } = cause.scenario;
    const causeMs = cause.causeAtMs ?? 0;
    // The clock of a scenario starts with the connection.
    const beganMs = Number(connected?.['atMs']);
    const at = (scenarioMs: number): number => beganMs + scenarioMs;
    /** When each act really was carried out: a busy machine is late. */
    const done = new Map<number, number>();
    for (const act of acts) {
      await pause(Math.max(0, at(act.atMs) - Date.now()));
      done.set(act.atMs, Date.now());
      const way = ways[act.kind];
      if (!way) throw new Error(`nobody knows how to ${act.kind}`);
      await way(stage, act);
    }
    const clientFromMs = done.get(causeMs) ?? at(causeMs);
    const serverFromMs = done.get(cause.serverCauseAtMs ?? causeMs) ?? at(cause.serverCauseAtMs ?? causeMs);
    const over = () => events().find(({ event }) => event === 'close');
    // What outlives its last act is waited for only as long as it takes.
    const longMs = /^(serviceworker|away)|-pings$/.test(trial) ? watchMs : 0;
    const endMs = Date.now() + longMs;
    // The end of another tab brings this one to the front, which thaws it.
    const untilMs = trial === 'frozen-server-pings' ? endMs : Number.POSITIVE_INFINITY;
    while (Date.now() < endMs && !over()) await pause(100);
    await pause(5_000);
    // A page that is still frozen answers nobody.
    const log = /^(bfcache|frozen|hidden)/.test(trial) && !trial.endsWith('-pings') ? await logOf(stage) : null;
    return {
      cause: `page-${trial}`,
      variant: cause.variant,
      client,
      clientVersion: (await browser.version()).replace(/^[^\d]*/, ''),
      transport,
      kernel,
      date: new Date(beganMs).toISOString(),
      run: 1,
      watchedMs: Date.now() - Math.min(clientFromMs, serverFromMs),
      clientSaw: log && clientSaw(log, clientFromMs),
      serverSaw: serverSaw(events(), serverFromMs, untilMs),
    };
  } finally {
    for (const tab of stage.tabs) await tab.close().catch(() => undefined);
  }
}

async function tryOut(browser: Browser, server: Child, client: PageClient, cause: Cause): Promise<void> {
  try {
    const record = await measure(browser, server, client, cause);
    if (record) keep([record]);
    say(`${client} ${cause.scenario.id} ${JSON.stringify(record?.clientSaw)} ${JSON.stringify(record?.serverSaw)}`);
  } catch (error) {
    say(`${client} ${cause.scenario.id} FAILED: ${error instanceof Error ? error.message : error}`);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'pages-lab-'));
const authorities = makeCertificates(join(directory, 'certificates'));
const secure = new URL('./servers/secure.ts', import.meta.url).pathname;
const server = new Child('secure server', [process.execPath, secure, host, authorities]);

/** What takes minutes is begun at once, and both runs beside each other. */
const isLong = (trial: PageTrial): boolean => /^(serviceworker|hidden)|-12min$/.test(trial);

/** The causes of one client and trial, over each of its transports beside each other. */
function causesOf(client: PageClient, trial: PageTrial): readonly Cause[] {
  return pageCauses
    .filter(({ cause }) => cause === `page-${trial}`)
    .filter(({ scenario }) => scenario.settings.transport !== 'h2' || peers[client].http2)
    .filter(({ freezes }) => !freezes || client === 'chromium');
}

const launch = (client: PageClient, unwatched = false): Promise<Browser> =>
  launchPuppeteer(client, mkdtempSync(join(directory, `${client}-`)), authorities, unwatched);

/** In a browser of its own: a tab that is hidden has another in front of it, which hides every other one. */
async function measureHidden(client: PageClient, cause: Cause): Promise<void> {
  const browser = await launch(client, isBrowsersOwn(cause));
  try {
    await tryOut(browser, server, client, cause);
  } finally {
    await stopPuppeteer(browser);
  }
}

async function measureAll(client: PageClient): Promise<void> {
  const trials = options.trials(pageTrials).toReversed();
  const browser = await launch(client);
  try {
    const long = options.runs.flatMap(() =>
      trials
        .filter(isLong)
        .flatMap((trial) =>
          causesOf(client, trial).map((cause) =>
            trial.startsWith('hidden') ? measureHidden(client, cause) : tryOut(browser, server, client, cause),
          ),
        ),
    );
    for (const _run of options.runs)
      for (const trial of trials.filter((each) => !isLong(each)))
        await Promise.all(
          causesOf(client, trial).map((cause) =>
            isBrowsersOwn(cause) ? measureHidden(client, cause) : tryOut(browser, server, client, cause),
          ),
        );
    await Promise.all(long);
  } finally {
    await stopPuppeteer(browser);
  }
}

try {
  for (const result of await Promise.allSettled(options.clients(pageClients).map(measureAll)))
    if (result.status === 'rejected') say(`FAILED: ${result.reason}`);
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(0);
