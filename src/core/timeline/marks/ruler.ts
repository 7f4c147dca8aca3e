import type { Format } from '../../format.ts';
import { fill } from '../../format.ts';
import type { Axis, Chapter } from '../axis.ts';
import type { TimelineLabels } from '../labels.ts';
import type { LegendEntry } from '../scene.ts';
import type { By, Place, Sheet } from '../sheet.ts';
import type { TextRole } from '../text-roles.ts';

/** The ruler: shaded where time runs slowly, ticks at one step in a chapter, the time that each fold leaves out. */
export const marks = ['ruler-slow', 'ruler-tick', 'ruler-fold'] as const;

export const legend: readonly LegendEntry[] = [
  {
    id: 'slow',
    sign: [
      { mark: 'ruler-slow', d: 'M0 3h36v6H0z' },
      { mark: 'ruler-tick', d: 'M.5 3v6m9-6v6m9-6v6m9-6v6' },
    ],
  },
];

/** Steps of the ruler, ms. */
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 1000, 2000, 5000, 10_000, 30_000, 60_000];
/** Ticks of slow motion stand at least this close; px. */
const slowStepPx = 10;
/** A tick with a time, and one without; px. */
const [namedTick, plainTick] = [9, 5];

type Look = {
  /** Ticks reach to this side of the edge. */
  readonly out: 1 | -1;
  /** How far the shade of slow motion reaches; px. */
  readonly slow: number;
  /** Named ticks stand at least this far from each other; px. */
  readonly stepPx: number;
  readonly time: (ms: number, format: Format) => string;
  readonly timePlace: (along: number, edge: number) => Place;
  readonly fold: TextRole;
  readonly foldLabel: (labels: TimelineLabels) => string;
  readonly foldPlace: (along: number, edge: number) => Place;
};

const looks: By<Look> = {
  wide: {
    out: 1,
    slow: 9,
    stepPx: 42,
    time: (ms, format) => format.exact(ms),
    timePlace: (along) => [along, 26, 'middle'],
    fold: 'tick',
    foldLabel: (labels) => labels.fold,
    foldPlace: (along) => [along, 42, 'middle'],
  },
  narrow: {
    out: -1,
    slow: 6,
    stepPx: 36,
    time: (ms, format) => format.figure(ms / 1000, 1),
    timePlace: (along, edge) => [along + 4, edge - 11, 'end'],
    fold: 'fold',
    foldLabel: (labels) => labels.foldShort,
    foldPlace: (along, edge) => [along + 4, edge - 1, 'end'],
  },
};

export type RulerOptions = {
  readonly labels: TimelineLabels;
  readonly format: Format;
  /** Where the ticks start, across the time axis. */
  readonly edge: number;
  /** Moments that are named first, and moments at which something happens; ms. */
  readonly importantMs: readonly number[];
  readonly eventsMs: readonly number[];
};

export function ruler(sheet: Sheet, axis: Axis, { labels, format, edge, importantMs, eventsMs }: RulerOptions): void {
  const look = sheet.of(looks);
  const tick = (along: number, length: number): void =>
    sheet.line('ruler-tick', along, edge, along, edge + look.out * length);
  const said = new Set<string>();
  /** Names a moment, once. */
  const name = (ms: number, role: TextRole): boolean => {
    const text = look.time(ms, format);
    const place = look.timePlace(axis.toPx(ms), edge);
    if (said.has(text) || !sheet.put({ role, text }, { places: [place], overLines: true })) return false;
    said.add(text);
    return true;
  };
  const named = (ms: number, role: TextRole = 'tick'): void => {
    if (name(ms, role)) tick(axis.toPx(ms), namedTick);
  };
  for (const ms of importantMs) named(ms, 'tick-strong');
  for (const { pace, fromMs, toMs, tear } of axis.chapters) {
    if (pace !== 'fold') continue;
    const text = fill(look.foldLabel(labels), { n: format.exact(toMs - fromMs, 0) });
    sheet.put({ role: look.fold, text }, { places: [look.foldPlace(tear, edge)], overLines: true });
    sheet.of({ wide: foldSign, narrow: () => {} })(sheet, tear);
  }
  for (const chapter of axis.chapters) {
    if (chapter.pace === 'fold') continue;
    const { pace, fromMs, toMs, from, to } = chapter;
    if (pace === 'slow') sheet.box('ruler-slow', from, edge, to, edge + look.out * look.slow);
    for (const ms of ticksOf(chapter, pace === 'slow' ? slowStepPx : look.stepPx))
      tick(axis.toPx(ms), pace === 'seconds' && name(ms, 'tick') ? namedTick : plainTick);
    // A chapter in slow motion says at least when its first event is.
    const firstMs = pace === 'slow' ? eventsMs.find((ms) => ms >= fromMs && ms <= toMs) : undefined;
    if (firstMs !== undefined) named(firstMs);
  }
}

/** A fold on the wide ruler, which is a pane of its own. */
function foldSign(sheet: Sheet, along: number): void {
  sheet.path('ruler-fold', `M${Math.round(along) - 5} 3l3 5 4-9 3 5`);
}

/** The moments of a chapter that have a tick, at least so many px apart; ms. */
export function ticksOf(chapter: Chapter, atLeastPx: number): readonly number[] {
  const step = stepOf(chapter, atLeastPx);
  const ticks: number[] = [];
  // Never -0, which a language writes with its sign.
  const firstMs = Math.max(0, Math.ceil(chapter.fromMs / step - 1e-6) * step);
  for (let ms = firstMs; ms <= chapter.toMs + 1e-6; ms += step) ticks.push(ms);
  return ticks;
}

function stepOf({ fromMs, toMs, from, to }: Chapter, atLeastPx: number): number {
  const pxPerMs = (to - from) / (toMs - fromMs);
  return steps.find((ms) => ms * pxPerMs >= atLeastPx) ?? 60_000;
}
