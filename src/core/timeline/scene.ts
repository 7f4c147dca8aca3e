import type { Format } from '../format.ts';
import type { Side } from '../protocol/segment.ts';
import type { Axis } from './axis.ts';
import type { TimelineLabels } from './labels.ts';
import type { Coverage, GroupName, LineId, Shape } from './picture.ts';
import type { Reading } from './read-trace.ts';
import type { Sheet } from './sheet.ts';

/** From and to, across the time axis; px. */
export type Lane = readonly [from: number, to: number];

/** Everything that marks need to draw one line. */
export type Scene = {
  readonly sheet: Sheet;
  readonly axis: Axis;
  readonly reading: Reading;
  readonly labels: TimelineLabels;
  readonly format: Format;
  readonly lanes: Readonly<Record<Side, Lane>>;
  /** Outside of them, those of a socket that was opened beside another one; null: there is none. */
  readonly second: Readonly<Record<Side, Lane>> | null;
  /** A proxy is on the path, and is drawn between the lanes. */
  readonly hasProxy: boolean;
  readonly marked: Set<number>;
  readonly grouped: Map<number, GroupName>;
};

export const middleOf = ([from, to]: Lane): number => (from + to) / 2;

/** Between the two lanes. */
export const gapOf = ({ lanes }: Pick<Scene, 'lanes'>): Lane => [lanes.client[1], lanes.server[0]];

/** The lane of a side that an attempt is drawn on. */
export const laneOf = ({ lanes, second, reading }: Scene, side: Side, attempt: number): Lane =>
  (second && reading.facts.attempts.some(({ number, beside }) => number === attempt && beside !== null)
    ? second
    : lanes)[side];

/** The edges of a side's lane, or of its two: away from the other side, and towards it. */
export const edgesOf = (
  { lanes, second }: Pick<Scene, 'lanes' | 'second'>,
  side: Side,
): { outer: number; inner: number } => {
  const [from, to] = lanes[side];
  return side === 'client'
    ? { outer: second?.client[0] ?? from, inner: to }
    : { outer: second?.server[1] ?? to, inner: from };
};

export const coverageOf = (id: LineId, { marked, grouped }: Scene): Coverage => ({ id, marked, grouped });

/** A sign of a legend, drawn with the classes of its mark in a box of 36 × 16 px; its words are `labels.legend`. */
export type LegendEntry = {
  readonly id: Exclude<keyof TimelineLabels['legend'], 'title'>;
  readonly sign: readonly Shape[];
};
