import { transportOf } from '../../evidence/families.ts';
import type { EvidenceRecord } from '../../evidence/schema.ts';
import type { KitCause, KitSight } from '../../workshop/measure/kit-causes.ts';
import type { Browser } from './browser.ts';
import type { SecondWindow } from './second-window.ts';

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
type Seen = KitSight & { readonly aheadMs: number; readonly port?: number };
type Question = 'act' | 'expect' | 'over' | 'seen';

async function ask(kit: Kit, cause: KitCause, run: string, question: Question): Promise<Seen> {
  const sentAtMs = performance.now();
  const response = await fetch(`${kit.base}measure-kit/${question}?${query(kit, cause, run)}`, {
    method: question === 'seen' ? 'GET' : 'POST',
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`the kit answered ${response.status}`);
  const { nowMs, ...sight } = (await response.json()) as Omit<Seen, 'aheadMs'> & { readonly nowMs: number };
  return { ...sight, aheadMs: nowMs - (sentAtMs + performance.now()) / 2 };
}

/** Tells the server what comes before it comes. It may be busy with another browser of the same address. */
async function announce(kit: Kit, cause: KitCause, run: string): Promise<number | undefined> {
  const { kind } = cause.treatment;
  if (kind !== 'tls' && kind !== 'nobody') return undefined;
  const endMs = performance.now() + openWithinMs;
  for (;;) {
    try {
      return (await ask(kit, cause, run, 'expect')).port;
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await pause(askEveryMs);
    }
  }
}

async function until(test: () => boolean, limitMs: number): Promise<boolean> {
  const endMs = performance.now() + limitMs;
  while (!test()) {
    if (performance.now() > endMs) return false;
    await pause(10);
  }
  return true;
}

type Place = { readonly kit: Kit; readonly cause: KitCause; readonly run: string };

/** A socket that notes what happens to it. `Socket` is that of the window that owns it. */
function open(
  { kit, cause, run }: Place,
  Socket: typeof WebSocket,
  port: number | undefined,
): { readonly socket: WebSocket; readonly log: Log } {
  const url = new URL(`${kit.base}measure-kit/socket?${query(kit, cause, run)}`, location.href);
  url.protocol = ['plain', 'tls'].includes(cause.treatment.kind) ? 'wss:' : 'ws:';
  if (port !== undefined) url.port = String(port);
  const socket = cause.protocols ? new Socket(url, [...cause.protocols]) : new Socket(url);
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
async function strike({ kit, cause, run }: Place, socket: WebSocket, second: SecondWindow | null): Promise<number> {
  let atMs = performance.now();
  if (cause.server) {
    await ask(kit, cause, run, 'act');
    if (cause.pauseMs) await pause(cause.pauseMs);
  }
  const { page } = cause;
  if (page) {
    atMs = performance.now();
    if (page.kind === 'send') socket.send('x'.repeat(page.length));
    else if (page.kind === 'close') socket.close(page.code, page.reason);
    else second?.close();
  }
  return atMs;
}

/** Notes from now on whether the page comes to the front. */
function watchHidden(): { readonly hasBeenShown: () => boolean; readonly stop: () => void } {
  let shown = !document.hidden;
  const note = () => {
    shown ||= !document.hidden;
  };
  document.addEventListener('visibilitychange', note);
  return { hasBeenShown: () => shown, stop: () => document.removeEventListener('visibilitychange', note) };
}

export type CarryOutOptions = {
  /** For a cause that needs a second window; null: the browser has none. */
  readonly second?: SecondWindow | null;
  /** Called when the next cause need not wait for this one any more. */
  readonly ready?: () => void;
};

/** Throws where it could not be carried out. */
export async function carryOut(
  kit: Kit,
  cause: KitCause,
  browser: Browser,
  { second = null, ready = () => {} }: CarryOutOptions = {},
): Promise<EvidenceRecord> {
  runs += 1;
  const place: Place = { kit, cause, run: `${cause.cause}.${visit}.${runs}` };
  if (cause.window && !second) throw new Error('there is no second window');
  const Socket = cause.window && second ? await second.Socket() : WebSocket;
  if (cause.window === 'hides' && !(await until(() => document.hidden, openWithinMs)))
    throw new Error('the page is not hidden');
  const hidden = watchHidden();
  const port = await announce(kit, cause, place.run);
  const calledAtMs = performance.now();
  const { socket, log } = open(place, cause.window === 'owns' ? Socket : WebSocket, port);
  const watchedMs = cause.waitMs ?? quickWatchMs;
  try {
    let causeAtMs = calledAtMs;
    if (cause.opens) {
      await until(() => log.openedAtMs !== null || log.close !== null, openWithinMs);
      ready();
      await prepare(cause, socket, log);
      causeAtMs = await strike(place, socket, second);
    } else {
      // A handshake is over when it has failed; one that is not answered holds up all others.
      void until(() => log.openedAtMs !== null || log.close !== null, watchedMs).then(ready);
    }
    // A window that is closed takes its listeners along.
    const gone = cause.page?.kind === 'close-window';
    if (!gone) await until(() => log.close !== null, causeAtMs + watchedMs - performance.now());
    if (cause.window === 'hides' && hidden.hasBeenShown()) throw new Error('the page came to the front');
    const seen = await lastSight(place, log.close === null && !gone ? 0 : serverLagMs);
    if (cause.treatment.kind === 'tls' && cause.treatment.refusal === 'tls10-only' && seen.refusedOver !== 'version')
      throw new Error('the certificate was refused, not the version');
    return recordOf(cause, browser, { log, seen, causeAtMs, watchedMs });
  } finally {
    ready();
    hidden.stop();
    if (cause.window !== 'owns' || second?.isOpen()) socket.close();
    if (cause.treatment.kind === 'tls') await ask(kit, cause, place.run, 'over').catch(() => undefined);
  }
}

/** What the server saw, asked until it has seen the end or the time is over. */
async function lastSight({ kit, cause, run }: Place, limitMs: number): Promise<Seen> {
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

const noteOf: Partial<Readonly<Record<KitCause['treatment']['kind'], string>>> = {
  held: 'held by a proxy',
  tls: 'no authority has signed the certificate',
};

function recordOf(cause: KitCause, browser: Browser, { log, seen, causeAtMs, watchedMs }: Observed): EvidenceRecord {
  const { close, errorAtMs } = log;
  const { kind } = cause.treatment;
  // What the server does later is counted from then on.
  const laterMs = cause.server?.kind === 'close' ? (cause.server.afterMs ?? 0) : 0;
  const fromMs = laterMs > 0 && seen.deedAtMs !== null ? seen.deedAtMs - seen.aheadMs : causeAtMs;
  const after = (atMs: number): number => Math.max(0, Math.round(atMs - fromMs));
  const scripted = kind === 'raw' || kind === 'plain' || kind === 'tls';
  const note = noteOf[kind];
  // The server's own deed by its own clock; what the page did, in the page's time.
  const serverAfter = (atMs: number): number =>
    Math.max(0, Math.round(cause.page || seen.deedAtMs === null ? atMs - seen.aheadMs - fromMs : atMs - seen.deedAtMs));
  return {
    cause: cause.cause,
    transport: transportOf(cause.cause),
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
    watchedMs: watchedMs - laterMs,
    clientSaw:
      cause.page?.kind === 'close-window'
        ? null
        : {
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
    notes: note ? [note] : [],
  };
}
