import type { Side } from '../protocol/segment.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import { type Fault, subjectOf } from '../trace/faults.ts';
import type { Flight } from '../trace/flights.ts';
import type { Band as OpenBand } from '../trace/lanes.ts';
import type { Observation, Unseen } from '../trace/observation.ts';
import { openAgainMs, ownFaults } from '../trace/readouts.ts';
import type { TraceEvent } from '../trace/trace.ts';
import type { Wait } from '../trace/waits.ts';
import type { Note } from './note.ts';

export type Band = OpenBand & { readonly toMs: number };

/**
 * From the fault to the moment when a side's code detects it; `toMs` null: not in this run. `untilMs` is that moment,
 * or else when the path was mended, or the end of the picture.
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

/** What a picture of one trace shows, still in time and not in space: its facts, cut off where the picture ends. */
export type Reading = {
  readonly facts: TraceFacts;
  readonly bands: readonly Band[];
  /** Those of a socket that was opened beside another one. */
  readonly besideBands: readonly Band[];
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
  /** What a recording could see; null for a simulated run, which has seen everything. */
  readonly observation: Observation | null;
  readonly unseen: readonly (Unseen & { readonly toMs: number })[];
  /** The facts that stand beside the picture. */
  readonly notes: readonly Note[];
};

/** More would not fit into any picture. */
const discoveriesMax = 6;

function discoveryOf(fault: Fault, endMs: number): Discovery[] {
  const side = subjectOf(fault);
  const detection = fault[side];
  if (detection.kind === 'unaffected' || detection.kind === 'gone') return [];
  const known = detection.kind === 'notified' ? detection : null;
  return [
    {
      fromMs: fault.atMs,
      toMs: known?.atMs ?? null,
      untilMs: 'atMs' in detection ? detection.atMs : endMs,
      side,
      clean: known?.close?.wasClean ?? false,
      faulty: fault.cause.kind !== 'handshake',
      gaveUp: known?.how === 'gives-up',
    },
  ];
}

/** A lane says nothing of a time that nobody recorded. Where both ends were out of sight for a while, it goes on after it. */
function clipped(bands: readonly Band[], unseen: Reading['unseen']): readonly Band[] {
  const without = (band: Band, hidden: Reading['unseen'][number]): readonly Band[] => {
    const isHidden = hidden.side === band.side || hidden.side === 'both';
    if (!isHidden || hidden.toMs <= band.fromMs || hidden.fromMs >= band.toMs) return [band];
    const before = { ...band, toMs: hidden.fromMs };
    const after = { ...band, fromMs: hidden.side === 'both' ? hidden.toMs : band.toMs };
    return [before, after].filter(({ fromMs, toMs }) => toMs > fromMs);
  };
  return bands.flatMap((band) =>
    band.kind === 'closed'
      ? [band]
      : unseen.reduce<readonly Band[]>((left, hidden) => left.flatMap((one) => without(one, hidden)), [band]),
  );
}

/** `endMs` is the end of the picture, which may be later than the trace's own. */
export function readTrace(
  facts: TraceFacts,
  endMs: number,
  observation: Observation | null = null,
  notes: readonly Note[] = [],
): Reading {
  const unseen = (observation?.unseen ?? []).map((one) => ({ ...one, toMs: one.toMs ?? endMs }));
  const within = (bands: readonly OpenBand[]): Band[] =>
    bands.map((band) => ({ ...band, toMs: band.toMs ?? endMs })).filter((b) => b.toMs > b.fromMs);
  const discoveries = ownFaults(facts)
    .flatMap((fault) => discoveryOf(fault, endMs))
    .slice(0, discoveriesMax);
  const [discovery = null] = discoveries;
  const knownMs = discovery?.toMs ?? null;
  const subject = ownFaults(facts).find((fault) => discoveryOf(fault, endMs).length > 0);
  const againMs = subject && knownMs !== null ? openAgainMs(facts, subject.attempt, knownMs) : null;
  return {
    facts,
    bands: clipped(within(facts.bands), unseen),
    besideBands: within(facts.besideBands),
    flights: facts.flights,
    waits: facts.waits,
    silences: facts.silences.map(({ fromMs, toMs }) => [fromMs, toMs ?? endMs]),
    discovery,
    discoveries,
    againMs,
    events: facts.trace.events,
    observation,
    unseen,
    notes,
  };
}
