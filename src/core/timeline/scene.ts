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
  /** A proxy is on the path, and is drawn between the lanes. */
  readonly hasProxy: boolean;
  readonly marked: Set<number>;
  readonly grouped: Map<number, GroupName>;
};

export const middleOf = ([from, to]: Lane): number => (from + to) / 2;

/** Between the two lanes. */
export const gapOf = ({ lanes }: Pick<Scene, 'lanes'>): Lane => [lanes.client[1], lanes.server[0]];

/** The edges of a side's lane: away from the other side, and towards it. */
export const edgesOf = ({ lanes }: Pick<Scene, 'lanes'>, side: Side): { outer: number; inner: number } => {
  const [from, to] = lanes[side];
  return side === 'client' ? { outer: from, inner: to } : { outer: to, inner: from };
};

export const coverageOf = (id: LineId, { marked, grouped }: Scene): Coverage => ({ id, marked, grouped });

/** A sign of a legend, drawn with the classes of its mark in a box of 36 × 16 px; its words are `labels.legend`. */
export type LegendEntry = {
  readonly id: Exclude<keyof TimelineLabels['legend'], 'title'>;
  readonly sign: readonly Shape[];
};
