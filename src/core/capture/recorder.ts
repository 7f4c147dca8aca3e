import { blankConnection, transportOf, webSocketUrl } from './draft.ts';
import { EventList } from './event-list.ts';
import { type Decode, JsonElements } from './json-elements.ts';
import { listAt, msAt, numberAt, textAt } from './json-value.ts';
import {
  captureBounds,
  type ObservedClose,
  type ObservedConnection,
  type ReadProblem,
  type Recording,
  type RecordingReader,
} from './observed.ts';

type Draft = {
  -readonly [Key in 'url' | 'startedAtMs' | 'openedAtMs' | 'endedAtMs' | 'event']: ObservedConnection[Key];
} & {
  /** Its first event, by its place in the file. */
  readonly fromItem: number;
  readonly list: EventList;
  readonly last: { client: number | null; server: number | null };
  /** What script passed to close() while the connection was open. */
  called: { readonly atMs: number; readonly code: number | null; readonly reason: string } | null;
};

/** What follows from the CloseEvent about Close frames. WHATWG WebSockets, "the WebSocket connection is closed". */
function closesOf({ event, called, endedAtMs }: Draft): ObservedClose[] {
  if (!event || endedAtMs === null) return [];
  // 1006 and 1015 are made up where no Close came; with any other code one came, and only then it can be clean.
  const came = event.wasClean || (event.code !== 1006 && event.code !== 1015);
  if (!came) return [];
  const empty = event.code === 1005;
  const theirs = {
    by: 'server',
    atMs: endedAtMs,
    code: empty ? null : event.code,
    reason: event.reason,
    empty,
    onWire: true,
  } as const;
  if (!called) return [theirs];
  const ours = {
    by: 'client',
    atMs: called.atMs,
    code: called.code,
    reason: called.reason,
    empty: called.code === null,
    onWire: true,
  } as const;
  return [ours, theirs];
}

const codeOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535 ? value : null;

/** Recorders of before November 2026 wrote the state of the page by its name. */
const isHidden = (event: unknown): boolean =>
  textAt(event, 'state') === 'hidden' || (event as { hidden?: unknown }).hidden === true;

/** Reads what our recorder writes: every event that script got, with `at` in epoch ms. Payload is never in it. */
export function recorderReader(decode: Decode): RecordingReader {
  const drafts = new Map<number, Draft>();
  const problems = new Set<ReadProblem>();
  let items = 0;
  let pageEvents = 0;
  /** The last event that left the page, by its place in the file. */
  let leftAtItem = 0;
  let startEpochMs: number | null = null;
  let lastMs = 0;
  const elements = new JsonElements(['events[]'], decode, (_path, event) => {
    items += 1;
    const epochMs = msAt(event, 'at');
    const type = textAt(event, 'type');
    if (epochMs === undefined || type === undefined) return;
    startEpochMs ??= epochMs;
    const atMs = epochMs - startEpochMs;
    lastMs = Math.max(lastMs, atMs);
    const number = numberAt(event, 'socket');
    if (number === undefined) {
      const kind =
        type === 'pagehide' ? 'page-left' : type === 'visibilitychange' && isHidden(event) ? 'page-hidden' : null;
      if (kind === 'page-left') leftAtItem = items;
      if (kind === null || pageEvents >= captureBounds.pageEvents) return;
      pageEvents += 1;
      for (const { endedAtMs, list } of drafts.values())
        if (endedAtMs === null) list.add({ atMs, kind: 'script', event: kind });
      return;
    }
    let draft = drafts.get(number);
    if (!draft) {
      if (drafts.size >= captureBounds.connections) {
        problems.add('too-many-connections');
        return;
      }
      draft = {
        url: null,
        startedAtMs: atMs,
        openedAtMs: null,
        endedAtMs: null,
        event: null,
        fromItem: items,
        list: new EventList(),
        last: { client: null, server: null },
        called: null,
      };
      drafts.set(number, draft);
    }
    const { list } = draft;
    if (type === 'constructor') {
      draft.url = webSocketUrl(textAt(event, 'url'));
      draft.startedAtMs = atMs;
      list.add({ atMs, kind: 'request' });
    } else if (type === 'open') {
      draft.openedAtMs = atMs;
      list.add({ atMs, kind: 'script', event: 'open' });
    } else if (type === 'error') {
      list.add({ atMs, kind: 'script', event: 'error' });
    } else if (type === 'send' || type === 'message') {
      const by = type === 'send' ? 'client' : 'server';
      draft.last[by] = atMs;
      list.add({ atMs, kind: 'frame', by, opcode: 'data', bytes: numberAt(event, 'bytes') ?? 0 });
    } else if (type === 'call close') {
      const [code, reason] = listAt(event, 'args');
      const called = { atMs, code: codeOf(code), reason: typeof reason === 'string' ? reason.slice(0, 123) : '' };
      if (numberAt(event, 'readyState') === 1) draft.called ??= called;
      list.add({ atMs, kind: 'call-close', code: called.code });
    } else if (type === 'close') {
      const close = {
        code: codeOf(numberAt(event, 'code')) ?? 1006,
        reason: (textAt(event, 'reason') ?? '').slice(0, 123),
        wasClean: (event as { wasClean?: unknown }).wasClean === true,
      };
      draft.endedAtMs = atMs;
      draft.event = close;
      list.add({ atMs, kind: 'script-close', close });
    }
  });
  return {
    push: (bytes) => elements.push(bytes),
    end(): Recording {
      if (elements.failed && items === 0) problems.add('not-json');
      else if (!elements.whole) problems.add('truncated');
      if (elements.skipped > 0) problems.add('damaged');
      if (drafts.size === 0 && problems.size === 0) problems.add('no-websocket');
      return {
        input: 'recorder',
        connections: [...drafts.values()].map((draft, i) => ({
          ...blankConnection,
          id: `${i + 1}`,
          inputs: ['recorder'],
          recorder: 'client',
          url: draft.url,
          transport: transportOf(draft.url ?? '', false),
          startedAtMs: draft.startedAtMs,
          openedAtMs: draft.openedAtMs,
          endedAtMs: draft.endedAtMs,
          // A script cannot see the answer; without TLS there is only HTTP/1.1, and its one good answer is 101.
          status: draft.openedAtMs !== null && draft.url?.startsWith('ws:') ? 101 : null,
          close: closesOf(draft),
          firstCloseBy: closesOf(draft)[0]?.by ?? null,
          event: draft.event,
          lastSentAtMs: { ...draft.last },
          pageLeft: draft.endedAtMs === null && leftAtItem > draft.fromItem,
          events: draft.list.all(),
          gaps: draft.list.gaps(),
        })),
        startEpochMs,
        endMs: items > 0 ? lastMs : null,
        problems: [...problems],
        items,
      };
    },
  };
}
