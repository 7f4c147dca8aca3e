import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import type { CauseId, ClientId, EvidenceRecord } from '../../src/evidence/schema.ts';
import { causes } from './all-causes.ts';
import { type Cause, pause, type Stage } from './causes.ts';
import type { ClientEntry, ClientLog } from './clients/page-lab.ts';
import type { Cut } from './namespaces.ts';
import { type RunningProxy, startProxy } from './proxies.ts';
import { startCapture } from './recording.ts';
import type { Agent, Server, Session } from './session.ts';

export type MeasureOptions = {
  readonly watchMs: number;
  readonly timers: 'normal' | 'short';
  readonly cut: Cut;
  /** Between the last byte and the cause, for causes on an idle connection. */
  readonly idleMs: number;
  readonly say: (text: string) => void;
};

/** One cause with one client, in one of its circumstances where it has several. */
export type Wanted = { readonly cause: CauseId; readonly client: ClientId; readonly circumstance?: string | undefined };

/** A run: the record to keep, and what the client's script saw in its order. */
export type Observation = { readonly record: EvidenceRecord; readonly clientEvents: readonly ClientEntry[] };

type Subject = {
  readonly wanted: Wanted;
  readonly cause: Cause;
  readonly agent: Agent;
  readonly stage: Stage;
  readonly server: Server;
  causeAtMs: number;
  quietFromMs: number;
  /** When nobody watched any more; what the lab does afterwards is none of the result. */
  watchedUntilMs: number;
  log: ClientLog | null;
  notes: string[];
};

type ServerEvent = {
  event: string;
  id: string;
  atMs: number;
  code?: number;
  reason?: string;
  closeFrame?: boolean;
  text?: string;
  transport?: string;
  version?: string;
};

async function until(what: string, test: () => Promise<boolean> | boolean, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}

const wsVersion = (
  JSON.parse(readFileSync(new URL('../../node_modules/ws/package.json', import.meta.url), 'utf8')) as {
    version: string;
  }
).version;

let count = 0;

/** Under load two events that belong together may be written down this far apart. */
const atOnceMs = 250;

const serverEvents = ({ server, stage }: Subject): ServerEvent[] =>
  (server.child.events as ServerEvent[]).filter(({ id }) => id === stage.id);
const logOf = async (agent: Agent, page: number, id: string): Promise<ClientLog> =>
  (await agent.child.request('call', page, 'log', [id])) as ClientLog;
const clientLog = ({ agent, stage }: Subject): Promise<ClientLog> => logOf(agent, stage.page, stage.id);
const isOpen = ({ entries }: ClientLog): boolean => entries.some(({ what }) => what === 'open' || what === 'close');

/**
 * Carries out causes of one setting at the same time, all over one cut, and watches both ends until all of them know
 * or the watch time is over.
 */
export async function measure(
  session: Session,
  wanted: readonly Wanted[],
  options: MeasureOptions,
): Promise<Observation[]> {
  const first = causes[wanted[0]!.cause];
  const server = await session.server(first);
  let stopCapture: (() => Promise<void>) | null = null;
  const proxy = first.proxy
    ? await startProxy(first.proxy, await server.portFor(first), session.directory, {
        idleSeconds: first.proxyIdleSeconds,
        front: session.frontOf(first),
      })
    : null;
  try {
    const subjects: Subject[] = [];
    for (const each of wanted) {
      const same = subjects.filter(({ wanted: { cause, client } }) => cause === each.cause && client === each.client);
      subjects.push(await subjectOf(session, server, proxy, each, same.length));
    }
    const ports = subjects.map(({ stage }) => Number(new URL(stage.url).port));
    if (session.recordTo) stopCapture = await startCapture(session, ports, session.recordTo);
    const early = subjects.filter(({ cause }) => !cause.opensItself);
    await open(early);
    const cuts = first.setting !== 'loopback' && first.setting !== 'watch';
    // The last byte of the idle connections, and the first beat of the others, pass at the same moment.
    const quietFromMs = Date.now();
    await Promise.all(early.map((subject) => prepare(subject, cuts)));
    const idleMs = first.quietMs ?? options.idleMs;
    if (cuts) await pause(quietFromMs + idleMs - Date.now());
    const cutAtMs = await cut(session, first, options);
    await Promise.all(
      subjects.map(async (subject) => {
        subject.causeAtMs = subject.cause.act ? await subject.cause.act(subject.stage, cutAtMs) : cutAtMs;
      }),
    );
    options.say(`caused ${wanted.length} × ${first.setting}`);
    const usable = subjects.filter((subject) => !(cuts && quietForTooLong(subject, cutAtMs, idleMs, options)));
    await watch(usable, options);
    return usable
      .filter((subject) => wentAsWanted(subject, options))
      .map((subject) => ({
        record: recordOf(session, subject, proxy, options),
        clientEvents: subject.log?.entries.filter(({ what }) => what !== 'call') ?? [],
      }));
  } finally {
    await stopCapture?.();
    proxy?.stop();
    if (first.serverGone || first.tls) await server.child.stop();
  }
}

async function subjectOf(
  session: Session,
  server: Server,
  proxy: RunningProxy | null,
  wanted: Wanted,
  turn: number,
): Promise<Subject> {
  const cause = causes[wanted.cause];
  const agent = await session.agent(wanted.client, cause.transport !== undefined);
  const port = proxy?.port ?? (await server.portFor(cause));
  const pageUrl = `https://${session.host}:${port}/page.html`;
  const page = await pageFor(agent, cause, pageUrl);
  count += 1;
  const id = `${wanted.cause}.${wanted.client}.${count}`;
  const scheme = cause.tls || cause.transport ? 'wss' : 'ws';
  const inClientAs = async (as: string, name: string, ...args: unknown[]) =>
    Number(await agent.child.request('call', page, name, name === 'leave' ? args : [as, ...args]));
  const atServerAs = async (as: string, name: string, ...args: unknown[]) =>
    Number(await server.child.request(name, as, ...args));
  const stage: Stage = {
    id,
    client: agent.child,
    page,
    server: server.child,
    lane: session.lane,
    url: `${scheme}://${session.host}:${port}/${cause.path ?? (cause.transport ? 'polite' : 'ws')}?id=${id}${cause.answer ? `&answer=${cause.answer}` : ''}`,
    turn,
    pageUrl,
    protocols: cause.protocols ?? [],
    proxy,
    inClient: (name, ...args) => inClientAs(id, name, ...args),
    atServer: (name, ...args) => atServerAs(id, name, ...args),
    inClientAs,
    atServerAs,
    opened: (as) => until(`${as} opens`, async () => isOpen(await logOf(agent, page, as))),
    async visit(where) {
      const other = where === 'again' ? port : await server.portFor({ ...cause, transport: 'wss' });
      await agent.child.request('visit', page, `https://${session.host}:${other}/page.html`);
    },
  };
  // A browser uses HTTP/2 for a WebSocket where it has such a connection already.
  if (cause.transport === 'h2') await stage.inClient('fetchNow', pageUrl);
  return {
    wanted,
    cause,
    agent,
    stage,
    server,
    causeAtMs: 0,
    quietFromMs: 0,
    watchedUntilMs: Number.POSITIVE_INFINITY,
    log: null,
    notes: [],
  };
}

/** The page that opens the connection: one of its own where it goes away or is hidden, one that came over HTTP/2 where that counts. */
async function pageFor(agent: Agent, { page: goes, hides, transport }: Cause, url: string): Promise<number> {
  const own = goes || hides;
  if (!own && transport !== 'h2') return agent.page;
  if (!own && agent.pageOverHttp2 !== undefined) return agent.pageOverHttp2;
  const page = Number(await agent.child.request('newPage'));
  if (transport) await agent.child.request('visit', page, url);
  if (!own) agent.pageOverHttp2 = page;
  return page;
}

/** Over HTTP/2 or not is for the server to say: a browser may choose otherwise without telling anybody. */
function wentAsWanted(subject: Subject, { say }: MeasureOptions): boolean {
  const connected = serverEvents(subject).find(({ event }) => event === 'connected');
  const { transport } = subject.cause;
  const wrong = transport !== undefined && connected !== undefined && connected.transport !== transport;
  if (wrong) say(`${subject.stage.id} DROPPED: went over ${connected.transport}`);
  return !wrong;
}

async function open(subjects: readonly Subject[]): Promise<void> {
  for (const { stage } of subjects) await stage.inClient('open', stage.url, stage.protocols);
  for (const subject of subjects) {
    await until(`${subject.stage.id} opens`, async () => isOpen(await clientLog(subject)));
  }
  // The last byte before the cause: one question and its answer, on all connections together.
  await Promise.all(subjects.map(({ stage }) => stage.inClient('send', 'hello')));
  for (const subject of subjects) {
    await until(`${subject.stage.id} is answered`, async () => (await clientLog(subject)).messages > 0);
  }
}

async function prepare(subject: Subject, cuts: boolean): Promise<void> {
  const { cause, stage } = subject;
  const { circumstances, transport } = cause;
  const prepares = circumstances?.[subject.wanted.circumstance ?? ''] ?? cause.prepare;
  // Over HTTP/2 a client asks when the server has been quiet for some time: that starts together, too.
  if (cuts && (!prepares || transport)) await stage.inClient('send', 'hello');
  if (prepares) await prepares(stage);
  subject.quietFromMs = Date.now();
}

/** On a machine under load a connection may be quiet for longer than it should: such a run says something else. */
function quietForTooLong(subject: Subject, cutAtMs: number, idleMs: number, { say }: MeasureOptions): boolean {
  const offMs = cutAtMs - subject.quietFromMs - idleMs;
  const wrong = !subject.cause.opensItself && Math.abs(offMs) > 1000;
  if (wrong) say(`${subject.stage.id} DROPPED: quiet for ${idleMs + offMs} ms instead of ${idleMs}`);
  return wrong;
}

async function cut(
  { lane }: Session,
  { setting, restoredAfterMs = 20_000 }: Cause,
  { cut: how }: MeasureOptions,
): Promise<number> {
  if (!lane || setting === 'loopback' || setting === 'watch') return Date.now();
  if (setting === 'own-interface') return lane.cut(how === 'router-drops' ? 'own-interface-down' : how);
  if (setting === 'power') return lane.server('silent');
  if (setting === 'reboot') {
    const atMs = await lane.server('silent');
    setTimeout(() => void lane.server('rebooted'), 20_000);
    return atMs;
  }
  const atMs = await lane.cut(how);
  if (setting === 'restored') setTimeout(() => void lane.restore(), restoredAfterMs);
  return atMs;
}

async function watch(subjects: readonly Subject[], { watchMs, say }: MeasureOptions): Promise<void> {
  const open = new Set(subjects);
  const startMs = Date.now();
  while (open.size > 0) {
    await pause(watchMs > 60_000 ? 1000 : 50);
    for (const subject of open) {
      const tooLong = Date.now() - startMs >= (subject.cause.watchMs ?? watchMs);
      if (!(await isOver(subject, say)) && !tooLong) continue;
      open.delete(subject);
      if (!subject.cause.after) continue;
      subject.watchedUntilMs = Date.now();
      await subject.cause.after(subject.stage);
    }
  }
  // What was said last is still on its way.
  await pause(200);
}

async function isOver(subject: Subject, say: (text: string) => void): Promise<boolean> {
  const { cause, stage } = subject;
  const events = serverEvents(subject);
  const serverKnows =
    cause.serverGone ||
    cause.untilClientKnows ||
    events.some(({ event }) => event === 'close') ||
    !events.some(({ event }) => event === 'connected');
  const streamEnded = !cause.streamToo || events.some(({ event }) => event === 'gone');
  if (cause.page) return serverKnows;
  const known = subject.log?.entries.some(({ what }) => what === 'close' || what === 'throw') ?? false;
  if (!known) {
    subject.log = await clientLog(subject);
    const close = subject.log.entries.find(({ what }) => what === 'close');
    if (close) say(`${stage.id} client: ${JSON.stringify({ ...close, atMs: close.atMs - subject.causeAtMs })}`);
    return false;
  }
  return serverKnows && streamEnded;
}

/** What makes a run another one: its circumstances; or, outside of the matrix, another way to cut or server library. */
function variantOf(
  { lane, library }: Session,
  { circumstance }: Wanted,
  { cut: how }: MeasureOptions,
): { variant?: string } {
  const parts = [
    ...(circumstance ? [circumstance] : []),
    ...(lane && how !== 'router-drops' ? [how] : []),
    ...(library === 'ws' ? [] : [library]),
  ];
  return parts.length > 0 ? { variant: parts.join(', ') } : {};
}

function recordOf(
  session: Session,
  subject: Subject,
  proxy: RunningProxy | null,
  options: MeasureOptions,
): EvidenceRecord {
  const { cause, wanted, agent, log, causeAtMs } = subject;
  const after = (atMs: number): number => Math.max(0, Math.round(atMs - causeAtMs));
  const entries = log?.entries ?? [];
  const close = entries.find(({ what }) => what === 'close');
  const errors = entries.filter(({ what }, index) => what === 'error' && !(close && index > entries.indexOf(close)));
  // On loopback what the lab does after the watch may arrive within the same millisecond.
  const events = serverEvents(subject).filter(
    ({ atMs }) => atMs < subject.watchedUntilMs && !(cause.untilClientKnows && close && atMs > close.atMs + atOnceMs),
  );
  const known = events.find(({ event }) => event === 'close');
  const notes = [...subject.notes];
  for (const { text } of errors) if (text) notes.push(`client error: ${text}`);
  for (const { text } of entries.filter(({ what }) => what === 'throw')) notes.push(`client threw: ${text}`);
  const scripted = cause.server === 'raw' || cause.transport !== undefined;
  const errorAt = errors[0]?.atMs;
  if (errorAt !== undefined && (!close || close.atMs - errorAt > 100))
    notes.push(`client error event after ${after(errorAt)} ms`);
  for (const { event, text, atMs, version } of events) {
    if (event === 'error') notes.push(`server error: ${text} after ${after(atMs)} ms`);
    if (version !== undefined && version !== 'TLSv1.3') notes.push(`server agreed on ${version}`);
    if (event === 'fin')
      notes.push(
        `server ${cause.transport === 'h2' && !cause.proxy ? 'saw the stream end' : 'received FIN'} after ${after(atMs)} ms`,
      );
    if (event === 'heard') notes.push(`server heard a message after ${after(atMs)} ms`);
    if (event === 'gone' && cause.streamToo) notes.push(`server’s stream closed after ${after(atMs)} ms`);
    if (event === 'no-pong') notes.push(`server missed a pong after ${after(atMs)} ms`);
  }
  return {
    cause: wanted.cause,
    transport: cause.transport ?? 'ws',
    ...variantOf(session, wanted, options),
    client: wanted.client,
    clientVersion: agent.version,
    server: scripted ? 'raw' : session.library,
    serverVersion:
      subject.server.version ??
      `${scripted ? 'raw' : `ws ${wsVersion}`} on Node ${process.versions.node}${proxy ? ` behind ${proxy.version}` : ''}`,
    kernel: release().split('-')[0] ?? release(),
    network: session.lane ? 'namespaces' : 'loopback',
    timers: options.timers,
    date: new Date(causeAtMs).toISOString(),
    run: 1,
    watchedMs: cause.watchMs ?? options.watchMs,
    clientSaw: cause.page
      ? null
      : {
          opened: entries.some(({ what }) => what === 'open'),
          errorBeforeClose: errors.length > 0,
          code: close?.code ?? null,
          reason: close?.reason ?? null,
          wasClean: close?.wasClean ?? null,
          afterMs: close ? after(close.atMs) : null,
        },
    serverSaw: cause.serverGone
      ? null
      : {
          code: known?.code ?? null,
          reason: known?.reason ?? null,
          afterMs: known ? after(known.atMs) : null,
          closeFrame: known?.closeFrame ?? false,
        },
    notes,
  };
}
