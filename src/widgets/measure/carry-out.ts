import { families, familyOf } from '../../evidence/families.ts';
import type { EvidenceRecord } from '../../evidence/schema.ts';
import type { KitCause, KitSight } from '../../workshop/measure/kit-causes.ts';
import type { Browser } from './browser.ts';

/** Where the kit answers: the page's own origin, below the base path. */
export type Kit = { readonly base: string; readonly token: string };

/** For a cause whose end shows at once, if it shows. */
const quickWatchMs = 5_000;
const openWithinMs = 10_000;
/** Between what the client reports and the last question about what the server saw. */
const serverLagMs = 1_000;
const askEveryMs = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Log = {
  openedAtMs: number | null;
  errorAtMs: number | null;
  close: { readonly atMs: number; readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  lastMessageAtMs: number | null;
};

let runs = 0;
/** Of this visit, so that a page that is loaded again does not name its runs as before. */
const visit = crypto.getRandomValues(new Uint32Array(2)).join('-');

const query = ({ token }: Kit, { cause }: KitCause, run: string): string =>
  new URLSearchParams({ token, run, cause }).toString();

/** What the server saw, in the time of this page: both clocks are compared over one request. */
type Seen = KitSight & { readonly aheadMs: number };

async function ask(kit: Kit, cause: KitCause, run: string, path: 'act' | 'seen'): Promise<Seen> {
  const sentAtMs = performance.now();
  const response = await fetch(`${kit.base}measure-kit/${path}?${query(kit, cause, run)}`, {
    method: path === 'act' ? 'POST' : 'GET',
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`the kit answered ${response.status}`);
  const { nowMs, ...sight } = (await response.json()) as KitSight & { readonly nowMs: number };
  return { ...sight, aheadMs: nowMs - (sentAtMs + performance.now()) / 2 };
}

async function until(test: () => boolean, limitMs: number): Promise<boolean> {
  const endMs = performance.now() + limitMs;
  while (!test()) {
    if (performance.now() > endMs) return false;
    await pause(10);
  }
  return true;
}

/** A socket that notes what happens to it. */
function open(kit: Kit, cause: KitCause, run: string): { readonly socket: WebSocket; readonly log: Log } {
  const url = new URL(`${kit.base}measure-kit/socket?${query(kit, cause, run)}`, location.href);
  url.protocol = cause.treatment.kind === 'plain' ? 'wss:' : 'ws:';
  const socket = cause.protocols ? new WebSocket(url, [...cause.protocols]) : new WebSocket(url);
  const log: Log = { openedAtMs: null, errorAtMs: null, close: null, lastMessageAtMs: null };
  const now = () => performance.now();
  socket.addEventListener('open', () => {
    log.openedAtMs = now();
  });
  socket.addEventListener('error', () => {
    log.errorAtMs ??= now();
  });
  socket.addEventListener('message', () => {
    log.lastMessageAtMs = now();
  });
  socket.addEventListener('close', ({ code, reason, wasClean }) => {
    log.close ??= { atMs: now(), code, reason, wasClean };
  });
  return { socket, log };
}

/** A heartbeat as applications write it: no answer within the same time means close(4000). */
function heartbeat(socket: WebSocket, log: Log, everyMs: number): void {
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return clearInterval(timer);
    const beatAtMs = performance.now();
    socket.send('beat');
    setTimeout(() => {
      if ((log.lastMessageAtMs ?? 0) >= beatAtMs || socket.readyState !== WebSocket.OPEN) return;
      clearInterval(timer);
      socket.close(4000, 'heartbeat');
    }, everyMs);
  }, everyMs);
}

/** Up to the moment before the cause: open, one question and its answer, then as quiet as the cause wants it. */
async function prepare(cause: KitCause, socket: WebSocket, log: Log): Promise<void> {
  const { treatment, heartbeatMs, quietMs = 0 } = cause;
  if (!(await until(() => log.openedAtMs !== null, openWithinMs))) throw new Error('it does not open');
  socket.send('hello');
  if (!(await until(() => log.lastMessageAtMs !== null, openWithinMs))) throw new Error('nobody answers');
  if (treatment.kind === 'process' && treatment.reads === false) {
    socket.send('never read');
    await pause(200);
  }
  if (heartbeatMs) heartbeat(socket, log, heartbeatMs);
  if (quietMs) await pause(quietMs);
}

/** Carries the cause out on a connection that is ready; gives the time from which to count. */
async function strike(kit: Kit, cause: KitCause, run: string, socket: WebSocket): Promise<number> {
  let atMs = performance.now();
  if (cause.server) {
    await ask(kit, cause, run, 'act');
    if (cause.pauseMs) await pause(cause.pauseMs);
  }
  if (cause.page) {
    atMs = performance.now();
    if (cause.page.kind === 'send') socket.send('x'.repeat(cause.page.length));
    else socket.close(cause.page.code, cause.page.reason);
  }
  return atMs;
}

/** `ready` is called when the next cause need not wait for this one any more. Throws where it could not be carried out. */
export async function carryOut(
  kit: Kit,
  cause: KitCause,
  browser: Browser,
  ready: () => void = () => {},
): Promise<EvidenceRecord> {
  runs += 1;
  const run = `${cause.cause}.${visit}.${runs}`;
  const calledAtMs = performance.now();
  const { socket, log } = open(kit, cause, run);
  const watchedMs = cause.waitMs ?? quickWatchMs;
  try {
    let causeAtMs = calledAtMs;
    if (cause.opens) {
      await until(() => log.openedAtMs !== null || log.close !== null, openWithinMs);
      ready();
      await prepare(cause, socket, log);
      causeAtMs = await strike(kit, cause, run, socket);
    } else {
      // A handshake is over when it has failed; one that is not answered holds up all others.
      void until(() => log.openedAtMs !== null || log.close !== null, watchedMs).then(ready);
    }
    await until(() => log.close !== null, causeAtMs + watchedMs - performance.now());
    const seen = await lastSight(kit, cause, run, log.close === null ? 0 : serverLagMs);
    return recordOf(cause, browser, { log, seen, causeAtMs, watchedMs });
  } finally {
    ready();
    socket.close();
  }
}

/** What the server saw, asked until it has seen the end or the time is over. */
async function lastSight(kit: Kit, cause: KitCause, run: string, limitMs: number): Promise<Seen> {
  const hasServer = !cause.serverGone && (cause.opens || ['ws', 'raw'].includes(cause.treatment.kind));
  const endMs = performance.now() + (hasServer ? limitMs : 0);
  for (;;) {
    const seen = await ask(kit, cause, run, 'seen');
    if (seen.atMs !== null || performance.now() > endMs) return seen;
    await pause(askEveryMs);
  }
}

type Observed = {
  readonly log: Log;
  readonly seen: Seen;
  readonly causeAtMs: number;
  readonly watchedMs: number;
};

function recordOf(cause: KitCause, browser: Browser, { log, seen, causeAtMs, watchedMs }: Observed): EvidenceRecord {
  const { close, errorAtMs } = log;
  const after = (atMs: number): number => Math.max(0, Math.round(atMs - causeAtMs));
  const family = familyOf(cause.cause)?.family;
  const scripted = cause.treatment.kind === 'raw' || cause.treatment.kind === 'plain';
  // The server's own deed by its own clock; what the page did, in the page's time.
  const serverAfter = (atMs: number): number =>
    Math.max(
      0,
      Math.round(cause.page || seen.deedAtMs === null ? atMs - seen.aheadMs - causeAtMs : atMs - seen.deedAtMs),
    );
  return {
    cause: cause.cause,
    transport: family ? families[family].transport : 'ws',
    client: browser.nearest,
    clientVersion: browser.version,
    browser: browser.name,
    system: browser.system,
    server: scripted ? 'raw' : 'ws',
    serverVersion: 'measuring kit',
    kernel: 'unknown',
    network: 'kit',
    timers: 'normal',
    date: new Date().toISOString(),
    run: 1,
    watchedMs,
    clientSaw: {
      opened: log.openedAtMs !== null,
      errorBeforeClose: errorAtMs !== null && errorAtMs <= (close?.atMs ?? Number.POSITIVE_INFINITY),
      code: close?.code ?? null,
      reason: close?.reason ?? null,
      wasClean: close?.wasClean ?? null,
      afterMs: close ? after(close.atMs) : null,
    },
    serverSaw: cause.serverGone
      ? null
      : {
          code: seen.code,
          reason: seen.reason,
          afterMs: seen.atMs === null ? null : serverAfter(seen.atMs),
          closeFrame: seen.closeFrame,
        },
    notes: cause.treatment.kind === 'held' ? ['held by a proxy'] : [],
  };
}
