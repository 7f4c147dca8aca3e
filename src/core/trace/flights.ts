import type { Segment, Side } from '../protocol/segment.ts';
import { type SegmentKind, segmentKind } from './segment-kind.ts';
import type { Sender, TraceEvent } from './trace.ts';

/** One segment on its way, from its sending to its arrival or to where it is held. Times in ms. */
export type Flight = {
  readonly seq: number;
  /** The attempt it belongs to. */
  readonly attempt: number;
  readonly transmission: number;
  readonly from: Sender;
  readonly to: Side;
  readonly segment: Segment;
  readonly kind: SegmentKind;
  readonly sentMs: number;
  readonly endMs: number;
  readonly held: 'path' | 'proxy' | 'interface' | 'host' | null;
  readonly retransmission: number;
  /** What had just arrived when this was sent in answer, if anything. */
  readonly answers: Segment | null;
  /** One of many alike: it may disappear in a fold, and never makes time slow down. */
  readonly routine: boolean;
};

/** How many of a kind are shown before the others are the same again. Lost heartbeats are what a reader waits for. */
const shown = { arrived: 1, lostHeartbeats: 4, lostMessages: 1 };

type End = { readonly atMs: number; readonly held: Flight['held'] };

/** Pairs every `sent` with its `received` or `held`. */
export function flightsFold() {
  const sent: (TraceEvent & { kind: 'sent' })[] = [];
  const ends = new Map<number, End>();
  const answers: (Segment | null)[] = [];
  /** By seq: when it was, and what had arrived just before, itself included. */
  const known: { readonly atMs: number; readonly arrived: boolean; readonly segment: Segment | null }[] = [];
  // An answer follows at once, by way of what its arrival did: an event, a change of readyState.
  const answered = ({ causeSeq, atMs }: TraceEvent): Segment | null => {
    const cause = causeSeq === null ? undefined : known[causeSeq];
    return cause && (cause.arrived || cause.atMs === atMs) ? cause.segment : null;
  };

  const count = new Map<string, number>();
  const isRoutine = (kind: SegmentKind, event: TraceEvent & { kind: 'sent' }, held: boolean): boolean => {
    if (kind === 'transport' || (event.retransmission > 0 && held)) return true;
    if (kind !== 'heartbeat' && (kind !== 'message' || event.segment.kind !== 'frame')) return false;
    const key = `${kind} ${event.side} ${held ? event.attempt : ''}`;
    const number = (count.get(key) ?? 0) + 1;
    count.set(key, number);
    if (!held) return number > shown.arrived;
    return number > (kind === 'heartbeat' ? shown.lostHeartbeats : shown.lostMessages);
  };

  return {
    take(event: TraceEvent): void {
      const { seq, atMs } = event;
      const answer = answered(event);
      const arrived = event.kind === 'received';
      known[seq] = { atMs, arrived, segment: arrived ? event.segment : answer };
      if (arrived) ends.set(event.transmission, { atMs, held: null });
      else if (event.kind === 'held') ends.set(event.transmission, { atMs, held: event.where });
      else if (event.kind === 'sent') {
        sent.push(event);
        answers.push(answer);
      }
    },
    /** In the order in which they were sent. What neither arrived nor was held when the run ended is still under way. */
    result(): Flight[] {
      return sent.map((event, i): Flight => {
        const end = ends.get(event.transmission);
        const kind = segmentKind(event.segment);
        const held = end ? end.held : 'path';
        return {
          seq: event.seq,
          attempt: event.attempt,
          transmission: event.transmission,
          from: event.side,
          to: event.to,
          segment: event.segment,
          kind,
          sentMs: event.atMs,
          endMs: end?.atMs ?? event.atMs,
          held,
          retransmission: event.retransmission,
          answers: answers[i]!,
          routine: isRoutine(kind, event, (end?.held ?? null) !== null),
        };
      });
    },
  };
}
