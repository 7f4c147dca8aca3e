import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { capacitySteps } from '../../core/herd/capacity.ts';
import type { HerdConfig } from '../../core/herd/config.ts';
import { COLUMNS, type HerdView } from '../../core/herd/view.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { round } from '../round.ts';
import { useFormat } from '../use-format.ts';
import { backText, peakText } from './herd-words.ts';
import './ridge.css';

/** Heights above this many times the capacity are cut off by a tear; the number beside it is the true height. */
const TOP = 5.4;
/** Attempts below this share of the capacity are no mark at all. */
const LEAST = 0.004;

export type RidgeSize = { readonly width: number; readonly height: number };
export const WIDE: RidgeSize = { width: 850, height: 106 };
export const NARROW: RidgeSize = { width: 344, height: 92 };

type Line = readonly (readonly [ms: number, times: number])[];
/** Attempts and those of them that were refused, by ms, in times of the capacity. */
export type RidgeBehind = { readonly attempts: Line; readonly refused: Line };

type Props = {
  readonly slot: string;
  /** Sets its hatching apart from that of another picture of the same slot. */
  readonly id?: string;
  readonly name: string;
  readonly view: HerdView;
  readonly size: RidgeSize;
  readonly withCapacity: boolean;
  /** The height of the picture, in capacities; where it is as high as any attempts of it, nothing is cut off. */
  readonly top?: number;
  /** What a reader measured, for comparison. */
  readonly behind?: RidgeBehind | null;
  readonly words: HerdStrings;
};

/** Attempts over time in units of capacity: served below, refused hatched above, and the void while there is no server. */
export function Ridge({
  slot,
  id = slot,
  name,
  view,
  size,
  withCapacity,
  top = TOP,
  behind = null,
  words,
}: Props): JSX.Element {
  const { width, height } = size;
  const format = useFormat();
  const base = height - 18;
  const unit = (base - 12) / top;
  const x = (ms: number): number => (ms * (width - 2)) / view.spanMs;
  const y = (times: number): number => base - Math.min(times, top + 0.6) * unit;
  const lineOf = (line: Line): string =>
    `M${line.map(([ms, times]) => `${round(x(ms))} ${round(y(times))}`).join('L')}`;
  const columnMs = view.spanMs / COLUMNS;
  const columnWidth = round(x(columnMs) + 0.4);
  const voids = voidsOf(view.config, view.spanMs);
  const isVoid = (ms: number): boolean => voids.some(([from, to]) => ms >= from && ms < to);
  let unanswered = '';
  let served = '';
  let refused = '';
  let edge = '';
  let isOver = false;
  for (let column = 0; column < COLUMNS; column++) {
    const ms = column * columnMs;
    const all = view.attempts[column]!;
    const left = round(x(ms));
    if (isVoid(ms)) {
      if (all >= LEAST) unanswered += `M${left} ${base}V${round(y(all))}h${columnWidth}V${base}z`;
      continue;
    }
    const good = Math.min(all, view.accepted[column]!);
    if (good >= LEAST) served += `M${left} ${base}V${round(y(good))}h${columnWidth}V${base}z`;
    if (all - good > 0.02) refused += `M${left} ${round(y(good))}V${round(y(all))}h${columnWidth}V${round(y(good))}z`;
    if (all > 1.02) {
      edge += `${isOver ? 'L' : `M${left} ${round(y(1))}L`}${left} ${round(y(all))}L${round(left + columnWidth)} ${round(y(all))}`;
    } else if (isOver) edge += `L${left} ${round(y(1))}`;
    isOver = all > 1.02;
  }
  const [, voidEnd = 0] = voids[0] ?? [];
  const capacityY = round(y(1));
  const back = backText(view, words, format);
  const flag = flagOf(view, x, width, back);
  const capacity = fill(words.capacity, { n: format.number(view.config.capacityPerSecond) });
  const isFlagThere = flag !== null && flag.toX > width - textWidth(capacity, 12.5) - 12;
  const hatch = `herd-hatch-${id}-${width}`;
  return (
    <svg
      class="hd-svg"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={fill(words.laneAlt, { slot, name, peak: peakText(view.peakOverCapacity, format), back })}
    >
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hd-hatch-ground" d="M0 0h7v7H0z" />
          <path class="hd-hatch-line" d="M0 0v7" />
        </pattern>
      </defs>
      {voids.map(([from, to]) => (
        <path key={from} class="hd-void" d={`M${round(x(from))} 0H${round(x(to))}V${base}H${round(x(from))}z`} />
      ))}
      <path class="hd-unanswered" d={unanswered} />
      <path d={refused} fill={`url(#${hatch})`} />
      <path class="hd-served" d={served} />
      <path class="hd-edge" d={edge} />
      <path class="hd-capacity" d={`M${round(x(voidEnd))} ${capacityY}H${width}`} />
      {voidEnd > 0 && <path class="hd-capacity-void" d={`M0 ${capacityY}H${round(x(voidEnd))}`} />}
      {behind && behind.attempts.length > 0 && <path class="hd-behind" d={lineOf(behind.attempts)} />}
      {behind && behind.refused.length > 0 && <path class="hd-behind-refused" d={lineOf(behind.refused)} />}
      <path class="hd-base" d={`M${round(x(voidEnd))} ${base}H${width}`} />
      {voidEnd > 0 && voidEnd < view.spanMs && <path class="hd-back" d={`M${round(x(voidEnd))} 0V${base}`} />}
      {view.config.batches > 1 && <path class="hd-away" d={awayPath(view.config, x, base + 8, view.spanMs)} />}
      <Tears view={view} width={width} x={x} isVoid={isVoid} columnMs={columnMs} />
      {withCapacity && (
        <text
          class="hd-label"
          x={isFlagThere ? round(x(voidEnd) + 8) : width}
          y={capacityY - 6}
          text-anchor={isFlagThere ? 'start' : 'end'}
        >
          {capacity}
        </text>
      )}
      <Back flag={flag} base={base} width={width} text={back} />
    </svg>
  );
}

/** When no server is up. */
function voidsOf(config: HerdConfig, spanMs: number): readonly (readonly [number, number])[] {
  const steps = capacitySteps(config);
  return steps.flatMap(({ fromMs, perMs }, i) => {
    const toMs = Math.min(spanMs, steps[i + 1]?.fromMs ?? spanMs);
    return perMs === 0 && toMs > fromMs ? [[fromMs, toMs] as const] : [];
  });
}

const awayPath = (
  { batches, gapMs, downMs }: HerdConfig,
  x: (ms: number) => number,
  y: number,
  spanMs: number,
): string =>
  Array.from({ length: batches }, (_, batch) => batch * gapMs)
    .filter((fromMs) => fromMs < spanMs)
    .map(
      (fromMs) =>
        `M${round(x(fromMs))} ${y}H${round(Math.max(x(fromMs) + 2, x(Math.min(spanMs, fromMs + Math.min(downMs, gapMs))) - 7))}`,
    )
    .join('');

type TearsProps = {
  readonly view: HerdView;
  readonly width: number;
  readonly x: (ms: number) => number;
  readonly isVoid: (ms: number) => boolean;
  readonly columnMs: number;
};

/** Where the scale ends, a tear; outside of the void with the true height. */
function Tears({ view, width, x, isVoid, columnMs }: TearsProps): JSX.Element {
  const format = useFormat();
  type Tear = { from: number; to: number; peak: number; readonly dark: boolean };
  const tears: Tear[] = [];
  view.attempts.forEach((times, column) => {
    if (times <= TOP) return;
    const ms = column * columnMs;
    const dark = isVoid(ms);
    const last = tears.at(-1);
    if (last && last.dark === dark && ms - last.to <= 2 * columnMs) {
      last.to = ms + columnMs;
      last.peak = Math.max(last.peak, times);
    } else tears.push({ from: ms, to: ms + columnMs, peak: times, dark });
  });
  const lit = tears.filter(({ dark }) => !dark);
  const highest = lit.find(({ peak }) => peak === Math.max(...lit.map((tear) => tear.peak)));
  let freeFrom = Number.NEGATIVE_INFINITY;
  return (
    <>
      {tears.map((one) => {
        const { from, to, peak, dark } = one;
        const isHighest = one === highest;
        const left = x(from) - 3;
        const right = x(to) + 3;
        const zigzag = (dy: number): string => {
          const teeth = Math.max(2, Math.round((right - left) / 6));
          return Array.from({ length: teeth + 1 }, (_, i) => {
            const at = round(Math.max(0, left + ((right - left) * i) / teeth));
            return `${i ? 'L' : 'M'}${at} ${round(7 + dy + (i % 2 ? 2.2 : -2.2))}`;
          }).join('');
        };
        const isWide = right - left > 60;
        // The busiest second is known more exactly than a column of the picture shows it.
        const text = `×${peakText(isHighest ? view.peakOverCapacity : peak, format)}`;
        const labelX = isWide ? (left + right) / 2 : right + 5;
        const labelEnd = labelX + textWidth(text, 13, true) * (isWide ? 0.5 : 1);
        const isHiding = lit.some((tear) => tear.from > to && x(tear.from) < labelEnd + 4);
        // Beside its neighbours a number would be read as theirs; only the highest is worth that.
        const shown = !dark && labelX > freeFrom && labelEnd <= width && (!isHiding || isHighest);
        if (shown) freeFrom = labelEnd + 8;
        return (
          <g key={from}>
            <path class={dark ? 'hd-gap-void' : 'hd-gap'} d={zigzag(0)} />
            <path class={dark ? 'hd-tear-void' : 'hd-tear'} d={zigzag(-3) + zigzag(3)} />
            {shown && (
              <text class="hd-peak" x={round(labelX)} y={isWide ? 32 : 16} text-anchor={isWide ? 'middle' : 'start'}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** Where the flag is and what its words cover; null when nearly all clients are back later than the picture ends. */
type Flag = { readonly x: number; readonly isLeft: boolean; readonly toX: number };

function flagOf(view: HerdView, x: (ms: number) => number, width: number, text: string): Flag | null {
  const at = view.backMs.all;
  if (at === null || at >= view.spanMs) return null;
  const left = round(x(at));
  const long = textWidth(text, 12.5, true) + 26;
  const isLeft = left + long > width;
  return { x: left, isLeft, toX: isLeft ? left : left + long };
}

type BackProps = {
  readonly flag: Flag | null;
  readonly base: number;
  readonly width: number;
  readonly text: string;
};

/** When nearly all clients are back: a flag, or an arrow out of the picture. */
function Back({ flag, base, width, text }: BackProps): JSX.Element {
  if (flag === null)
    return (
      <g class="guess-held">
        <text class="hd-late" x={width - 12} y={base + 14} text-anchor="end">
          {text}
        </text>
        <path class="hd-late-arrow" d={`M${width - 9} ${base + 9.5}h7m-4-4l4.5 4l-4.5 4`} />
      </g>
    );
  const { x: left, isLeft } = flag;
  return (
    <g class="guess-held">
      <path class="hd-flag" d={`M${left} ${base - 34}V${base}`} />
      <path class="hd-tick" d={`M${isLeft ? left - 15 : left + 7} ${base - 30}l4 4.5l7-9`} />
      <text class="hd-done" x={isLeft ? left - 20 : left + 22} y={base - 26} text-anchor={isLeft ? 'end' : 'start'}>
        {text}
      </text>
    </g>
  );
}
