import type { Side } from '../protocol/segment.ts';
import { EventList, timed } from './event-list.ts';
import { joinedGaps } from './gaps.ts';
import type { InputKind, ObservedConnection, ObservedEvent } from './observed.ts';

/** What sees more comes first. */
const fromFine: readonly InputKind[] = ['pcap', 'netlog', 'recorder', 'har'];
/** Two recorders of one moment differ by less: the way between them, the rounding of a HAR and a busy client, ms. */
const sameWithinMs = 100;

type Times = 'startedAtMs' | 'openedAtMs' | 'endedAtMs';

/** The same connection on a clock on which everything is `offsetMs` later. */
export function shifted(connection: ObservedConnection, offsetMs: number): ObservedConnection {
  if (offsetMs === 0) return connection;
  const at = (atMs: number | null): number | null => (atMs === null ? null : atMs + offsetMs);
  const { startedAtMs, openedAtMs, endedAtMs, lastSentAtMs, close, events, gaps } = connection;
  return {
    ...connection,
    startedAtMs: at(startedAtMs),
    openedAtMs: at(openedAtMs),
    endedAtMs: at(endedAtMs),
    lastSentAtMs: { client: at(lastSentAtMs.client), server: at(lastSentAtMs.server) },
    close: close.map((one) => ({ ...one, atMs: one.atMs + offsetMs })),
    events: events.map((event) => timed(event, (atMs) => atMs + offsetMs)),
    gaps: gaps.map((gap) => ({ ...gap, fromMs: gap.fromMs + offsetMs, toMs: gap.toMs + offsetMs })),
  };
}

/** From SYN to SYN-ACK: at the client it is the way there and back, at the server nearly nothing. */
function handshakeMs({ events }: ObservedConnection): number {
  const at = (kind: ObservedEvent['kind']): number | undefined => events.find((one) => one.kind === kind)?.atMs;
  return (at('connected') ?? 0) - (at('connect') ?? 0);
}

/** The one that sees more first; of two captures the one that was nearer to the client. */
function inOrder(one: ObservedConnection, other: ObservedConnection) {
  const coarseness = ({ inputs: [input] }: ObservedConnection): number => (input ? fromFine.indexOf(input) : 0);
  const byDetail = coarseness(one) - coarseness(other) || handshakeMs(other) - handshakeMs(one);
  return byDetail <= 0 ? ([one, other] as const) : ([other, one] as const);
}

/** What happens once in a connection is the same in both files whenever they saw it; else the moments must agree. */
const once: ReadonlySet<ObservedEvent['kind']> = new Set([
  'connect',
  'connected',
  'refused',
  'request',
  'response',
  'close-frame',
  'fin',
  'rst',
  'script-close',
  'net-error',
]);

const byOf = (event: ObservedEvent): string => ('by' in event ? event.by : '');

function nameOf(event: ObservedEvent): string {
  const what = event.kind === 'frame' ? event.opcode : event.kind === 'script' ? event.event : '';
  return `${event.kind} ${byOf(event)} ${what}`;
}

/** Who sent what may be inside a TLS record; null: it is in none. */
function senderInside(event: ObservedEvent): Side | null {
  switch (event.kind) {
    case 'frame':
    case 'close-frame':
      return event.by;
    case 'request':
      return 'client';
    case 'response':
      return 'server';
    default:
      return null;
  }
}

/** Places by name, for what is looked for in order of time; each is given away once. */
class Places {
  readonly #events: readonly ObservedEvent[];
  readonly #free = new Map<string, number[]>();

  constructor(events: readonly ObservedEvent[]) {
    this.#events = events;
    events.forEach((event, i) => {
      const name = nameOf(event);
      const places = this.#free.get(name);
      if (places) places.push(i);
      else this.#free.set(name, [i]);
    });
  }

  /** The first free one of that name within `withinMs` of `atMs`. What is earlier is passed over for good. */
  first(name: string, atMs: number, withinMs: number): number | null {
    const places = this.#free.get(name) ?? [];
    let first = places[0];
    while (first !== undefined && this.#events[first]!.atMs < atMs - withinMs) {
      places.shift();
      first = places[0];
    }
    if (first === undefined || this.#events[first]!.atMs > atMs + withinMs) return null;
    places.shift();
    return first;
  }

  /** The same, nearest to `atMs`: between the messages of TLS there are records of its own. */
  nearest(name: string, atMs: number, withinMs: number): number | null {
    const apart = (place: number | undefined): number =>
      place === undefined ? Number.POSITIVE_INFINITY : Math.abs(this.#events[place]!.atMs - atMs);
    const places = this.#free.get(name) ?? [];
    while (places.length > 1 && apart(places[1]) <= apart(places[0])) places.shift();
    return apart(places[0]) <= withinMs ? (places.shift() ?? null) : null;
  }
}

/** A message that a client's script sent and that was not among the packets, although they were recorded then. */
function wasHeldBack(
  event: ObservedEvent,
  { inputs: [input], encrypted, events, gaps }: ObservedConnection,
): event is ObservedEvent & { kind: 'frame' } {
  const { atMs } = event;
  return (
    event.kind === 'frame' &&
    event.by === 'client' &&
    input === 'pcap' &&
    !encrypted &&
    (events.at(-1)?.atMs ?? 0) > atMs &&
    !gaps.some(({ fromMs, toMs }) => fromMs - sameWithinMs < atMs && atMs < toMs + sameWithinMs)
  );
}

/** Everything that either saw, once. A TLS record whose content another file shows is that content. */
function mergedEvents(
  fine: ObservedConnection,
  other: ObservedConnection,
): Pick<ObservedConnection, 'events' | 'gaps'> {
  const events: ObservedEvent[] = [...fine.events];
  const places = new Places(fine.events);
  const added: ObservedEvent[] = [];
  // Of a connection of its own the first record is the request; the constructor dates it before TCP and TLS.
  const inside = (event: ObservedEvent, sealed: string): number | null =>
    event.kind === 'request' && fine.transport === 'wss'
      ? places.first(sealed, event.atMs, Number.POSITIVE_INFINITY)
      : places.nearest(sealed, event.atMs, sameWithinMs);
  for (const event of other.events) {
    const same = places.first(
      nameOf(event),
      event.atMs,
      once.has(event.kind) ? Number.POSITIVE_INFINITY : sameWithinMs,
    );
    if (same !== null) {
      events[same] = filledIn(events[same]!, event);
      continue;
    }
    const by = senderInside(event);
    const sealed = by === null ? null : inside(event, `sealed ${by} `);
    if (sealed === null) added.push(wasHeldBack(event, fine) ? { ...event, onWire: false } : event);
    else events[sealed] = { ...event, atMs: events[sealed]!.atMs };
  }
  const list = new EventList();
  for (const event of [...events, ...added].sort((a, b) => a.atMs - b.atMs)) list.add(event);
  return { events: list.all(), gaps: joinedGaps([...fine.gaps, ...other.gaps, ...list.gaps()]) };
}

/** What one file hides of a Close, the other may show. */
function filledIn<Close extends ObservedEvent | ObservedConnection['close'][number]>(
  one: Close,
  other: Close | undefined,
): Close {
  if (!other || !('code' in one) || !('code' in other) || !('onWire' in one) || !('onWire' in other)) return one;
  return {
    ...one,
    code: one.code ?? other.code,
    reason: one.reason ?? other.reason,
    empty: one.empty || other.empty,
    onWire: one.onWire || other.onWire,
  };
}

function mergedCloses(fine: ObservedConnection, other: ObservedConnection): ObservedConnection['close'] {
  const of = ({ close }: ObservedConnection, by: Side) => close.find((one) => one.by === by);
  return [
    ...fine.close.map((one) => filledIn(one, of(other, one.by))),
    ...other.close.filter(({ by }) => !of(fine, by)),
  ].sort((a, b) => a.atMs - b.atMs);
}

/**
 * Opening and end of the file that has both, so that a lifetime is on one clock; else each from the file that has it.
 * The end of nothing is before its beginning.
 */
function mergedTimes(fine: ObservedConnection, other: ObservedConnection): Pick<ObservedConnection, Times> {
  const startedAtMs = fine.startedAtMs ?? other.startedAtMs;
  const whole = [fine, other].find(({ openedAtMs, endedAtMs }) => openedAtMs !== null && endedAtMs !== null);
  if (whole) return { startedAtMs, openedAtMs: whole.openedAtMs, endedAtMs: whole.endedAtMs };
  const openedAtMs = fine.openedAtMs ?? other.openedAtMs;
  const endedAtMs = fine.endedAtMs ?? other.endedAtMs;
  return { startedAtMs, openedAtMs, endedAtMs: endedAtMs && Math.max(endedAtMs, openedAtMs ?? endedAtMs) };
}

/** Whether a Close could have passed unseen: in TLS it can, unless a file looked inside, or script got no Close (1006). */
function mayHideClose(some: readonly ObservedConnection[]): boolean {
  const sawInside = some.some(({ inputs, encrypted }) =>
    inputs.some((input) => input === 'netlog' || (input === 'pcap' && !encrypted)),
  );
  const gotNone = some.some(({ event }) => event?.code === 1006 && !event.wasClean);
  return some.some(({ encrypted }) => encrypted) && !sawInside && !gotNone;
}

/**
 * One connection as two files show it, on the same clock (`shifted`). Facts of the file that sees more; the other fills
 * what it leaves open.
 */
export function merge(one: ObservedConnection, other: ObservedConnection): ObservedConnection {
  const [fine, coarse] = inOrder(one, other);
  const close = mergedCloses(fine, coarse);
  const isHidden = ({ encrypted }: ObservedConnection): boolean => encrypted;
  // TLS records are no messages: a file that saw those knows better when the last was sent.
  const heard = isHidden(fine) && !isHidden(coarse) ? coarse.lastSentAtMs : fine.lastSentAtMs;
  const spare = heard === fine.lastSentAtMs ? coarse.lastSentAtMs : fine.lastSentAtMs;
  const inputs = [...new Set([...fine.inputs, ...coarse.inputs])];
  return {
    id: fine.id,
    inputs: inputs.toSorted((a, b) => fromFine.indexOf(a) - fromFine.indexOf(b)),
    recorder: fine.recorder,
    url: isHidden(fine) ? (coarse.url ?? fine.url) : (fine.url ?? coarse.url),
    ends: { client: fine.ends.client ?? coarse.ends.client, server: fine.ends.server ?? coarse.ends.server },
    // Whether a stream of HTTP/2 is inside TLS is a guess from lengths.
    transport: isHidden(fine) && !isHidden(coarse) && coarse.status !== null ? coarse.transport : fine.transport,
    encrypted: mayHideClose([fine, coarse]),
    ...mergedTimes(fine, coarse),
    status: fine.status ?? coarse.status,
    handshakeFault: fine.handshakeFault ?? coarse.handshakeFault,
    isOpeningHidden: fine.isOpeningHidden && coarse.isOpeningHidden,
    close,
    firstCloseBy: fine.firstCloseBy ?? coarse.firstCloseBy ?? close[0]?.by ?? null,
    tcpEnd: fine.tcpEnd.kind === 'unknown' ? coarse.tcpEnd : fine.tcpEnd,
    netError: fine.netError ?? coarse.netError,
    event: fine.event ?? coarse.event,
    lastSentAtMs: { client: heard.client ?? spare.client, server: heard.server ?? spare.server },
    retransmissions: Math.max(fine.retransmissions, coarse.retransmissions),
    pageLeft: fine.pageLeft || coarse.pageLeft,
    errorText: fine.errorText ?? coarse.errorText,
    ...mergedEvents(fine, coarse),
  };
}
