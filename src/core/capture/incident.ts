import { pair } from './align.ts';
import { merge, shifted } from './merge.ts';
import type { ObservedConnection, Recording } from './observed.ts';

/** Files that recorded some of the same connections, as one recording on the clock of the first. */
export type Incident = Pick<Recording, 'connections' | 'startEpochMs' | 'endMs'> & {
  /** By the id of a connection: the files that show it, by their place in the list. */
  readonly filesOf: ReadonlyMap<string, readonly number[]>;
};

type Part = { readonly connection: ObservedConnection; readonly files: readonly number[] };
type Draft = { readonly parts: readonly Part[]; readonly startEpochMs: number | null; readonly endMs: number | null };

const addedMs = (a: number | null, b: number): number | null => (a === null ? null : a + b);

/** The later of the two; null where neither is known. */
const laterMs = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

/** Both as one on the clock of the first, or null if they have no connection in common. */
function joined(one: Draft, other: Draft): Draft | null {
  const dated = ({ parts, startEpochMs }: Draft) => ({
    connections: parts.map(({ connection }) => connection),
    startEpochMs,
  });
  const pairs = pair(dated(one), dated(other));
  const best = pairs.toSorted((a, b) => a.spreadMs - b.spreadMs)[0];
  if (!best) return null;
  const { offsetMs } = best;
  const partOf = new Map(other.parts.map((part) => [part.connection, part]));
  const second = new Map(pairs.map((pairing) => [pairing.first, partOf.get(pairing.second)!]));
  const taken = new Set(second.values());
  const merged = one.parts.map((part): Part => {
    const same = second.get(part.connection);
    if (!same) return part;
    return {
      connection: merge(part.connection, shifted(same.connection, offsetMs)),
      files: [...part.files, ...same.files],
    };
  });
  const rest = other.parts
    .filter((part) => !taken.has(part))
    .map(({ connection, files }): Part => ({ connection: shifted(connection, offsetMs), files }));
  return {
    parts: [...merged, ...rest],
    startEpochMs: one.startEpochMs ?? addedMs(other.startEpochMs, -offsetMs),
    endMs: laterMs(one.endMs, addedMs(other.endMs, offsetMs)),
  };
}

/** Joins the first two that belong together, until none do: two files may share nothing but what a third saw. */
function joinedAll(drafts: readonly Draft[]): readonly Draft[] {
  for (const [i, one] of drafts.entries())
    for (const [j, other] of drafts.entries()) {
      const both = i < j ? joined(one, other) : null;
      if (both) return joinedAll(drafts.flatMap((draft, at) => (at === i ? [both] : at === j ? [] : [draft])));
    }
  return drafts;
}

const startOf = ({ startedAtMs, openedAtMs }: ObservedConnection): number =>
  startedAtMs ?? openedAtMs ?? Number.POSITIVE_INFINITY;

/** Connections in order of their start, numbered over all incidents; what has no date comes last. */
function incidentOf({ parts, startEpochMs, endMs }: Draft, before: number): Incident {
  const filesOf = new Map<string, readonly number[]>();
  const connections = parts
    .toSorted((a, b) => {
      const [first, second] = [startOf(a.connection), startOf(b.connection)];
      return first === second ? 0 : first - second;
    })
    .map(({ connection, files }, i) => {
      const id = `${before + i + 1}`;
      filesOf.set(id, files);
      return { ...connection, id };
    });
  return { connections, startEpochMs, endMs, filesOf };
}

/**
 * Puts files of one incident together: what several of them saw is one connection, on one clock, with the facts of all.
 * Files that have nothing in common stay apart.
 */
export function incidentsOf(recordings: readonly Recording[]): readonly Incident[] {
  const drafts = recordings.flatMap(({ connections, startEpochMs, endMs }, file): Draft[] =>
    connections.length === 0
      ? []
      : [{ parts: connections.map((connection) => ({ connection, files: [file] })), startEpochMs, endMs }],
  );
  let before = 0;
  return joinedAll(drafts).map((draft) => {
    const incident = incidentOf(draft, before);
    before += incident.connections.length;
    return incident;
  });
}
