import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import type { CauseId, ClientId, EvidenceRecord } from '../../src/evidence/schema.ts';
import { type Cause, causes, type Stage } from './causes.ts';
import type { ClientEntry, ClientLog } from './clients/page-lab.ts';
import type { Cut } from './namespaces.ts';
import { type RunningProxy, startProxy } from './proxies.ts';
import { type Agent, freePort, type Server, type Session } from './session.ts';

export type MeasureOptions = {
  readonly watchMs: number;
  readonly timers: 'normal' | 'short';
  readonly cut: Cut;
  /** Between the last byte and the cause, for causes on an idle connection. */
  readonly idleMs: number;
  readonly say: (text: string) => void;
};

/** A run: the record to keep, and what the client's script saw in its order. */
export type Observation = { readonly record: EvidenceRecord; readonly clientEvents: readonly ClientEntry[] };

type Subject = {
  readonly causeId: CauseId;
  readonly cause: Cause;
  readonly clientId: ClientId;
  readonly agent: Agent;
  readonly stage: Stage;
  readonly server: Server;
  causeAtMs: number;
  quietFromMs: number;
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
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

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

async function urlOf(
  session: Session,
  cause: Cause,
  server: Server,
  proxy: RunningProxy | null,
  id: string,
): Promise<string> {
  const scheme = cause.tls ? 'wss' : 'ws';
  const port = proxy
    ? proxy.port
    : cause.path === 'refused'
      ? await freePort()
      : cause.tls
        ? server.ports.tls
        : cause.server === 'raw'
          ? server.ports.raw
          : server.ports.ws;
  return `${scheme}://${session.host}:${port}/${cause.path ?? 'ws'}?id=${id}`;
}

const serverEvents = ({ server, stage }: Subject): ServerEvent[] =>
  (server.child.events as ServerEvent[]).filter(({ id }) => id === stage.id);
const clientLog = async ({ agent, stage }: Subject): Promise<ClientLog> =>
  (await agent.child.request('call', stage.page, 'log', [stage.id])) as ClientLog;

/**
 * Carries out causes of one setting at the same time, all over one cut, and watches both ends until all of them know
 * or the watch time is over.
 */
export async function measure(
  session: Session,
  wanted: readonly { cause: CauseId; client: ClientId }[],
  options: MeasureOptions,
): Promise<Observation[]> {
  const first = causes[wanted[0]!.cause]!;
  const server = await session.server(Boolean(first.serverGone), Boolean(first.tls));
  const proxy = first.proxy ? await startProxy(first.proxy, server.ports.ws, session.directory) : null;
  try {
    const subjects: Subject[] = [];
    for (const { cause: causeId, client } of wanted) {
      subjects.push(await subjectOf(session, server, proxy, causeId, client));
    }
    const early = subjects.filter(({ cause }) => !cause.opensItself);
    await open(early);
    const cuts = first.setting !== 'loopback' && first.setting !== 'watch';
    // The last byte of the idle connections, and the first beat of the others, pass at the same moment.
    const quietFromMs = Date.now();
    await Promise.all(early.map((subject) => prepare(subject, cuts)));
    if (cuts) await pause(quietFromMs + options.idleMs - Date.now());
    const cutAtMs = await cut(session, first, options);
    await Promise.all(
      subjects.map(async (subject) => {
        subject.causeAtMs = subject.cause.act ? await subject.cause.act(subject.stage) : cutAtMs;
      }),
    );
    options.say(`caused ${wanted.length} × ${first.setting}`);
    const usable = subjects.filter((subject) => !(cuts && quietForTooLong(subject, cutAtMs, options)));
    await watch(usable, options);
    return usable.map((subject) => ({
      record: recordOf(session, subject, proxy, options),
      clientEvents: subject.log?.entries.filter(({ what }) => what !== 'call') ?? [],
    }));
  } finally {
    proxy?.stop();
    if (first.serverGone || first.tls) await server.child.stop();
  }
}

async function subjectOf(
  session: Session,
  server: Server,
  proxy: RunningProxy | null,
  causeId: CauseId,
  clientId: ClientId,
): Promise<Subject> {
  const cause = causes[causeId]!;
  const agent = await session.agent(clientId);
  const page = cause.page ? Number(await agent.child.request('newPage')) : agent.page;
  count += 1;
  const id = `${causeId}.${clientId}.${count}`;
  const stage: Stage = {
    id,
    client: agent.child,
    page,
    server: server.child,
    lane: session.lane,
    url: await urlOf(session, cause, server, proxy, id),
    protocols: cause.protocols ?? [],
    proxy,
    inClient: async (name, ...args) =>
      Number(await agent.child.request('call', page, name, name === 'leave' ? args : [id, ...args])),
    atServer: async (name, ...args) => Number(await server.child.request(name, id, ...args)),
  };
  return { causeId, cause, clientId, agent, stage, server, causeAtMs: 0, quietFromMs: 0, log: null, notes: [] };
}

async function open(subjects: readonly Subject[]): Promise<void> {
  for (const { stage } of subjects) await stage.inClient('open', stage.url, stage.protocols);
  for (const subject of subjects) {
    await until(`${subject.stage.id} opens`, async () =>
      (await clientLog(subject)).entries.some(({ what }) => what === 'open' || what === 'close'),
    );
  }
  // The last byte before the cause: one question and its answer, on all connections together.
  await Promise.all(subjects.map(({ stage }) => stage.inClient('send', 'hello')));
  for (const subject of subjects) {
    await until(`${subject.stage.id} is answered`, async () => (await clientLog(subject)).messages > 0);
  }
}

async function prepare(subject: Subject, cuts: boolean): Promise<void> {
  const { cause, stage } = subject;
  if (cause.prepare) await cause.prepare(stage);
  else if (cuts) await stage.inClient('send', 'hello');
  subject.quietFromMs = Date.now();
}

/** On a machine under load a connection may be quiet for longer than it should: such a run says something else. */
function quietForTooLong(subject: Subject, cutAtMs: number, { idleMs, say }: MeasureOptions): boolean {
  const offMs = cutAtMs - subject.quietFromMs - idleMs;
  const wrong = !subject.cause.opensItself && Math.abs(offMs) > 1000;
  if (wrong) say(`${subject.stage.id} DROPPED: quiet for ${idleMs + offMs} ms instead of ${idleMs}`);
  return wrong;
}

async function cut({ lane }: Session, { setting }: Cause, { cut: how }: MeasureOptions): Promise<number> {
  if (!lane || setting === 'loopback' || setting === 'watch') return Date.now();
  if (setting === 'own-interface') return lane.cut(how === 'router-drops' ? 'own-interface-down' : how);
  if (setting === 'power') return lane.server('silent');
  if (setting === 'reboot') {
    const atMs = await lane.server('silent');
    setTimeout(() => void lane.server('rebooted'), 20_000);
    return atMs;
  }
  const atMs = await lane.cut(how);
  if (setting === 'restored') setTimeout(() => void lane.restore(), 20_000);
  return atMs;
}

async function watch(subjects: readonly Subject[], { watchMs, say }: MeasureOptions): Promise<void> {
  const open = new Set(subjects);
  const startMs = Date.now();
  while (open.size > 0 && Date.now() - startMs < watchMs) {
    await pause(watchMs > 60_000 ? 1000 : 50);
    for (const subject of open) if (await isOver(subject, say)) open.delete(subject);
  }
}

async function isOver(subject: Subject, say: (text: string) => void): Promise<boolean> {
  const { cause, stage } = subject;
  const events = serverEvents(subject);
  const serverKnows =
    cause.serverGone ||
    events.some(({ event }) => event === 'close') ||
    !events.some(({ event }) => event === 'connected');
  if (cause.page) return serverKnows;
  const known = subject.log?.entries.some(({ what }) => what === 'close' || what === 'throw') ?? false;
  if (!known) {
    subject.log = await clientLog(subject);
    const close = subject.log.entries.find(({ what }) => what === 'close');
    if (close) say(`${stage.id} client: ${JSON.stringify({ ...close, atMs: close.atMs - subject.causeAtMs })}`);
    return false;
  }
  return serverKnows;
}

/** What makes a run another one than the matrix shows: another way to cut, another server library. */
function variantOf({ lane, library }: Session, { cut: how }: MeasureOptions): { variant?: string } {
  const parts = [...(lane && how !== 'router-drops' ? [how] : []), ...(library === 'ws' ? [] : [library])];
  return parts.length > 0 ? { variant: parts.join(', ') } : {};
}

function recordOf(
  session: Session,
  subject: Subject,
  proxy: RunningProxy | null,
  options: MeasureOptions,
): EvidenceRecord {
  const { cause, causeId, clientId, agent, log, causeAtMs } = subject;
  const after = (atMs: number): number => Math.max(0, Math.round(atMs - causeAtMs));
  const entries = log?.entries ?? [];
  const close = entries.find(({ what }) => what === 'close');
  const errors = entries.filter(({ what }, index) => what === 'error' && !(close && index > entries.indexOf(close)));
  const events = serverEvents(subject);
  const known = events.find(({ event }) => event === 'close');
  const notes = [...subject.notes];
  for (const { text } of errors) if (text) notes.push(`client error: ${text}`);
  for (const { text } of entries.filter(({ what }) => what === 'throw')) notes.push(`client threw: ${text}`);
  const errorAt = errors[0]?.atMs;
  if (errorAt !== undefined && (!close || close.atMs - errorAt > 100))
    notes.push(`client error event after ${after(errorAt)} ms`);
  for (const { event, text, atMs } of events) {
    if (event === 'error') notes.push(`server error: ${text} after ${after(atMs)} ms`);
    if (event === 'fin') notes.push(`server received FIN after ${after(atMs)} ms`);
    if (event === 'no-pong') notes.push(`server missed a pong after ${after(atMs)} ms`);
  }
  return {
    cause: causeId,
    ...variantOf(session, options),
    client: clientId,
    clientVersion: agent.version,
    server: cause.server ?? session.library,
    serverVersion:
      subject.server.ports.version ??
      `${cause.server === 'raw' ? 'raw' : `ws ${wsVersion}`} on Node ${process.versions.node}${proxy ? ` behind ${proxy.version}` : ''}`,
    kernel: release().split('-')[0] ?? release(),
    network: session.lane ? 'namespaces' : 'loopback',
    timers: options.timers,
    date: new Date(causeAtMs).toISOString(),
    run: 1,
    watchedMs: options.watchMs,
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
