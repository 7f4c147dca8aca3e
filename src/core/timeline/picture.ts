import type { Axis } from './axis.ts';

export type LineId = 'a' | 'b';

/**
 * A path in px. `at` is the moment, in ms, at which a mark over the playhead's cover appears; marks under the cover
 * appear by themselves as it moves away.
 */
export type Shape = { readonly cls: string; readonly d: string };

/** A line of text in px. `turn` is a rotation in degrees around its own point. */
export type Words = {
  readonly cls: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly turn?: number;
};

export type Popping = { readonly at: number; readonly shapes: readonly Shape[]; readonly words: readonly Words[] };

/** Shown only while `at ≤ now < until`. `sinceMs`: `{n}` in the text counts the seconds from there. */
export type Passing = { readonly at: number; readonly until: number; readonly sinceMs: number; readonly words: Words };

/** The drawn part of a wait: grows along the time axis from `at` to `to` (ms). */
export type Bar = {
  readonly at: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** One SVG. A wide picture has one for each line and one for the ruler; a narrow one has all in one. */
export type Pane = {
  readonly id: LineId | 'ruler' | 'all';
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who do not see it. */
  readonly summary: string;
  /** Under the cover, from bottom to top; one path for each class. */
  readonly shapes: readonly Shape[];
  readonly words: readonly Words[];
  readonly bars: readonly Bar[];
  /** Over the cover, ordered by `at`. */
  readonly over: readonly Popping[];
  readonly passing: readonly Passing[];
  /** What the cover hides, across the time axis, and where the lanes go on in the future. In px. */
  readonly cover: { readonly from: number; readonly to: number; readonly lanes: readonly number[] };
};

/** Why an event has no mark of its own: time is folded there, it only acknowledges, or it is one of many alike. */
export type GroupName = 'fold' | 'acknowledgement' | 'retransmission';

/** The events of one trace that the picture shows by a mark, and those that stand in a named group. By `seq`. */
export type Coverage = {
  readonly id: LineId;
  readonly marked: ReadonlySet<number>;
  readonly grouped: ReadonlyMap<number, GroupName>;
};

export type Picture = {
  readonly mode: 'wide' | 'narrow';
  readonly width: number;
  readonly endMs: number;
  readonly axis: Axis;
  readonly panes: readonly Pane[];
  readonly coverage: readonly Coverage[];
};
