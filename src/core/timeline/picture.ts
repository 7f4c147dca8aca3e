import type { Axis } from './axis.ts';
import type { Ink, TextRole } from './text-roles.ts';

export type LineId = 'a' | 'b';

/** `wide`: time runs to the right. `narrow`: time runs down. */
export type Direction = 'wide' | 'narrow';

/** A path in px, of the class `mark`; `faint` repetitions stay in the background. */
export type Shape = { readonly mark: string; readonly faint?: true; readonly d: string };

/** A line of text in px. `turn` is a rotation in degrees around its own point; `down` is written from top to bottom. */
export type Words = {
  readonly role: TextRole;
  readonly ink?: Ink;
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'middle' | 'end';
  readonly text: string;
  readonly turn?: number;
  readonly down?: true;
};

/** Marks over the playhead's cover, which appear at a moment; `at` in ms tells it from the others of its pane. */
export type Popping = { readonly at: number; readonly shapes: readonly Shape[]; readonly words: readonly Words[] };

/**
 * Shown only while `at ≤ now < until`. `{n}` in the text counts the time from `sinceMs`. `key` tells it from the others
 * of its pane.
 */
export type Passing = {
  readonly key: string;
  readonly at: number;
  readonly until: number;
  readonly sinceMs: number;
  readonly words: Words;
};

/**
 * The filled part of a wait: grows along the time axis from `at` to `to` (ms). `key` tells it from the others of its
 * pane.
 */
export type Bar = {
  readonly key: string;
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
  readonly mode: Direction;
  readonly width: number;
  readonly endMs: number;
  readonly axis: Axis;
  readonly panes: readonly Pane[];
  readonly coverage: readonly Coverage[];
};
