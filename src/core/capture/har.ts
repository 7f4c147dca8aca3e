import { blankConnection, errorTextOf, faultIn, transportOf, webSocketUrl } from './draft.ts';
import { EventList } from './event-list.ts';
import { parseIsoMs } from './iso-time.ts';
import { type Decode, JsonElements } from './json-elements.ts';
import { type JsonObject, listAt, msAt, numberAt, objectAt, textAt } from './json-value.ts';
import {
  captureBounds,
  type ObservedConnection,
  type ReadProblem,
  type Recording,
  type RecordingReader,
} from './observed.ts';

/** 2000-01-01. What is earlier is no date: DevTools writes times since boot for a request that never left (1969 in UTC). */
const earliestMs = 946_684_800_000;

/** DevTools writes seconds, Playwright milliseconds: one of both is a date of this century. */
const messageMs = (time: number): number => (time < earliestMs / 10 ? time * 1000 : time);

/**
 * The address of a WebSocket. A proxy writes that of the request which it saw, `https://…`, and the request says what it
 * asked for, or the proxy what became of it.
 */
function addressOf(entry: unknown, request: JsonObject | undefined): string | undefined {
  const url = textAt(request, 'url');
  if (!url || !/^https?:/i.test(url)) return url;
  const asked = listAt(request, 'headers').some(
    (header) =>
      textAt(header, 'name')?.toLowerCase() === 'upgrade' && textAt(header, 'value')?.toLowerCase() === 'websocket',
  );
  return asked || textAt(entry, '_resourceType') === 'websocket' ? url.replace(/^http/i, 'ws') : url;
}

/** RFC 9110 §15: three digits. Browsers write 0 or -1 for none. */
const isStatus = (number: number): boolean => Number.isInteger(number) && number >= 100 && number <= 999;

/** What the messages of one entry tell; they are read before it, and none is kept. */
class Messages {
  readonly list = new EventList();
  readonly last: Record<'client' | 'server', number | null> = { client: null, server: null };
  errorText: string | undefined;

  add(message: unknown): void {
    const type = textAt(message, 'type');
    if (type === 'error') this.errorText ||= textAt(message, 'data');
    const time = msAt(message, 'time');
    if (time === undefined || (type !== 'send' && type !== 'receive')) return;
    const atMs = messageMs(time);
    const by = type === 'send' ? 'client' : 'server';
    this.last[by] = atMs;
    this.list.add({ atMs, kind: 'frame', by, opcode: 'data', bytes: (textAt(message, 'data') ?? '').length });
  }
}

type Draft = { readonly connection: Omit<ObservedConnection, 'id'>; readonly startMs: number | null };

function entryOf(entry: unknown, { list, last, errorText: failure }: Messages): Draft | null {
  const request = objectAt(entry, 'request');
  const url = webSocketUrl(addressOf(entry, request));
  if (url === null) return null;
  const response = objectAt(entry, 'response');
  const errorText = errorTextOf(failure || (textAt(response, '_failureText') ?? textAt(response, '_error')));
  const started = parseIsoMs(textAt(entry, 'startedDateTime') ?? '');
  const startMs = started !== null && started >= earliestMs ? started : null;
  const said = numberAt(response, 'status') ?? 0;
  const named = /Unexpected response code: (\d{3})/.exec(errorText ?? '')?.[1];
  const authentication = /^HTTP Authentication failed/.test(errorText ?? '');
  const status = isStatus(said) ? said : named ? Number(named) : authentication ? 401 : null;
  // Chromium says HTTP/1.1 of either.
  const isChromium = '_initiator' in (entry as JsonObject) || '_monotonicTime' in (entry as JsonObject);
  const http2 = /^(?:HTTP\/2|h2)/i.test(textAt(response, 'httpVersion') ?? '') || (isChromium && status === 200);
  // RFC 8441: an accepted extended CONNECT is answered 200. On HTTP/1.1 a 200 is a refusal, and the error says so.
  const isRefusal = errorText !== null && /handshake|response code/i.test(errorText);
  const accepted = status === 101 || (status === 200 && http2 && !isRefusal);
  if (startMs !== null) list.add({ atMs: startMs, kind: 'request' });
  if (startMs !== null && status !== null) list.add({ atMs: startMs, kind: 'response', status });
  const receiveMs = msAt(objectAt(entry, 'timings'), 'receive') ?? 0;
  const timeMs = msAt(entry, 'time') ?? -1;
  // Only DevTools follows a socket to its end, and only then `receive` is more than nothing.
  const followed =
    textAt(response, '_failureText') === undefined &&
    !('_monotonicTime' in (entry as JsonObject)) &&
    '_initiator' in (entry as JsonObject);
  const endMs = followed && startMs !== null && receiveMs > 0 && timeMs >= 0 ? startMs + timeMs : null;
  const netError = /\bnet::(ERR_[A-Z0-9_]+)/.exec(errorText ?? '')?.[1] ?? null;
  if (endMs !== null && errorText !== null) list.add({ atMs: endMs, kind: 'script', event: 'error' });
  if (netError !== null && endMs !== null) list.add({ atMs: endMs, kind: 'net-error', name: netError });
  const handshakeFault = faultIn(errorText);
  const { client, server } = last;
  return {
    startMs,
    connection: {
      ...blankConnection,
      inputs: ['har'],
      recorder: 'client',
      url,
      transport: transportOf(url, http2 && status === 200 && accepted),
      startedAtMs: startMs,
      // DevTools and Playwright date the request, one round trip before the opening.
      openedAtMs: accepted && !handshakeFault ? startMs : null,
      endedAtMs: endMs,
      status: handshakeFault ? 101 : status,
      handshakeFault,
      netError,
      lastSentAtMs: { client, server },
      errorText,
      events: list.all(),
      gaps: list.gaps(),
    },
  };
}

/** Reads a HAR as DevTools, Playwright, Firefox or a proxy writes it. No HAR has close codes. */
export function harReader(decode: Decode): RecordingReader {
  const drafts: Draft[] = [];
  let items = 0;
  let tooMany = false;
  let messages = new Messages();
  /** The entry whose messages those are, as they were counted. */
  let of = 0;
  const wanted = ['log.entries[]', 'log.entries[]._webSocketMessages[]'];
  const elements = new JsonElements(wanted, decode, (path, value) => {
    // One that was too large or broken has left its messages.
    if (of !== elements.begun) messages = new Messages();
    of = elements.begun;
    if (path !== 'log.entries[]') return messages.add(value);
    items += 1;
    if (drafts.length >= captureBounds.connections) {
      tooMany = true;
      return;
    }
    const draft = entryOf(value, messages);
    if (draft) drafts.push(draft);
  });
  return {
    push: (bytes) => elements.push(bytes),
    end(): Recording {
      const problems: ReadProblem[] = [];
      if (elements.failed && items === 0) problems.push('not-json');
      else if (!elements.whole) problems.push('truncated');
      if (elements.skipped > 0) problems.push('damaged');
      if (tooMany) problems.push('too-many-connections');
      if (drafts.length === 0 && problems.length === 0) problems.push('no-websocket');
      const times = drafts.flatMap(({ startMs, connection }) => [
        startMs ?? Number.POSITIVE_INFINITY,
        ...connection.events.map(({ atMs }) => atMs),
      ]);
      const first = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      const startEpochMs = Number.isFinite(first) ? first : null;
      const since = (atMs: number | null): number | null =>
        atMs === null || startEpochMs === null ? null : atMs - startEpochMs;
      // What has no date keeps its place in the file, behind what has one.
      const ordered = [...drafts].sort(
        (a, b) => (a.startMs ?? Number.POSITIVE_INFINITY) - (b.startMs ?? Number.POSITIVE_INFINITY),
      );
      return {
        input: 'har',
        connections: ordered.map(({ connection }, i) => ({
          ...connection,
          id: `${i + 1}`,
          startedAtMs: since(connection.startedAtMs),
          openedAtMs: since(connection.openedAtMs),
          endedAtMs: since(connection.endedAtMs),
          lastSentAtMs: {
            client: since(connection.lastSentAtMs.client),
            server: since(connection.lastSentAtMs.server),
          },
          events: connection.events.map((event) => ({ ...event, atMs: since(event.atMs)! })),
          gaps: connection.gaps.map((gap) => ({ ...gap, fromMs: since(gap.fromMs)!, toMs: since(gap.toMs)! })),
        })),
        startEpochMs,
        endMs: drafts.reduce<number | null>((end, { connection }) => {
          const atMs = since(connection.endedAtMs ?? connection.events.at(-1)?.atMs ?? null);
          return atMs === null ? end : Math.max(end ?? 0, atMs);
        }, null),
        problems,
        items,
      };
    },
  };
}
