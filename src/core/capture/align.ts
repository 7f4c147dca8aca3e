import { grouped } from './grouped.ts';
import type { ObservedConnection, ObservedEvent, Recording } from './observed.ts';

/** The same connection in two files. `offsetMs`: what to add to times of the second to get times of the first. */
export type Pairing = {
  readonly first: ObservedConnection;
  readonly second: ObservedConnection;
  /** `order`: the file gives it no date, and it is the same one of the attempts that failed. */
  readonly by: 'ports' | 'events' | 'order';
  readonly offsetMs: number;
  /** How far single events are from that offset: half the range between the 10th and the 90th percentile. */
  readonly spreadMs: number;
};

/** Moments that two recorders of one connection both see, in an order that both agree on. */
const shared = ({ events }: ObservedConnection): readonly (readonly [key: string, atMs: number])[] => {
  const counts = new Map<string, number>();
  return events.flatMap((event) => {
    const name = nameOf(event);
    if (name === null) return [];
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [[`${name}.${count}`, event.atMs] as const];
  });
};

function nameOf(event: ObservedEvent): string | null {
  switch (event.kind) {
    case 'request':
    case 'response':
      return event.kind;
    case 'frame':
    case 'close-frame':
      return `${event.kind} ${event.by} ${event.kind === 'frame' ? event.opcode : 'close'}`;
    case 'fin':
    case 'rst':
      return `${event.kind} ${event.by}`;
    default:
      return null;
  }
}

/** Ports agree even where NAT or a namespace shows another address; the host of a URL is only its name. */
const ports = ({ ends }: ObservedConnection): string | null => {
  const [client, server] = [ends.client, ends.server].map((end) => /:(\d+)$/.exec(end ?? '')?.[1]);
  return client && server ? `${client} ${server}` : null;
};

function offsetOf(
  first: ObservedConnection,
  second: ObservedConnection,
): { offsetMs: number; spreadMs: number } | null {
  const times = new Map(shared(first));
  const offsets = shared(second)
    .flatMap(([key, atMs]) => {
      const other = times.get(key);
      return other === undefined ? [] : [other - atMs];
    })
    .sort((a, b) => a - b);
  if (offsets.length === 0) return null;
  const at = (share: number): number => offsets[Math.round(share * (offsets.length - 1))]!;
  return { offsetMs: at(0.5), spreadMs: (at(0.9) - at(0.1)) / 2 };
}

/** What begins further apart, by the clocks of both files, is another connection, ms. */
const startsWithinMs = 1000;
/** Two clocks of one incident that differ by more belong to different incidents. */
const offsetMaxMs = 5 * 60_000;

type Dated = Pick<Recording, 'connections' | 'startEpochMs'>;

/** What is compared of a connection, found once: each is compared with each of the other file. */
type Seen = {
  readonly connection: ObservedConnection;
  readonly ports: string | null;
  readonly port: string | null;
  readonly beginMs: number | null;
};

const seen = (connection: ObservedConnection): Seen => ({
  connection,
  ports: ports(connection),
  port: portOf(connection),
  beginMs: beginOf(connection),
});

/** Finds the connections that stand in both files: by their ports, else by what both saw at nearly the same time. */
export function pair(one: Dated, other: Dated): readonly Pairing[] {
  const clocksMs =
    one.startEpochMs !== null && other.startEpochMs !== null ? other.startEpochMs - one.startEpochMs : null;
  const ours = one.connections.map(seen);
  const free = new Set(other.connections.map(seen));
  const pairs: Pairing[] = [];
  const paired = new Set<Seen>();
  const add = (first: Seen, second: Seen, by: Pairing['by'], aheadMs = clocksMs): void => {
    const offset =
      offsetOf(first.connection, second.connection) ?? (aheadMs === null ? null : { offsetMs: aheadMs, spreadMs: 0 });
    if (!offset || (clocksMs !== null && Math.abs(offset.offsetMs - clocksMs) > offsetMaxMs)) return;
    free.delete(second);
    paired.add(first);
    pairs.push({ first: first.connection, second: second.connection, by, ...offset });
  };
  const byPorts = grouped(free, (candidate) => candidate.ports);
  for (const first of ours) {
    const second =
      first.ports === null ? undefined : byPorts.get(first.ports)?.find((candidate) => free.has(candidate));
    if (second) add(first, second, 'ports');
  }
  if (clocksMs === null) return pairs;
  const aheadMs = clocksMs + (pairs.length > 0 ? 0 : shiftOf(ours, [...free], clocksMs));
  for (const first of ours) {
    const nearest = paired.has(first) ? null : nearestTo(first, free, aheadMs);
    if (nearest) add(first, nearest, 'events', aheadMs);
  }
  const left = [...free].map(({ connection }) => connection);
  return [...pairs, ...pairUndated(one.connections, left, pairs)];
}

/** Of those that may be the same, the one that began at the nearest time by the clocks of both files. */
function nearestTo(first: Seen, candidates: Iterable<Seen>, clocksMs: number): Seen | null {
  if (first.beginMs === null) return null;
  let nearest: Seen | null = null;
  let nearestMs = startsWithinMs;
  for (const candidate of candidates) {
    if (candidate.beginMs === null) continue;
    const apartMs = Math.abs(candidate.beginMs + clocksMs - first.beginMs);
    if (apartMs >= nearestMs || !mayBeSame(first, candidate)) continue;
    nearest = candidate;
    nearestMs = apartMs;
  }
  return nearest;
}

/** How exactly two recorders agree on how long a connection lived, ms. */
const livesWithinMs = 50;
/** How exactly two connections must agree on how far the clocks are apart, ms. */
const shiftsWithinMs = 100;
/** Shorter lives are alike by chance, ms. */
const lifeMinMs = 1000;
/** As many are compared with one another, so that work stays bounded. */
const comparedMax = 200;

const lifeOf = ({ beginMs, connection: { endedAtMs } }: Seen): number | null =>
  beginMs === null || endedAtMs === null || endedAtMs - beginMs < lifeMinMs ? null : endedAtMs - beginMs;

/**
 * A machine's clock may be off by more than a second. How far it is, by two connections or more that live as long in
 * both files and as far apart, ms; 0 where one fits the clocks as they are, where none are alike, or where two answers
 * are as good. One connection alone may be like a stranger's: a timer ends both after 60 s.
 */
function shiftOf(ours: readonly Seen[], theirs: readonly Seen[], clocksMs: number): number {
  const shifts = ours.slice(0, comparedMax).flatMap((first) =>
    theirs.slice(0, comparedMax).flatMap((second) => {
      const [life, other] = [lifeOf(first), lifeOf(second)];
      if (life === null || other === null || Math.abs(life - other) > livesWithinMs) return [];
      const shiftMs = first.beginMs! - second.beginMs! - clocksMs;
      return Math.abs(shiftMs) <= offsetMaxMs && mayBeSame(first, second) ? [shiftMs] : [];
    }),
  );
  if (shifts.some((shiftMs) => Math.abs(shiftMs) <= startsWithinMs)) return 0;
  shifts.sort((a, b) => a - b);
  // Where each group of shifts that agree begins; the largest group wins, if it is the only one of its size.
  const starts = shifts.flatMap((shiftMs, i) => (i === 0 || shiftMs - shifts[i - 1]! > shiftsWithinMs ? [i] : []));
  const groups = starts.map((from, i) => shifts.slice(from, starts[i + 1])).sort((a, b) => b.length - a.length);
  const [best, next] = groups;
  if (!best || best.length < 2 || best.length === next?.length) return 0;
  return best[best.length >> 1]!;
}

/** Of a stream of HTTP/2 packets show no opening, only the first record after the recorder started. */
const beginOf = ({ startedAtMs, openedAtMs, events }: ObservedConnection): number | null =>
  startedAtMs ?? openedAtMs ?? events[0]?.atMs ?? null;

/** Where both files know the ports, those would have paired them. */
const mayBeSame = (first: Seen, second: Seen): boolean =>
  (first.ports === null || second.ports === null) &&
  (first.port === null || second.port === null || first.port === second.port);

/** The server's port: as recorded, or as the URL says or leaves out. */
function portOf({ ends, url }: ObservedConnection): string | null {
  const recorded = /:(\d+)$/.exec(ends.server ?? '')?.[1];
  if (recorded) return recorded;
  const [, scheme, port] = /^(wss?):\/\/[^/?#]*?(?::(\d+))?(?:[/?#]|$)/i.exec(url ?? '') ?? [];
  return port ?? { ws: '80', wss: '443' }[scheme?.toLowerCase() ?? ''] ?? null;
}

/** Some HARs give no date to an attempt that failed: as many as failed in the other file are those, in their order. */
function pairUndated(
  connections: readonly ObservedConnection[],
  free: readonly ObservedConnection[],
  pairs: readonly Pairing[],
): readonly Pairing[] {
  const [best] = pairs.toSorted((a, b) => a.spreadMs - b.spreadMs);
  if (!best) return [];
  const paired = new Set(pairs.map(({ first }) => first));
  const failed = (some: readonly ObservedConnection[]) =>
    some.filter((connection) => connection.openedAtMs === null && portOf(connection) === portOf(best.first));
  const [ours, theirs] = [failed(connections.filter((connection) => !paired.has(connection))), failed(free)];
  const isUndated = (some: readonly ObservedConnection[]) => some.every(({ startedAtMs }) => startedAtMs === null);
  if (ours.length !== theirs.length || isUndated(ours) === isUndated(theirs)) return [];
  return ours.map((first, i) => ({
    first,
    second: theirs[i]!,
    by: 'order',
    offsetMs: best.offsetMs,
    spreadMs: best.spreadMs,
  }));
}

/**
 * What another recording has in common with one: how many connections, and by the one that both saw most exactly how far
 * the other's clock is ahead, in ms (null: one of them has no clock). null: nothing.
 */
export function inCommon(
  one: Dated,
  other: Dated,
): { readonly connections: number; readonly clockMs: number | null } | null {
  const pairs = pair(one, other).toSorted((a, b) => a.spreadMs - b.spreadMs);
  const [best] = pairs;
  if (!best) return null;
  const apartMs =
    one.startEpochMs === null || other.startEpochMs === null ? null : other.startEpochMs - one.startEpochMs;
  return { connections: pairs.length, clockMs: apartMs === null ? null : apartMs - best.offsetMs };
}
