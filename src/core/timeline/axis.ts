/**
 * How time is told in a stretch of the picture: slow motion, seconds on one scale, or folded away because nothing
 * happens in it.
 */
export type Pace = 'slow' | 'seconds' | 'fold';

/** A stretch of the picture with one scale, in ms and in px. Chapters follow each other without a gap. */
export type Chapter = {
  readonly pace: Pace;
  readonly fromMs: number;
  readonly toMs: number;
  readonly from: number;
  readonly to: number;
  /** Where a fold is torn, px. */
  readonly tear: number;
};

/** Time ↔ space. `toPx` and `toMs` are strictly monotone inverses on [0, endMs] and clamp outside of it. */
export type Axis = {
  readonly chapters: readonly Chapter[];
  readonly endMs: number;
  readonly toPx: (ms: number) => number;
  readonly toMs: (px: number) => number;
};

/** A stretch of time on one scale, from the left edge of a picture that is `length` px long. */
export type Excerpt = { readonly fromMs: number; readonly pxPerMs: number };

/** What happens this far outside of an excerpt is drawn no farther away; px. */
const beyondPx = 200;

/** The axis of an excerpt. Unlike that of a whole run it clamps outside of what is seen. */
export function excerptAxis({ fromMs, pxPerMs }: Excerpt, length: number, endMs: number): Axis {
  const toPx = (ms: number): number => Math.min(Math.max((ms - fromMs) * pxPerMs, -beyondPx), length + beyondPx);
  const toMs = (px: number): number => fromMs + px / pxPerMs;
  const chapter = { fromMs, toMs: toMs(length), from: 0, to: length, tear: 0 };
  return { chapters: [{ ...chapter, pace: 'slow' }], endMs, toPx, toMs };
}

/** A moment worth room. Higher ranks are given up first when a picture is too narrow: 0 never. */
export type Moment = { readonly atMs: number; readonly rank: number };

/** A label or a hole that wants this many px free of tears before, or after, a moment. */
export type Room = { readonly atMs: number; readonly px: number; readonly side: 'before' | 'after' };

export type AxisOptions = {
  readonly endMs: number;
  /** Where the axis starts, and how long it may be: a length makes it fit, null lets it grow. In px. */
  readonly from: number;
  readonly length: number | null;
  /** One trip through the network, ms: slow motion shows it at `flightPx`. */
  readonly flightMs: number;
  /** From these moments on a chapter is told in seconds, so that waits compare with each other. */
  readonly waitsMs: readonly number[];
  readonly rooms: readonly Room[];
};

/** Silence of this length is folded; less would look torn for nothing. */
export const foldMinMs = 5000;
const flightPx = 30;
const secondPx = 76;
const foldPx = { wide: 100, tight: 46, tall: 54 };
const marginPx = 14;
/** Below this scale the least important moments are given up instead. */
const scaleMin = 0.68;
/** Moments above this rank are never worth room. */
const rankMax = 3;
/** Folds take no more of the length than this. */
const foldShareMax = 0.75;

type Draft = { pace: Pace; fromMs: number; toMs: number; px: number; before: number; after: number };

const sum = (drafts: readonly Draft[], of: (d: Draft) => number): number => drafts.reduce((all, d) => all + of(d), 0);

/** Makes folds longer before or after their tear where somebody wants room. */
function widen(drafts: readonly Draft[], rooms: readonly Room[], scale: number): void {
  for (const d of drafts) d.before = d.after = 0;
  for (const { atMs, px, side } of rooms) {
    const step = side === 'before' ? -1 : 1;
    let left = px - foldPx.tight / 2;
    let index = drafts.findIndex((d) => (side === 'before' ? d.fromMs < atMs && atMs <= d.toMs : d.toMs > atMs));
    for (; drafts[index] && left > 0; index += step) {
      const d = drafts[index]!;
      const part = side === 'before' ? atMs - d.fromMs : d.toMs - atMs;
      if (d.pace !== 'fold') left -= (d.px * scale * Math.min(part, d.toMs - d.fromMs)) / (d.toMs - d.fromMs);
      else {
        const key = side === 'before' ? 'after' : 'before';
        d[key] = Math.max(d[key], left);
        break;
      }
    }
  }
}

/** Splits time into chapters by how dense the moments lie. */
function draft(times: readonly number[], options: AxisOptions): Draft[] {
  const slowMax = Math.max(3.2 * options.flightMs, 60);
  const drafts: Draft[] = [];
  const push = (pace: Pace, fromMs: number, toMs: number): void => {
    const last = drafts.at(-1);
    if (toMs <= fromMs) return;
    if (last?.pace === pace) last.toMs = toMs;
    else drafts.push({ pace, fromMs, toMs, px: 0, before: 0, after: 0 });
  };
  const slowPerMs = flightPx / options.flightMs;
  let waiting = false;
  for (let i = 0; i < times.length - 1; i++) {
    const [a, b] = [times[i]!, times[i + 1]!];
    waiting ||= options.waitsMs.includes(a);
    const gap = b - a;
    if (gap >= foldMinMs) {
      // A lonely moment keeps some room on either side; it is taken from the fold.
      const lead = waiting ? marginPx / secondPx / 0.001 : marginPx / slowPerMs;
      const pace: Pace = waiting ? 'seconds' : 'slow';
      const before = i === 0 && a === 0 ? 0 : Math.min(lead, gap / 4);
      push(pace, a, a + before);
      waiting = options.waitsMs.includes(b);
      const after = Math.min(marginPx / (waiting ? secondPx / 1000 : slowPerMs), gap / 4);
      push('fold', a + before, b - after);
      push(waiting ? 'seconds' : 'slow', b - after, b);
    } else push(gap <= slowMax && !waiting ? 'slow' : 'seconds', a, b);
  }
  for (const d of drafts) {
    const length = d.toMs - d.fromMs;
    d.px = d.pace === 'slow' ? Math.max(length * slowPerMs, 8) : d.pace === 'seconds' ? length * (secondPx / 1000) : 0;
  }
  return drafts;
}

/** Drafts with what their folds need at least, and what the rest is long at full scale; px. */
type Plan = { readonly drafts: readonly Draft[]; readonly inFolds: number; readonly linear: number };

/** What folds need depends on the scale of the rest, which depends on what is left to it: it settles in a few rounds. */
const rounds = 4;

/** A plan that shows every moment up to a rank. */
function plan(moments: readonly Moment[], rank: number, options: AxisOptions): Plan {
  const { endMs, length, rooms } = options;
  const times = [...new Set([0, ...moments.filter((m) => m.rank <= rank).map((m) => m.atMs), endMs])]
    .filter((ms) => ms >= 0 && ms <= endMs)
    .sort((a, b) => a - b);
  const drafts = draft(times, options);
  const linear = sum(drafts, (d) => d.px);
  let inFolds = 0;
  for (let round = 0, scale = 1; round < rounds; round++) {
    widen(drafts, rooms, scale);
    inFolds = sum(drafts, (d) => (d.pace === 'fold' ? foldPx.tight + d.before + d.after : 0));
    scale = length === null ? 1 : Math.min(1, Math.max(scaleMin, (length - inFolds) / linear));
  }
  return { drafts, inFolds, linear };
}

/** The first plan that fits, giving up less important moments one rank after the other. */
function planThatFits(moments: readonly Moment[], options: AxisOptions): Plan {
  const { length } = options;
  for (let rank = rankMax; rank > 0; rank--) {
    const one = plan(moments, rank, options);
    if (length === null || one.inFolds + one.linear * scaleMin <= length) return one;
  }
  return plan(moments, 0, options);
}

/** How long the bare paper of a fold is, and the scales of folds and of everything else. */
type Scales = { readonly paper: number; readonly folds: number; readonly rest: number };

function scalesOf({ drafts, inFolds, linear }: Plan, length: number | null): Scales {
  if (length === null) return { paper: foldPx.tall, folds: 1, rest: 1 };
  const count = drafts.filter((d) => d.pace === 'fold').length;
  // What is left over goes to the folds up to a point, then to everything else.
  const spare = length - inFolds - linear;
  const extra = count > 0 && spare > 0 ? Math.min(foldPx.wide - foldPx.tight, spare / count) : 0;
  const needed = inFolds + count * extra || 1;
  const folds = linear === 0 ? length / needed : Math.min(1, (length * foldShareMax) / needed);
  const rest = linear === 0 ? 1 : (length - (inFolds + count * extra) * folds) / linear;
  return { paper: foldPx.tight + extra, folds, rest };
}

function chaptersOf(drafts: readonly Draft[], { paper, folds, rest }: Scales, from: number): Chapter[] {
  let px = from;
  return drafts.map(({ pace, fromMs, toMs, before, after, px: length }): Chapter => {
    const start = px;
    px += pace === 'fold' ? (before + paper + after) * folds : length * rest;
    return { pace, fromMs, toMs, from: start, to: px, tear: start + (before + paper / 2) * folds };
  });
}

/** Where a value between `a` and `b` lies between `from` and `to`. */
function between(value: number, [a, b]: readonly [number, number], [from, to]: readonly [number, number]): number {
  const part = Math.min(1, Math.max(0, (value - a) / (b - a)));
  return from + (to - from) * part;
}

/** The first chapter that has not ended before: they follow each other, and a crowded picture asks thousands of times. */
function chapterWhere(chapters: readonly Chapter[], hasEnded: (one: Chapter) => boolean): Chapter | undefined {
  let [low, high] = [0, chapters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasEnded(chapters[middle]!)) low = middle + 1;
    else high = middle;
  }
  return chapters[low] ?? chapters.at(-1);
}

/** Derives the chapters from the moments: what is dense gets slow motion, what is empty gets folded. */
export function makeAxis(moments: readonly Moment[], options: AxisOptions): Axis {
  const { endMs, from, length } = options;
  const fitting = planThatFits(moments, options);
  const chapters = chaptersOf(fitting.drafts, scalesOf(fitting, length), from);
  return {
    chapters,
    endMs,
    toPx(ms) {
      const chapter = chapterWhere(chapters, (one) => one.toMs < ms);
      return chapter ? between(ms, [chapter.fromMs, chapter.toMs], [chapter.from, chapter.to]) : from;
    },
    toMs(px) {
      const chapter = chapterWhere(chapters, (one) => one.to < px);
      return chapter ? between(px, [chapter.from, chapter.to], [chapter.fromMs, chapter.toMs]) : 0;
    },
  };
}

/** Is this moment told at a scale, rather than somewhere in a fold? */
export function inFold({ chapters }: Axis, ms: number): boolean {
  const chapter = chapterWhere(chapters, (one) => one.toMs < ms);
  return chapter?.pace === 'fold' && chapter.fromMs < ms && ms < chapter.toMs;
}
