import { webSocketUrl } from '../draft.ts';
import { type Decode, JsonElements } from '../json-elements.ts';
import { isObject, msAt, numberAt, objectAt, textAt } from '../json-value.ts';
import { captureBounds, type ReadProblem, type Recording, type RecordingReader } from '../observed.ts';
import { KeptBytes } from './netlog-bytes.ts';
import { NetLogNames } from './netlog-names.ts';
import {
  applyToChannel,
  applyToRequest,
  applyToSocket,
  type ChannelSource,
  type NetLogEvent,
  newChannel,
  newRequest,
  newSocket,
  type RequestSource,
  type SocketSource,
} from './netlog-sources.ts';
import { observeRequest } from './observe-request.ts';
import { SocketLinks, sourcesMax } from './socket-links.ts';

const networkChangesMax = 100;
/** The channel of a WebSocket is made right before its request: by id, at most so many sources earlier. */
const channelBeforeMax = 8;

function eventOf(value: unknown, order: number, names: NetLogNames): NetLogEvent | null {
  const source = objectAt(value, 'source');
  const sourceId = numberAt(source, 'id');
  const atMs = msAt(value, 'time');
  if (sourceId === undefined || atMs === undefined) return null;
  const params = objectAt(value, 'params');
  const dependency = objectAt(params, 'source_dependency');
  const id = numberAt(dependency, 'id');
  return {
    order,
    atMs,
    sourceId,
    source: names.source(numberAt(source, 'type') ?? -1),
    type: names.event(numberAt(value, 'type') ?? -1),
    phase: names.phase(numberAt(value, 'phase') ?? 0),
    params,
    dependency: id === undefined ? null : { id, source: names.source(numberAt(dependency, 'type') ?? -1) },
  };
}

/**
 * Reads Chromium's NetLog (net/log/net_log_event_type_list.h), whole or cut off. `isLines`: the NDJSON that Chromium 156
 * writes with `--net-log-file-format=ndjson`, a line each for the constants and for every event.
 */
export function netLogReader(decode: Decode, isLines: boolean): RecordingReader {
  let names: NetLogNames | null = null;
  let order = 0;
  let firstMs: number | null = null;
  let lastMs = 0;
  let tooMany = false;
  /** Events came before the names of their numbers, or without any. */
  let isNameless = false;
  const requests = new Map<number, RequestSource>();
  const channels = new Map<number, ChannelSource>();
  const sockets = new Map<number, SocketSource>();
  const links = new SocketLinks();
  const kept = new KeptBytes();
  const networkChangesMs: number[] = [];

  const onRequest = (event: NetLogEvent): void => {
    const { sourceId, type, phase, atMs, params } = event;
    const known = requests.get(sourceId);
    if (known) {
      applyToRequest(known, event);
      return;
    }
    const url = webSocketUrl(textAt(params, 'url'));
    if (type !== 'REQUEST_ALIVE' || phase !== 'BEGIN' || url === null) return;
    if (requests.size < captureBounds.connections) requests.set(sourceId, newRequest(sourceId, url, atMs));
    else tooMany = true;
  };

  const onEvent = (event: NetLogEvent, known: NetLogNames): void => {
    const { source, sourceId, type, atMs } = event;
    firstMs = firstMs === null ? atMs : Math.min(firstMs, atMs);
    lastMs = Math.max(lastMs, atMs);
    links.add(event, requests.has(sourceId));
    if (type === 'NETWORK_IP_ADDRESSES_CHANGED' || type === 'NETWORK_CHANGED') {
      if (networkChangesMs.length < networkChangesMax && networkChangesMs.at(-1) !== atMs) networkChangesMs.push(atMs);
    } else if (source === 'WEBSOCKET_CHANNEL') {
      const channel = channels.get(sourceId) ?? newChannel(sourceId, atMs);
      if (channels.size < captureBounds.connections) channels.set(sourceId, channel);
      if (event.phase !== 'BEGIN') applyToChannel(channel, event);
    } else if (source === 'SOCKET') {
      const socket = sockets.get(sourceId) ?? newSocket(event.dependency?.id ?? null);
      if (sockets.size < sourcesMax) sockets.set(sourceId, socket);
      applyToSocket(socket, event, known, kept);
    } else if (source === 'URL_REQUEST') onRequest(event);
  };

  const onElement = (path: string, value: unknown): void => {
    if (path === 'constants') {
      // They stand once, before the events that need them.
      if (isObject(value)) names ??= new NetLogNames(value);
      return;
    }
    order += 1;
    isNameless ||= names === null || names.isEmpty;
    const event = names && eventOf(value, order, names);
    if (names && event) onEvent(event, names);
  };
  const elements = new JsonElements(['constants', isLines ? 'event' : 'events[]'], decode, onElement, isLines);

  return {
    push: (bytes) => elements.push(bytes),
    end(): Recording {
      const known = names as NetLogNames | null;
      const free = [...channels.values()];
      const socketOf = links.finder(sockets);
      const connections = [...requests.values()].map((request, i) => {
        // No event joins channel and request.
        const at = free.findIndex(
          ({ id, startMs }) =>
            id < request.id && request.id - id <= channelBeforeMax && Math.abs(startMs - request.startMs) < 1000,
        );
        const [channel = null] = at < 0 ? [] : free.splice(at, 1);
        const socket = socketOf(request.id);
        const parts = { request, channel, socket, networkChangesMs, firstMs: firstMs ?? 0, lastMs };
        return { ...observeRequest(parts, known!), id: `${i + 1}` };
      });
      const problems: ReadProblem[] = [];
      if (elements.failed && order === 0) problems.push('not-json');
      else if (!elements.whole) problems.push('truncated');
      if (elements.skipped > 0) problems.push('damaged');
      if (isNameless) problems.push('no-constants');
      if (tooMany) problems.push('too-many-connections');
      if (connections.length === 0 && problems.length === 0) problems.push('no-websocket');
      return {
        input: 'netlog',
        connections,
        startEpochMs: known && firstMs !== null ? known.epochMs(firstMs) : null,
        endMs: firstMs === null ? null : lastMs - firstMs,
        problems,
        items: order,
      };
    },
  };
}
