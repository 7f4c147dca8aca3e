import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdConfig } from '../../core/herd/config.ts';
import { COLUMNS, type HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { round } from '../round.ts';
import { useFormat } from '../use-format.ts';
import { peakText } from './herd-words.ts';
import { type Flag, layRidge, type RidgeSize, type Tear, TOP } from './ridge-layout.ts';
import './ridge.css';

/** Attempts below this share of the capacity are no mark at all. */
const LEAST = 0.004;

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
  const { base, x, y, columnMs, voids, isVoid, upX, back, tears, capacity, flag } = layRidge({
    view,
    size,
    top,
    words: withCapacity ? words : { ...words, capacity: '' },
    format,
  });
  const lineOf = (line: Line): string =>
    `M${line.map(([ms, times]) => `${round(x(ms))} ${round(y(times))}`).join('L')}`;
  const columnWidth = round(x(columnMs) + 0.4);
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
  const capacityY = round(y(1));
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
      <path class="hd-capacity" d={`M${upX} ${capacityY}H${width}`} />
      {upX > 0 && <path class="hd-capacity-void" d={`M0 ${capacityY}H${upX}`} />}
      {behind && behind.attempts.length > 0 && <path class="hd-behind" d={lineOf(behind.attempts)} />}
      {behind && behind.refused.length > 0 && <path class="hd-behind-refused" d={lineOf(behind.refused)} />}
      <path class="hd-base" d={`M${upX} ${base}H${width}`} />
      {upX > 0 && upX < width - 2 && <path class="hd-back" d={`M${upX} 0V${base}`} />}
      {view.config.batches > 1 && <path class="hd-away" d={awayPath(view.config, x, base + 8, view.spanMs)} />}
      <Tears tears={tears} />
      {withCapacity && (
        <text class="hd-label" x={capacity.spot[0]} y={capacity.spot[1]} text-anchor={capacity.spot[2]}>
          {capacity.text}
        </text>
      )}
      <Back flag={flag} base={base} width={width} text={back} />
    </svg>
  );
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

/** Where the scale ends, a tear; outside of the void with the true height. */
const Tears = ({ tears }: { readonly tears: readonly Tear[] }): JSX.Element => (
  <>
    {tears.map(({ from, to, dark, text, spot }) => {
      const zigzag = (dy: number): string => {
        const teeth = Math.max(2, Math.round((to - from) / 6));
        return Array.from({ length: teeth + 1 }, (_, i) => {
          const at = round(Math.max(0, from + ((to - from) * i) / teeth));
          return `${i ? 'L' : 'M'}${at} ${round(7 + dy + (i % 2 ? 2.2 : -2.2))}`;
        }).join('');
      };
      return (
        <g key={from}>
          <path class={dark ? 'hd-gap-void' : 'hd-gap'} d={zigzag(0)} />
          <path class={dark ? 'hd-tear-void' : 'hd-tear'} d={zigzag(-3) + zigzag(3)} />
          {spot && (
            <text class="hd-peak" x={round(spot[0])} y={spot[1]} text-anchor={spot[2]}>
              {text}
            </text>
          )}
        </g>
      );
    })}
  </>
);

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
  const { x: left, top, tick, spot } = flag;
  return (
    <g class="guess-held">
      <path class="hd-flag" d={`M${left} ${top}V${base}`} />
      <path class="hd-tick" d={`M${round(tick[0])} ${tick[1]}l4 4.5l7-9`} />
      <text class="hd-done" x={round(spot[0])} y={spot[1]} text-anchor={spot[2]}>
        {text}
      </text>
    </g>
  );
}
