import type { ObservedConnection, ObservedEvent, Recording } from './observed.ts';

/** The same connection in two files. `offsetMs`: what to add to times of the second to get times of the first. */
export type Pairing = {
  readonly first: ObservedConnection;
  readonly second: ObservedConnection;
  readonly by: 'ports' | 'events';
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

/** Two clocks of one incident that differ by more belong to different incidents. */
const offsetMaxMs = 5 * 60_000;

/** Finds the connections that stand in both files: by their ports, else by what both saw at nearly the same time. */
export function pair(one: Recording, other: Recording): readonly Pairing[] {
  const clocksMs =
    one.startEpochMs !== null && other.startEpochMs !== null ? other.startEpochMs - one.startEpochMs : null;
  const free = new Set(other.connections);
  const pairs: Pairing[] = [];
  const add = (first: ObservedConnection, second: ObservedConnection, by: Pairing['by']): void => {
    const offset = offsetOf(first, second) ?? (clocksMs === null ? null : { offsetMs: clocksMs, spreadMs: 0 });
    if (!offset || (clocksMs !== null && Math.abs(offset.offsetMs - clocksMs) > offsetMaxMs)) return;
    free.delete(second);
    pairs.push({ first, second, by, ...offset });
  };
  for (const first of one.connections) {
    const key = ports(first);
    const second = key === null ? undefined : [...free].find((candidate) => ports(candidate) === key);
    if (second) add(first, second, 'ports');
  }
  if (clocksMs === null) return pairs;
  const paired = new Set(pairs.map(({ first }) => first));
  for (const first of one.connections) {
    if (paired.has(first) || first.startedAtMs === null) continue;
    const nearest = [...free]
      .filter((candidate) => candidate.startedAtMs !== null && (ports(candidate) === null || ports(first) === null))
      .map((candidate) => ({ candidate, apartMs: Math.abs(candidate.startedAtMs! + clocksMs - first.startedAtMs!) }))
      .sort((a, b) => a.apartMs - b.apartMs)[0];
    if (nearest && nearest.apartMs < 1000) add(first, nearest.candidate, 'events');
  }
  return pairs;
}
