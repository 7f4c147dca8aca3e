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

/** Derives the chapters from the moments: what is dense gets slow motion, what is empty gets folded. */
export function makeAxis(moments: readonly Moment[], options: AxisOptions): Axis {
  const { endMs, from, length } = options;
  let drafts: Draft[] = [];
  let base = 0;
  let linear = 0;
  for (let rank = 3; rank >= 0; rank--) {
    const times = [...new Set([0, ...moments.filter((m) => m.rank <= rank).map((m) => m.atMs), endMs])]
      .filter((ms) => ms >= 0 && ms <= endMs)
      .sort((a, b) => a - b);
    drafts = draft(times, options);
    linear = sum(drafts, (d) => d.px);
    // What the folds need depends on the scale of the rest, which depends on what is left to it.
    for (let round = 0, scale = 1; round < 4; round++) {
      widen(drafts, options.rooms, scale);
      base = sum(drafts, (d) => (d.pace === 'fold' ? foldPx.tight + d.before + d.after : 0));
      scale = length === null ? 1 : Math.min(1, Math.max(scaleMin, (length - base) / linear));
    }
    if (length === null || base + linear * scaleMin <= length) break;
  }
  const folds = drafts.filter((d) => d.pace === 'fold').length;
  // What is left over goes to the folds up to a point, then to everything else.
  const spare = length === null ? 0 : length - base - linear;
  const extra = folds && spare > 0 ? Math.min(foldPx.wide - foldPx.tight, spare / folds) : 0;
  const paper = length === null ? foldPx.tall : foldPx.tight + extra;
  const inFolds = base + folds * extra;
  const shrink = length === null ? 1 : Math.min(1, (length * 0.75) / (inFolds || 1));
  const scale = length === null || linear === 0 ? 1 : (length - inFolds * shrink) / linear;
  const stretch = linear === 0 && length !== null ? length / (inFolds || 1) : shrink;
  let px = from;
  const chapters = drafts.map((d): Chapter => {
    const start = px;
    px += d.pace === 'fold' ? (d.before + paper + d.after) * stretch : d.px * scale;
    const tear = start + (d.before + paper / 2) * stretch;
    return { pace: d.pace, fromMs: d.fromMs, toMs: d.toMs, from: start, to: px, tear };
  });
  const walk = (key: 'Ms' | '', value: number): number => {
    const chapter = chapters.find((c) => value <= (key ? c.toMs : c.to)) ?? chapters.at(-1);
    if (!chapter) return key ? from : 0;
    const { fromMs, toMs, from: a, to: b } = chapter;
    const part = key ? (value - fromMs) / (toMs - fromMs) : (value - a) / (b - a);
    const clamped = Math.min(1, Math.max(0, part));
    return key ? a + (b - a) * clamped : fromMs + (toMs - fromMs) * clamped;
  };
  return { chapters, endMs, toPx: (ms) => walk('Ms', ms), toMs: (u) => walk('', u) };
}

/** Is this moment told at a scale, rather than somewhere in a fold? */
export const inFold = (axis: Axis, ms: number): boolean =>
  axis.chapters.some((c) => c.pace === 'fold' && c.fromMs < ms && ms < c.toMs);
