import { type Format, fill } from '../../core/format.ts';
import { capacitySteps } from '../../core/herd/capacity.ts';
import type { HerdConfig } from '../../core/herd/config.ts';
import { COLUMNS, type HerdView } from '../../core/herd/view.ts';
import { type Box, type Font, LabelPlacer, type Spot, textBox } from '../../core/layout/place-labels.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { round } from '../round.ts';
import { backText, peakText } from './herd-words.ts';

/** Heights above this many times the capacity are cut off by a tear; the number beside it is the true height. */
export const TOP = 5.4;

export type RidgeSize = { readonly width: number; readonly height: number };

/** A tear in the picture: from where to where, px; `text` with its spot where there is room for its true height. */
export type Tear = {
  readonly from: number;
  readonly to: number;
  readonly dark: boolean;
  readonly text: string;
  readonly spot: Spot | null;
};
/** What the scale cuts off: px, and what it says of its height. */
type Cut = Omit<Tear, 'spot'> & { readonly isHighest: boolean };

const peakFont: Font = [13, true];
const capacityFont: Font = [12.5, false];
const backFont: Font = [12.5, true];
/** Over a tear this wide its number stands in the middle. */
const wideTear = 60;

/** Beside its neighbours a number would be read as theirs; only the highest is worth that. */
function labelTears(cuts: readonly Cut[], width: number): readonly Tear[] {
  const lit = cuts.filter(({ dark }) => !dark);
  let freeFrom = Number.NEGATIVE_INFINITY;
  return cuts.map(({ isHighest, ...cut }) => {
    const { from, to, dark, text } = cut;
    const isWide = to - from > wideTear;
    const spot: Spot = isWide ? [(from + to) / 2, 32, 'middle'] : [to + 5, 16, 'start'];
    const end = spot[0] + textWidth(text, ...peakFont) * (isWide ? 0.5 : 1);
    const isHiding = lit.some((other) => other.from > to && other.from < end + 1);
    const shown = !dark && spot[0] > freeFrom && end <= width && (!isHiding || isHighest);
    if (shown) freeFrom = end + 8;
    return { ...cut, spot: shown ? spot : null };
  });
}

/** Where nearly all clients are back: `top` of its pole, where its tick begins, and its words; `room` of both. px. */
export type Flag = {
  readonly x: number;
  readonly top: number;
  readonly tick: readonly [number, number];
  readonly spot: Spot;
  readonly room: Box;
};

/** px that words are from their pole, with the tick between them. */
const fromPole = { left: -20, right: 22 };
/** Another font may be so much wider than the one that is measured: what ends at the edge would be cut off. */
const widest = 1.15;
/** How much longer its pole may be where other words need the room, px. */
const longer = [0, 16, 32, 48, 64, 80, 96];

/** The words right of the pole, else left of it, else over it: where they fit. */
function flagsAt(x: number, base: number, width: number, text: string): readonly Flag[] {
  const long = textWidth(text, ...backFont);
  const box = (spot: Spot): Box => textBox(text, backFont, spot);
  const fits = ({ room: [left, , right] }: Flag): boolean => left >= -2 && right <= width + 2;
  return longer
    .map((by) => base - 34 - by)
    .filter((top) => top >= 0)
    .flatMap((top): readonly Flag[] => {
      const right: Spot = [x + fromPole.right, top + 8, 'start'];
      const left: Spot = [x + fromPole.left, top + 8, 'end'];
      const over: Spot = [Math.max(20, Math.min(x - long / 2, width - long * widest)), top - 5, 'start'];
      const [rightRoom, leftRoom, overRoom] = [box(right), box(left), box(over)];
      return [
        { x, top, tick: [x + 7, top + 4], spot: right, room: [x, rightRoom[1], rightRoom[2], rightRoom[3]] },
        { x, top, tick: [x - 15, top + 4], spot: left, room: [leftRoom[0], leftRoom[1], x, leftRoom[3]] },
        {
          x,
          top,
          tick: [over[0] - 16, top - 9],
          spot: over,
          room: [over[0] - 18, overRoom[1], overRoom[2], overRoom[3]],
        },
      ];
    })
    .filter(fits);
}

/** When no server is up. */
function voidsOf(config: HerdConfig, spanMs: number): readonly (readonly [number, number])[] {
  const steps = capacitySteps(config);
  return steps.flatMap(({ fromMs, perMs }, i) => {
    const toMs = Math.min(spanMs, steps[i + 1]?.fromMs ?? spanMs);
    return perMs === 0 && toMs > fromMs ? [[fromMs, toMs] as const] : [];
  });
}

/** Where attempts are higher than the picture: one cut for neighbouring columns. */
function cutsOf(
  view: HerdView,
  x: (ms: number) => number,
  isVoid: (ms: number) => boolean,
  textOf: (times: number) => string,
): readonly Cut[] {
  const columnMs = view.spanMs / COLUMNS;
  const found: { from: number; to: number; peak: number; readonly dark: boolean }[] = [];
  view.attempts.forEach((times, column) => {
    if (times <= TOP) return;
    const ms = column * columnMs;
    const dark = isVoid(ms);
    const last = found.at(-1);
    if (last && last.dark === dark && ms - last.to <= 2 * columnMs) {
      last.to = ms + columnMs;
      last.peak = Math.max(last.peak, times);
    } else found.push({ from: ms, to: ms + columnMs, peak: times, dark });
  });
  const lit = found.filter(({ dark }) => !dark);
  const highest = lit.find(({ peak }) => peak === Math.max(...lit.map((one) => one.peak)));
  return found.map((one) => ({
    from: x(one.from) - 3,
    to: x(one.to) + 3,
    dark: one.dark,
    isHighest: one === highest,
    // The busiest second is known more exactly than a column of the picture shows it.
    text: textOf(one === highest ? view.peakOverCapacity : one.peak),
  }));
}

/** What was attempted, column by column: a picture of what fits has room beside it for words. */
const barsOf = (
  view: HerdView,
  x: (ms: number) => number,
  y: (times: number) => number,
  base: number,
): readonly Box[] =>
  Array.from({ length: COLUMNS }, (_, column): Box => {
    const ms = (column * view.spanMs) / COLUMNS;
    return [x(ms), y(view.attempts[column]!), x(ms + view.spanMs / COLUMNS), base];
  }).filter(([, high]) => high < base - 1);

type Ask = {
  readonly view: HerdView;
  readonly size: RidgeSize;
  /** The height of the picture, in capacities. */
  readonly top: number;
  readonly words: HerdStrings;
  readonly format: Format;
};

/** Where everything in the picture of a herd is. Its words keep off each other. */
export function layRidge({ view, size: { width, height }, top, words, format }: Ask) {
  const base = height - 18;
  const unit = (base - 12) / top;
  const x = (ms: number): number => (ms * (width - 2)) / view.spanMs;
  const y = (times: number): number => base - Math.min(times, top + 0.6) * unit;
  const voids = voidsOf(view.config, view.spanMs);
  const isVoid = (ms: number): boolean => voids.some(([from, to]) => ms >= from && ms < to);
  const upX = round(x(voids[0]?.[1] ?? 0));
  const tears = labelTears(
    cutsOf(view, x, isVoid, (times) => `×${peakText(times, format)}`),
    width,
  );
  const capacity = fill(words.capacity, { n: format.number(view.config.capacityPerSecond) });
  const back = backText(view, words, format);
  const { all } = view.backMs;
  const flags = all === null || all >= view.spanMs ? [null] : flagsAt(round(x(all)), base, width, back);
  const capacitySpots = spotsOfCapacity(round(y(1)), upX, base, width);
  const numbers = tears.flatMap(({ text, spot }) => (spot ? [textBox(text, peakFont, spot)] : []));
  const placedBeside = (taken: readonly Box[]): { capacity: Spot; flag: Flag | null } | undefined => {
    for (const flag of flags) {
      const placer = new LabelPlacer([-2, -4, width + 2, height]);
      placer.boxes.push(...numbers, ...taken);
      if (flag) {
        if (!placer.isFree(flag.room)) continue;
        placer.boxes.push(flag.room, [flag.x - 3, flag.top, flag.x + 3, base]);
      }
      const spot = placer.place(capacity, capacityFont, capacitySpots);
      if (spot) return { capacity: spot, flag };
    }
    return undefined;
  };
  const placed = (top < TOP ? placedBeside(barsOf(view, x, y, base)) : undefined) ??
    placedBeside([]) ?? { capacity: capacitySpots[0]!, flag: flags[0] ?? null };
  return {
    base,
    x,
    y,
    columnMs: view.spanMs / COLUMNS,
    voids,
    isVoid,
    upX,
    back,
    tears,
    capacity: { text: capacity, spot: placed.capacity },
    flag: placed.flag,
  };
}

/** At the right end above its line, else at the left, else below it where the base leaves room. */
function spotsOfCapacity(lineY: number, upX: number, base: number, width: number): readonly Spot[] {
  const below = lineY + 14;
  const rows = below + 4 <= base ? [lineY - 6, below] : [lineY - 6];
  return rows.flatMap((y): readonly Spot[] => [
    [width, y, 'end'],
    [upX + 8, y, 'start'],
  ]);
}
