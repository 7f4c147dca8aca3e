import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { COLUMNS, type HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { RidgeSize } from '../../ui/herd/ridge-layout.ts';
import { round } from '../../ui/round.ts';
import { useFormat } from '../../ui/use-format.ts';
import { SLOTS } from './state.ts';
import './share.css';

const HEIGHT = 150;
const TOP = 10;

type Props = {
  readonly views: readonly HerdView[];
  readonly size: RidgeSize;
  /** Shares that a reader measured, by ms. */
  readonly behind?: readonly (readonly [ms: number, share: number])[] | undefined;
  readonly words: HerdStrings;
};

/** Share of clients connected, all policies on one scale, with the time axis of the ridges above. */
export function Share({ views, size, behind = [], words }: Props): JSX.Element {
  const { width } = size;
  const format = useFormat();
  const { spanMs } = views[0]!;
  const bottom = HEIGHT - 26;
  const x = (ms: number): number => (ms * (width - 2)) / spanMs;
  const y = (share: number): number => bottom - (bottom - TOP) * share;
  const stepMs = spanMs / 5;
  const ticks = [0, 1, 2, 3, 4, 5].map((i) => i * stepMs);
  const list = format.list(views.map((view, i) => `${SLOTS[i]} ${format.percent(view.lowestShare)}`));
  const places = placeLetters(views);
  return (
    <svg class="hd-svg" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={fill(words.shareAlt, { list })}>
      <path class="hd-grid" d={[0, 0.5, 0.95].map((share) => `M0 ${round(y(share))}H${width}`).join('')} />
      <path class="hd-axis" d={ticks.map((ms) => `M${round(x(ms))} ${bottom}v8`).join('')} />
      {ticks.map((ms, i) => (
        <text
          key={ms}
          class="hd-tick-text"
          x={round(x(ms))}
          y={bottom + 21}
          text-anchor={i === 0 ? 'start' : i === 5 ? 'end' : 'middle'}
        >
          {format.exact(ms, 0)}
        </text>
      ))}
      {[0.5, 0.95].map((share) => (
        <text
          key={share}
          class="hd-tick-text"
          x={width - 2}
          y={round(y(share) + (share > 0.6 ? 14 : -5))}
          text-anchor="end"
        >
          {format.percent(share)}
        </text>
      ))}
      {behind.length > 0 && (
        <path class="hd-behind" d={`M${behind.map(([ms, share]) => `${round(x(ms))} ${round(y(share))}`).join('L')}`} />
      )}
      {views.map((view, i) => (
        <path key={SLOTS[i]} class={`hd-curve hd-${SLOTS[i]!.toLowerCase()}`} d={curve(view, x, y)} />
      ))}
      {places.map((column, i) => {
        const at = x((column / COLUMNS) * spanMs);
        const level = y(views[i]!.connected[column]!);
        return (
          <g key={SLOTS[i]} class={`hd-letter hd-${SLOTS[i]!.toLowerCase()}`}>
            <rect x={round(at - 9)} y={round(level - 9)} width="18" height="18" rx="4" />
            <text x={round(at)} y={round(level + 4.3)} text-anchor="middle">
              {SLOTS[i]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const curve = (view: HerdView, x: (ms: number) => number, y: (share: number) => number): string =>
  `M0 ${round(y(1))}${view.connected
    .map((share, column) => `L${round(x(((column + 1) * view.spanMs) / COLUMNS))} ${round(y(share))}`)
    .join('')}`;

/** Each letter where its curve is far from the others, and from letters already placed. */
function placeLetters(views: readonly HerdView[]): readonly number[] {
  const placed: (readonly [number, number])[] = [];
  return views.map((view, i) => {
    let best = 0;
    let bestRoom = -1;
    for (let column = 12; column < COLUMNS - 30; column += 3) {
      const share = view.connected[column]!;
      let room = 1;
      views.forEach((other, j) => {
        if (i !== j) room = Math.min(room, Math.abs(other.connected[column]! - share));
      });
      for (const [where, level] of placed) room = Math.min(room, Math.hypot((where - column) / 60, level - share));
      // Steep parts are a poor place for a letter.
      room -= Math.abs(view.connected[column + 3]! - view.connected[column - 3]!);
      if (room > bestRoom) {
        bestRoom = room;
        best = column;
      }
    }
    placed.push([best, view.connected[best]!]);
    return best;
  });
}
