import type { JSX } from 'preact';
import { type Format, fill } from '../../core/format.ts';
import type { Expiry } from '../../core/peers/peer.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import { useFormat } from '../../ui/use-format.ts';
import {
  alongRuler,
  groupsOf,
  lengthText,
  majorTicks,
  minorTicks,
  type Placed,
  placeLabels,
  rowPx,
  rulerFrom,
  rulerTo,
  tickText,
} from './ruler-layout.ts';

const width = 1190;
const band = 42;
const mark = 26;

type Props = { readonly seconds: readonly number[]; readonly middle: number | undefined; readonly page: DiagnosePage };

const x = (seconds: number): number => alongRuler(seconds, width);
const isWithin = (seconds: number): boolean => seconds >= rulerFrom && seconds <= rulerTo;

export const rulerAlt = (page: DiagnosePage, { exact }: Format): string =>
  fill(page.ruler, { from: exact(rulerFrom * 1000), to: exact(rulerTo * 1000) });

/** The lengths as the label beside the reader's mark shows them, at most three. */
export const yoursText = (seconds: readonly number[], page: DiagnosePage, { figure, list, unit }: Format): string =>
  fill(page.yours, { seconds: unit(list([...new Set(seconds.map((one) => figure(one, 1)))].slice(0, 3)), 'second') });

type Sides = readonly [above: readonly Placed[], below: readonly Placed[]];
const placed = new WeakMap<DiagnosePage, Sides>();

/** The labels of both sides, in their places. Found once for a page: that takes as long as all else of the tool. */
export function placedOn(page: DiagnosePage, format: Format): Sides {
  const known = placed.get(page);
  if (known) return known;
  const groups = groupsOf(page, format);
  const sideOf = (side: Placed['side']): readonly Placed[] =>
    placeLabels(
      groups.filter((one) => one.side === side),
      width,
      format,
    );
  const sides: Sides = [sideOf('path'), sideOf('own')];
  placed.set(page, sides);
  return sides;
}

/** The logarithmic ruler, lying: above it the timers of path and servers, below those of clients themselves. */
export function Ruler({ seconds, middle, page }: Props): JSX.Element {
  const format = useFormat();
  const [above, below] = placedOn(page, format);
  const rows = (side: readonly Placed[]): number => 1 + Math.max(...side.map(({ row }) => row));
  const yours = middle !== undefined && isWithin(middle) ? middle : null;
  const axis = 30 + rows(above) * rowPx + mark;
  const height = axis + band + mark + rows(below) * rowPx + 4;
  return (
    <svg class="dg-ruler dg-wide" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={rulerAlt(page, format)}>
      {yours !== null && <rect class="dg-hit" x={x(yours) - 9} y="0" width="18" height={height} rx="4" />}
      <rect class="dg-band" y={axis} width={width} height={band} rx="3" />
      <path class="dg-axis" d={`M0 ${axis}H${width}M0 ${axis + band}H${width}`} />
      <path
        class="dg-tick"
        d={[...majorTicks, ...minorTicks]
          .map((one) => `M${x(one)} ${axis}v${majorTicks.includes(one) ? 11 : 6}`)
          .join('')}
      />
      <g class="dg-tick-text" text-anchor="middle">
        {majorTicks.map((one) => (
          <text key={one} x={x(one)} y={axis + 28}>
            {tickText(one, format)}
          </text>
        ))}
      </g>
      <path
        class="dg-lead"
        d={[...above.map((one) => lead(one, axis, true)), ...below.map((one) => lead(one, axis + band, false))].join(
          '',
        )}
      />
      {above.map((one) => (
        <Label
          key={`${one.seconds}${one.expiry}`}
          one={one}
          axis={axis}
          up={true}
          when={lengthText(one.seconds, format)}
        />
      ))}
      {below.map((one) => (
        <Label
          key={`${one.seconds}${one.expiry}`}
          one={one}
          axis={axis + band}
          up={false}
          when={lengthText(one.seconds, format)}
        />
      ))}
      {yours !== null && (
        <>
          <path class="dg-yours" d={`M${x(yours)} ${axis - 1}l-8 -13h16zM${x(yours)} ${axis + band + 1}l-8 13h16z`} />
          <text
            class="dg-yours-text"
            x={x(yours) + (yours > 2000 ? -14 : 14)}
            y="17"
            text-anchor={yours > 2000 ? 'end' : 'start'}
          >
            {yoursText(seconds, page, format)}
          </text>
        </>
      )}
      <text class="dg-side" x="0" y={axis - 8}>
        {page.rulerAbove} ↑
      </text>
      <text class="dg-side" x={width} y={axis + band + 18} text-anchor="end">
        {page.rulerBelow} ↓
      </text>
    </svg>
  );
}

/** The line from a mark to its label. */
function lead({ x: at, row }: Placed, axis: number, up: boolean): string {
  const end = axis + (up ? -mark : mark);
  return up ? `M${at} ${end - 5}V${end - (row + 1) * rowPx + 6}` : `M${at} ${end + 5}V${end + row * rowPx + 30}`;
}

type LabelProps = { readonly one: Placed; readonly axis: number; readonly up: boolean; readonly when: string };

function Label({ one, axis, up, when }: LabelProps): JSX.Element {
  const { x: at, row, anchor, expiry, text } = one;
  const away = up ? -1 : 1;
  const end = away * mark;
  const top = up ? end - (row + 1) * rowPx + 4 : end + row * rowPx;
  const side = anchor === 'start' ? 7 : -7;
  // From its place on the ruler all marks of a kind are the same, which weighs next to nothing after compression.
  return (
    <g transform={`translate(${at} ${axis})`} text-anchor={anchor}>
      <path class={`dg-mark-${expiry}`} d={`M0 0V${end}`} />
      <path class={`dg-cap-${expiry}`} d={cap(expiry, 0, end)} />
      <text class="dg-when" x={side} y={top + 12}>
        {when}
      </text>
      <text x={side} y={top + 28}>
        {text}
      </text>
    </g>
  );
}

/** So that colour is never alone: a dot for a frame, a cross for a cut, a ring for silence, a bar where unknown. */
export function cap(expiry: Expiry, at: number, y: number): string {
  if (expiry === 'close') return `M${at - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`;
  if (expiry === 'hang-up') return `M${at - 4} ${y - 4}l8 8m0 -8l-8 8`;
  return expiry === 'silent' ? `M${at - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z` : `M${at - 5} ${y}h10`;
}
