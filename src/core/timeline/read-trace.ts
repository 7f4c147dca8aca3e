import type { ActKind } from '../acts/acts.ts';
import type { Segment, Side } from '../protocol/segment.ts';
import type { Sender, Trace, TraceEvent } from '../trace/trace.ts';

/** How a lane looks for a while. `dead` is readyState OPEN with nobody left to hear it. */
export type BandKind = 'connecting' | 'open' | 'dead' | 'frozen' | 'closing' | 'closing-dead' | 'closed' | 'down';

/** One stretch of a lane. A `ghost` belongs to an older attempt that its side still believes in. Times in ms. */
export type Band = {
  readonly side: Side;
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: BandKind;
  readonly ghost: boolean;
  readonly seq: number;
};

/** How a segment is drawn, and for the last three kinds whether it may disappear in a fold. */
export type FlightKind = 'message' | 'heartbeat' | 'close' | 'fin' | 'reset' | 'transport';

/** One segment on its way, from its sending to its arrival or to where it is held. */
export type Flight = {
  readonly seq: number;
  readonly from: Sender;
  readonly to: Side;
  readonly segment: Segment;
  readonly kind: FlightKind;
  readonly sentMs: number;
  readonly endMs: number;
  readonly held: 'path' | 'proxy' | 'interface' | 'host' | null;
  readonly retransmission: number;
  /** What had just arrived when this was sent in answer, if anything. */
  readonly answers: Segment | null;
  /** One of many alike: it may disappear in a fold, and never makes time slow down. */
  readonly routine: boolean;
};

/** A wait before a new try. `ok`: the try opened; null while the run does not say. */
export type Wait = {
  readonly seq: number;
  readonly retry: number;
  readonly atMs: number;
  readonly delayMs: number;
  readonly ceilingMs: number;
  readonly endMs: number;
  readonly ok: boolean | null;
};

/**
 * From the fault to the moment when a side's code learns of it; `toMs` null: not in this run. `untilMs` is that moment,
 * or else when the path was mended, or the end of the run.
 */
export type Discovery = {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly untilMs: number;
  readonly side: Side;
  readonly clean: boolean;
  readonly faulty: boolean;
  readonly gaveUp: boolean;
};

/** What a picture of one trace shows, still in time and not in space. */
export type Reading = {
  readonly bands: readonly Band[];
  readonly flights: readonly Flight[];
  readonly waits: readonly Wait[];
  /** The silence between the lanes: from, to. */
  readonly silences: readonly (readonly [number, number])[];
  /** The first of `discoveries`. */
  readonly discovery: Discovery | null;
  readonly discoveries: readonly Discovery[];
  /** When a connection opened again after the discovery. */
  readonly againMs: number | null;
  readonly events: readonly TraceEvent[];
  readonly endMs: number;
};

/** A silence shorter than this is drawn on the lanes only: there is no room for a hole. */
const silenceMinMs = 1000;

/** More would not fit into any picture. */
const discoveriesMax = 6;

/** Acts that harm nothing: no time to discovery starts at them. */
const harmless: readonly ActKind[] = [
  'server-send',
  'client-send',
  'client-connect',
  'server-start',
  'network-restore',
];

const isBeat = (segment: Segment): boolean =>
  segment.kind === 'frame' &&
  (segment.opcode === 'ping' ||
    segment.opcode === 'pong' ||
    (segment.opcode === 'text' && /^(heartbeat|ping|pong)/.test(segment.payload)));

const flightKind = (segment: Segment): FlightKind =>
  segment.kind === 'frame'
    ? segment.opcode === 'close'
      ? 'close'
      : isBeat(segment)
        ? 'heartbeat'
        : 'message'
    : segment.kind === 'tcp-fin'
      ? 'fin'
      : segment.kind === 'tcp-rst'
        ? 'reset'
        : segment.kind.startsWith('t')
          ? 'transport'
          : 'message';

function readFlights(events: readonly TraceEvent[]): Flight[] {
  const ends = new Map<number, TraceEvent>();
  const arrivals = new Map<number, Segment>();
  for (const event of events) {
    if (event.kind === 'received' || event.kind === 'held') ends.set(event.transmission, event);
    if (event.kind === 'received') arrivals.set(event.seq, event.segment);
  }
  // An answer follows at once, by way of what its arrival did: an event, a change of readyState.
  const answered = (event: TraceEvent): Segment | null => {
    for (let cause = event.causeSeq; cause !== null; ) {
      const found = arrivals.get(cause);
      if (found) return found;
      const before = events[cause];
      if (!before || before.atMs !== event.atMs) return null;
      cause = before.causeSeq;
    }
    return null;
  };
  const counts = new Map<string, number>();
  return events.flatMap((event) => {
    if (event.kind !== 'sent') return [];
    const end = ends.get(event.transmission);
    const kind = flightKind(event.segment);
    const held = end?.kind === 'held' ? end.where : null;
    const again = event.retransmission > 0 && held !== null;
    let routine = again || kind === 'transport';
    if (kind === 'heartbeat' || (kind === 'message' && event.segment.kind === 'frame')) {
      // The first of a kind is shown, and the first ones that are lost; the others are the same again.
      const key = kind + event.side + (held && event.attempt);
      const count = again ? 9 : (counts.get(key) ?? 0) + 1;
      if (!again) counts.set(key, count);
      routine = count > (held ? (kind === 'heartbeat' ? 4 : 1) : 1);
    }
    return [
      {
        seq: event.seq,
        from: event.side,
        to: event.to,
        segment: event.segment,
        kind,
        sentMs: event.atMs,
        endMs: end?.atMs ?? event.atMs,
        held: end ? held : 'path',
        retransmission: event.retransmission,
        answers: answered(event),
        routine,
      },
    ];
  });
}

function readBands(events: readonly TraceEvent[], side: Side, endMs: number): Band[] {
  const bands: Band[] = [];
  type Attempt = { state: string; reachable: boolean; lost: boolean; ghostMs: number; seq: number };
  const attempts = new Map<number, Attempt>();
  let current = 0;
  let world = side === 'server' ? 'running' : 'shown';
  let fromMs = 0;
  let fromSeq = 0;
  let kind: BandKind = 'closed';
  const farewell = new Set<string>();
  const kindOf = (attempt: Attempt | undefined): BandKind =>
    world === 'down' || world === 'silent' || world === 'gone'
      ? 'down'
      : !attempt || attempt.state === 'CLOSED'
        ? 'closed'
        : attempt.state === 'CONNECTING'
          ? side === 'server'
            ? 'closed'
            : 'connecting'
          : attempt.state === 'CLOSING'
            ? attempt.reachable || !attempt.lost
              ? 'closing'
              : 'closing-dead'
            : !attempt.reachable
              ? 'dead'
              : world === 'frozen'
                ? 'frozen'
                : 'open';
  const push = (from: number, toMs: number, what: BandKind, ghost: boolean, seq: number): void => {
    if (toMs > from) bands.push({ side, fromMs: from, toMs, kind: what, ghost, seq });
  };
  const turn = (atMs: number, seq: number): void => {
    const next = kindOf(attempts.get(current));
    if (next === kind) return;
    push(fromMs, atMs, kind, false, fromSeq);
    [fromMs, fromSeq, kind] = [atMs, seq, next];
  };
  const endGhost = (attempt: Attempt, atMs: number): void => {
    push(attempt.ghostMs, atMs, kindOf(attempt), true, attempt.seq);
    attempt.ghostMs = atMs;
  };
  for (const event of events) {
    if (event.kind === 'received' && event.side === side && flightKind(event.segment) === 'close')
      farewell.add(`${event.attempt}${side}`);
    if (event.kind === 'ready-state' && event.side === side) {
      const attempt = attempts.get(event.attempt);
      const older = attempts.get(current);
      if (attempt) {
        if (event.attempt < current) endGhost(attempt, event.atMs);
        Object.assign(attempt, { state: event.state, seq: event.seq });
        attempt.lost ||= event.state === 'CLOSING' && !attempt.reachable;
      } else
        attempts.set(event.attempt, {
          state: event.state,
          reachable: true,
          lost: false,
          ghostMs: event.atMs,
          seq: event.seq,
        });
      if (event.attempt > current) {
        if (older) older.ghostMs = event.atMs;
        current = event.attempt;
      }
    } else if (event.kind === 'peer-reachable' && event.side === side) {
      const attempt = attempts.get(event.attempt);
      if (attempt) {
        if (event.attempt < current) endGhost(attempt, event.atMs);
        attempt.reachable = event.reachable;
        // A peer that left after both said goodbye is no dead path; one that vanished before it answered is.
        attempt.lost ||= !event.reachable && !farewell.has(`${event.attempt}${side}`);
      }
    } else if (side === 'server' ? event.kind === 'server-state' : event.kind === 'page') {
      world = (event as { state: string }).state;
      // A process that ends takes its sockets along.
      if (world === 'down' || world === 'silent' || world === 'gone')
        for (const [id, attempt] of attempts) {
          if (id < current && attempt.state !== 'CLOSED') endGhost(attempt, event.atMs);
          if (world !== 'silent') attempt.state = 'CLOSED';
        }
    } else continue;
    turn(event.atMs, event.seq);
  }
  push(fromMs, endMs, kind, false, fromSeq);
  for (const [id, attempt] of attempts) if (id < current && attempt.state !== 'CLOSED') endGhost(attempt, endMs);
  return bands;
}

function readWaits(events: readonly TraceEvent[]): Wait[] {
  const waits: Wait[] = [];
  for (const event of events) {
    if (event.kind !== 'retry-scheduled') continue;
    const started = events.find(
      (e) => e.seq > event.seq && e.kind === 'ready-state' && e.side === 'client' && e.state === 'CONNECTING',
    );
    const outcome =
      started &&
      events.find(
        (e) =>
          e.attempt === started.attempt &&
          e.kind === 'ready-state' &&
          e.side === 'client' &&
          (e.state === 'OPEN' || e.state === 'CLOSED'),
      );
    waits.push({
      seq: event.seq,
      retry: event.retry,
      atMs: event.atMs,
      delayMs: event.delayMs,
      ceilingMs: event.ceilingMs,
      endMs: outcome?.atMs ?? event.atMs + event.delayMs,
      ok: outcome ? outcome.kind === 'ready-state' && outcome.state === 'OPEN' : null,
    });
  }
  return waits;
}

/** Is this the beginning of a fault? */
const isFault = (e: TraceEvent): boolean =>
  (e.kind === 'act' && !harmless.includes(e.act)) || (e.kind === 'path' && e.state !== 'up');

/**
 * Finds out when somebody's code knew, for each fault in turn. A handshake that fails is its own fault: the time runs
 * from its start. What heals before anybody notices ends unnoticed.
 */
function readDiscoveries(events: readonly TraceEvent[], endMs: number): Discovery[] {
  const found: Discovery[] = [];
  let after = -1;
  for (;;) {
    const later = events.filter((e) => e.seq > after);
    const opened = later.find((e) => e.kind === 'event' && e.event === 'open' && e.side === 'client') ?? found[0];
    const fault = opened && later.find((e) => isFault(e) && ('seq' in opened ? e.seq > opened.seq : true));
    const from = fault ?? (opened ? undefined : events.find((e) => e.kind === 'ready-state' && e.side === 'client'));
    if (!from) return found;
    const since = events.filter((e) => e.seq > from.seq);
    const learns = (side: Side): TraceEvent | undefined =>
      since.find((e) => (e.kind === 'gives-up' || (e.kind === 'event' && e.event === 'close')) && e.side === side);
    const client = learns('client');
    const side = client || !since.some((e) => e.kind === 'page' && e.state === 'gone') ? 'client' : 'server';
    const end = side === 'client' ? client : learns('server');
    const reach = (reachable: boolean): TraceEvent | undefined =>
      since.find((e) => e.kind === 'peer-reachable' && e.side === side && e.reachable === reachable);
    const lost = reach(false);
    const healed = lost && since.find((e) => e.kind === 'path' && e.state === 'up' && e.seq > lost.seq && reach(true));
    const unnoticed = healed && (!end || healed.seq < end.seq) ? healed : undefined;
    // Nobody has anything to learn while both ends can still reach each other.
    if (!end && !lost) return found;
    const known = unnoticed ? undefined : end;
    const close = known?.kind === 'event' && known.event === 'close' ? known.close : null;
    found.push({
      fromMs: from.atMs,
      toMs: known?.atMs ?? null,
      untilMs: (unnoticed ?? known)?.atMs ?? endMs,
      side,
      clean: close?.wasClean ?? false,
      faulty: fault !== undefined,
      gaveUp: known?.kind === 'gives-up',
    });
    const last = unnoticed ?? known;
    if (!last || found.length >= discoveriesMax) return found;
    after = last.seq;
  }
}

/** Reads one trace. `endMs` is the end of the picture, which may be later than the trace's own. */
export function readTrace(trace: Trace, endMs: number): Reading {
  const { events } = trace;
  const bands = [...readBands(events, 'client', endMs), ...readBands(events, 'server', endMs)];
  const discoveries = readDiscoveries(events, endMs);
  const discovery = discoveries[0] ?? null;
  const silences: [number, number][] = [];
  for (const side of ['client', 'server'] as const)
    for (const band of bands) {
      if (band.side !== side || band.ghost || band.kind !== 'dead') continue;
      // A close() into the void changes readyState and nothing else: the silence goes on until code learns of it.
      const next = bands.find(
        (b) => b.side === side && !b.ghost && b.kind === 'closing-dead' && b.fromMs === band.toMs,
      );
      const gaveUp = events.some((e) => e.kind === 'gives-up' && e.side === side && e.atMs === band.toMs);
      const toMs = next && !gaveUp ? next.toMs : band.toMs;
      if (toMs - band.fromMs < silenceMinMs) continue;
      // No hole where something new already travels: the server then waits for a client that has long left.
      const other = bands.find((b) => b.side !== side && !b.ghost && b.fromMs <= band.fromMs && band.fromMs < b.toMs);
      if (side === 'server' && (other?.kind === 'open' || other?.kind === 'connecting')) continue;
      if (silences.some(([from, to]) => band.fromMs <= to && from <= toMs)) continue;
      silences.push([band.fromMs, toMs]);
    }
  const again = events.find(
    (e) =>
      e.kind === 'event' &&
      e.event === 'open' &&
      e.side === 'client' &&
      discovery?.toMs != null &&
      e.atMs > discovery.toMs,
  );
  return {
    bands,
    flights: readFlights(events),
    waits: readWaits(events),
    silences,
    discovery,
    discoveries,
    againMs: again?.atMs ?? null,
    events,
    endMs: trace.endMs,
  };
}
