import { rhythmOf, secondsMax } from '../facts.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Span } from './piece.ts';

/** A moment at which a connection opened or ended. */
export type Moment = {
  readonly kind: Lifecycle;
  /** In seconds; see timestamps.ts. */
  readonly at: number;
  readonly hasDate: boolean;
  /** What may name the connection. */
  readonly identities: ReadonlySet<string>;
  readonly line: number;
  readonly span: Span;
};

/** One connection that the text tells of. */
export type Connection = {
  readonly openedLine: number | null;
  readonly closedLine: number | null;
  /** Null: only one of its ends is in the text. */
  readonly seconds: number | null;
  /** How the two ends were found to belong together. */
  readonly by: 'identity' | 'order';
};

/** Two lines about one event are written within this time, in seconds. */
const sameEvent = 1.5;
const day = 86_400;

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
/** Without a date a clock passes midnight. */
const between = (from: number, to: number): number => (to >= from ? to - from : to - from + day);
/** A connection that lasted no time, or over a year, was read wrongly. */
export const isLength = (seconds: number): boolean => seconds > 0 && seconds <= secondsMax;

/** On one clock: where some moments have a date and some have none, the time of day alone can be compared. */
function onOneClock(moments: readonly Moment[]): readonly Moment[] {
  const dated = moments.filter(({ hasDate }) => hasDate).length;
  if (dated === 0 || dated === moments.length) return moments;
  return moments.map((moment) => ({ ...moment, at: moment.at % day, hasDate: false }));
}

type Pair = { readonly open: Moment; readonly close: Moment };

/** How many moments hold each name. */
function counts(moments: readonly Moment[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { identities } of moments) for (const one of identities) all.set(one, (all.get(one) ?? 0) + 1);
  return all;
}

/** Pairs that share a name which not all moments share; null when no name tells connections apart. */
function byIdentity(moments: readonly Moment[]): readonly Pair[] | null {
  const shared = counts(moments);
  const tells = (name: string): boolean => {
    const n = shared.get(name)!;
    return n >= 2 && n < moments.length;
  };
  const waiting = new Map<string, Moment[]>();
  const done = new Set<Moment>();
  const pairs: Pair[] = [];
  for (const moment of moments) {
    const names = [...moment.identities].filter(tells).sort((a, b) => shared.get(a)! - shared.get(b)!);
    if (moment.kind === 'open') {
      for (const name of names) waiting.set(name, [...(waiting.get(name) ?? []), moment]);
      continue;
    }
    for (const name of names) {
      const open = waiting.get(name)?.find((one) => !done.has(one));
      if (!open) continue;
      done.add(open);
      pairs.push({ open, close: moment });
      break;
    }
  }
  return pairs.length > 0 ? pairs : null;
}

/** Of several lines about one event the first stays. */
function withoutEchoes(moments: readonly Moment[]): readonly Moment[] {
  return moments.filter((moment, i) => {
    const last = moments[i - 1];
    return !last || last.kind !== moment.kind || between(last.at, moment.at) > sameEvent;
  });
}

function byOrder(moments: readonly Moment[], take: (open: Moment[]) => Moment | undefined): readonly Pair[] {
  const open: Moment[] = [];
  const pairs: Pair[] = [];
  for (const moment of moments) {
    if (moment.kind === 'open') open.push(moment);
    else {
      const one = take(open);
      if (one) pairs.push({ open: one, close: moment });
    }
  }
  return pairs;
}

const lengthOf = ({ open, close }: Pair): number => round(between(open.at, close.at));

export type Paired = {
  readonly connections: readonly Connection[];
  /** How long connections were open; from equal gaps between endings where no opening is in the text. */
  readonly seconds: readonly number[];
  readonly from: 'identity' | 'order' | 'gaps' | null;
  /** The moments that gave `seconds`. */
  readonly used: readonly Moment[];
};

/**
 * Puts openings and endings together. `reconnectSeconds`: how long clients wait before they connect again, where the
 * text says so; it is part of the gap between two endings and no part of a connection.
 */
export function pair(given: readonly Moment[], reconnectSeconds = 0): Paired {
  const moments = onOneClock(given);
  const identified = byIdentity(moments);
  let pairs = identified?.filter((one) => isLength(lengthOf(one))) ?? [];
  if (!identified) {
    const single = withoutEchoes(moments);
    const last = byOrder(single, (open) => open.pop());
    const first = byOrder(single, (open) => open.shift());
    const isExact = (all: readonly Pair[]): boolean => rhythmOf(all.map(lengthOf)) === 'exact';
    pairs = (!isExact(last) && isExact(first) ? first : last).filter((one) => isLength(lengthOf(one)));
  }
  const by = identified ? 'identity' : 'order';
  if (pairs.length > 0)
    return {
      connections: pairs.map((one) => ({
        openedLine: one.open.line,
        closedLine: one.close.line,
        seconds: lengthOf(one),
        by,
      })),
      seconds: pairs.map(lengthOf),
      from: by,
      used: pairs.flatMap(({ open, close }) => [open, close]),
    };
  return fromGaps(moments, reconnectSeconds);
}

/** Equal gaps between endings alone, or between openings alone: a connection, and what lies before the next one. */
function fromGaps(moments: readonly Moment[], reconnectSeconds: number): Paired {
  const single = withoutEchoes(moments);
  const connections = single.map(
    ({ kind, line }): Connection => ({
      openedLine: kind === 'open' ? line : null,
      closedLine: kind === 'close' ? line : null,
      seconds: null,
      by: 'order',
    }),
  );
  const none: Paired = { connections, seconds: [], from: null, used: [] };
  const kinds = new Set(single.map(({ kind }) => kind));
  if (single.length < 3 || kinds.size !== 1) return none;
  const gaps = single.slice(1).map(({ at }, i) => round(between(single[i]!.at, at)));
  if (gaps.some((gap) => gap <= 1 || !isLength(gap)) || rhythmOf(gaps) !== 'exact') return none;
  const seconds = gaps.map((gap) => round(Math.max(gap - reconnectSeconds, 0.001)));
  return { connections, seconds, from: 'gaps', used: single };
}
