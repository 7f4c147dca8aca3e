import type { ComponentChildren, JSX } from 'preact';
import type { Step } from '../../core/backoff/schedule.ts';
import { type Format, fill } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { round } from '../../ui/round.ts';
import { useFormat } from '../../ui/use-format.ts';
import { altOf } from './alt.ts';
import { Dots } from './Dots.tsx';
import { type Extent, type Place, placeLabel, placeWords } from './place.ts';
import type { Story } from './story.ts';
import './ladder.css';

export const LADDER_WIDTH = 1192;
const GUTTER = 132;
const TOP = 40;
const ROW = 16;
const BAR = 10;
const CROWD_HEIGHT = 52;
/** More rows would push the second policy off the screen; the crowd below still shows every attempt. */
const ROWS_MAX = 14;
/** Fewer would leave no room for the words in the void. */
const ROWS_MIN = 3;

export const ladderX = (endMs: number) => (ms: number) => GUTTER + (ms * (LADDER_WIDTH - GUTTER - 2)) / endMs;

type Props = { readonly name: string; readonly story: Story; readonly words: BackoffStrings };

/** One client's stairs through an outage, a hundred others as dots, and the server, on one time axis. */
export function Ladder({ name, story, words }: Props): JSX.Element {
  const format = useFormat();
  const { outageMs, client, crowd, lateMs, busiest, busyFromMs } = story;
  const x = ladderX(story.endMs);
  const backX = x(outageMs);
  const startX = x(0);
  const steps = client.steps.filter((step) => step.startMs < story.endMs);
  const shown = steps.length > ROWS_MAX ? [...steps.slice(0, ROWS_MAX - 1), steps.at(-1)!] : steps;
  const edges = { zeroX: startX, backX, rightX: LADDER_WIDTH };
  const stairs = shown.map((step) => stairOf(step, story, x, words, format));
  const gaveUp =
    client.gaveUpMs === null ? null : fill(words.chart.gaveUp, { n: format.shortSeconds(client.gaveUpMs) });
  const gaveUpX = x(client.gaveUpMs ?? 0);
  const gaveUpPlace = gaveUp && placeLabel({ fromX: gaveUpX, toX: gaveUpX }, textWidth(gaveUp, 12), edges);
  const rows = Math.max(ROWS_MIN, shown.length + (gaveUpPlace ? 1 : 0));
  const stairsY = TOP + 12;
  const crowdY = stairsY + rows * ROW + 10;
  const serverY = crowdY + CROWD_HEIGHT + 10;
  const height = serverY + 22;
  const openX = client.openMs === null ? null : x(client.openMs);
  const { chart } = words;
  const big = fill(chart.noServer, { n: format.exact(outageMs, 0) });
  const bigFromX = backX - 18 - textWidth(big, 25, true);
  const bigRow =
    bigFromX > startX + 20 ? placeWords({ fromX: bigFromX, toX: backX }, stairs.map(extentOf), rows) : null;
  const late = lateMs === null ? '' : fill(chart.late, { n: format.shortSeconds(lateMs) });
  const cutHeight = serverY - TOP;
  return (
    <svg
      class="bk-svg"
      viewBox={`0 0 ${LADDER_WIDTH} ${round(height)}`}
      role="img"
      aria-label={altOf(name, story, words, format)}
    >
      <path d={`M${startX} ${TOP}H${round(backX)}V${round(serverY)}H${startX}z`} class="bk-void" />
      <g class="bk-lane-name">
        <text x="0" y={TOP - 6}>
          {chart.client}
        </text>
        <text x="0" y={round(crowdY + CROWD_HEIGHT / 2 + 4)}>
          {chart.many}
        </text>
        <text x="0" y={round(serverY + 15)}>
          {chart.server}
        </text>
      </g>
      <path
        class="bk-open"
        d={`M${GUTTER - 34} ${TOP - 20}h34v20h-34zM${GUTTER - 34} ${round(serverY)}h34v20h-34zM${round(backX)} ${round(serverY)}H${LADDER_WIDTH}v20H${round(backX)}z`}
      />
      <path class="bk-closed" d={`M${startX} ${TOP - 10}H${round(Math.min(openX ?? LADDER_WIDTH, LADDER_WIDTH))}`} />
      <path class="bk-down" d={`M${startX + 4} ${round(serverY + 10)}H${round(backX)}`} />
      {openX !== null && openX < LADDER_WIDTH - 4 && (
        <>
          <path class="bk-open" d={`M${round(openX)} ${TOP - 20}H${LADDER_WIDTH}v20H${round(openX)}z`} />
          {LADDER_WIDTH - openX > 60 && (
            <text class="bk-on-open" x={round(openX + 9)} y={TOP - 6}>
              {chart.open}
            </text>
          )}
        </>
      )}
      <text class="bk-on-open" x={round(backX + 9)} y={round(serverY + 14)}>
        {chart.open}
      </text>
      <path
        class="bk-cut"
        d={`M${startX} ${TOP}l-4 ${cutHeight * 0.2}l8 ${cutHeight * 0.14}l-8 ${cutHeight * 0.16}l8 ${cutHeight * 0.16}l-8 ${cutHeight * 0.14}l4 ${cutHeight * 0.2}`}
      />
      <path class="bk-back" d={`M${round(backX)} ${TOP}V${round(serverY)}`} />
      {bigRow !== null && (
        <text class="bk-big" x={round(backX - 18)} y={stairsY + bigRow * ROW + 6} text-anchor="end">
          {big}
        </text>
      )}
      {stairs.map((stair, i) => (
        <Stair
          key={stair.step.attempt}
          stair={stair}
          y={stairsY + i * ROW}
          x={x}
          backX={backX}
          isOpen={stair.step.leavesMs === client.openMs}
        />
      ))}
      <path class="bk-hair-void" d={`M${startX} ${round(crowdY - 5)}H${round(backX)}`} />
      <path class="bk-hair" d={`M${round(backX)} ${round(crowdY - 5)}H${LADDER_WIDTH}`} />
      <Dots crowd={crowd} at={x} from={crowdY} size={CROWD_HEIGHT} outageMs={outageMs} endMs={story.endMs} />
      {openX !== null && lateMs !== null && openX <= LADDER_WIDTH && <Lateness from={backX} to={openX} text={late} />}
      {gaveUpPlace && (
        <RowText place={gaveUpPlace} y={stairsY + shown.length * ROW + BAR - 0.5}>
          {gaveUp}
        </RowText>
      )}
      <text class="bk-on-open" x={LADDER_WIDTH - 10} y={round(serverY + 14)} text-anchor="end">
        {fill(chart.busiest, { n: busiest, s: format.shortSeconds(busyFromMs) })}
      </text>
      <path
        class="guess-veil bk-veil"
        visibility="hidden"
        d={`M${round(backX + 1)} 0H${LADDER_WIDTH}V${round(serverY - 1)}H${round(backX + 1)}z`}
      />
    </svg>
  );
}

function Lateness({ from, to, text }: { from: number; to: number; text: string }): JSX.Element {
  const y = TOP - 30;
  const width = textWidth(text, 13, true);
  const isWide = to - from > width + 40;
  const half = width / 2 + 8;
  const line = isWide
    ? `M${round(from)} ${y}H${round((from + to) / 2 - half)}M${round((from + to) / 2 + half)} ${y}H${round(to)}`
    : `M${round(from)} ${y}H${round(to)}`;
  const heads = to - from > 30 ? `M${round(from)} ${y}l8-3.5v7zM${round(to)} ${y}l-8-3.5v7z` : '';
  return (
    <>
      <path class="bk-dim" d={`M${round(from)} ${y - 6}v14M${round(to)} ${y - 6}v14${line}`} />
      <path class="bk-dim-head" d={heads} />
      <text
        class="bk-dim-text"
        x={round(isWide ? (from + to) / 2 : to + 8)}
        y={y + 4.5}
        text-anchor={isWide ? 'middle' : 'start'}
      >
        {text}
      </text>
    </>
  );
}

/** A wait with its words and where they stand. */
type Stair = {
  readonly step: Step;
  readonly label: string;
  /** After the label, in a quieter colour. */
  readonly unit: string;
  readonly range: string;
  readonly width: number;
  readonly place: Place | null;
  readonly bar: Extent;
};

function stairOf(step: Step, story: Story, x: (ms: number) => number, words: BackoffStrings, format: Format): Stair {
  const hasRange = step.ceilingMs > step.floorMs + 50;
  const { chart } = words;
  const range = hasRange
    ? fill(chart.of, { range: format.range(format.shortFigure(step.floorMs), format.shortSeconds(step.ceilingMs)) })
    : '';
  const label = fill(chart.attempt, { n: step.attempt, wait: format.shortFigure(step.delayMs) });
  const unit = hasRange ? ' ' : format.unit('', 'second');
  const width = textWidth(`${label}${unit}${range}`, 12) + 8;
  const bar = { fromX: x(step.startMs), toX: Math.max(x(step.leavesMs), x(step.startMs + step.ceilingMs)) };
  const edges = { zeroX: x(0), backX: x(story.outageMs), rightX: LADDER_WIDTH };
  return { step, label, unit, range, width, place: placeLabel(bar, width, edges), bar };
}

function extentOf({ bar, place, width }: Stair): Extent {
  const { fromX, toX } = bar;
  if (!place) return bar;
  return place.isLeft ? { fromX: place.x - width, toX } : { fromX, toX: Math.max(toX, place.x + width) };
}

function RowText({ place, y, children }: { place: Place; y: number; children: ComponentChildren }): JSX.Element {
  return (
    <text
      class={place.onVoid ? 'bk-row-void' : 'bk-row'}
      x={round(place.x)}
      y={y}
      text-anchor={place.isLeft ? 'end' : 'start'}
    >
      {children}
    </text>
  );
}

type StairProps = {
  readonly stair: Stair;
  readonly y: number;
  readonly x: (ms: number) => number;
  readonly backX: number;
  readonly isOpen: boolean;
};

/** One wait: dashed up to the ceiling, filled up to what was drawn, its label on the side that has room. */
function Stair({ stair, y, x, backX, isOpen }: StairProps): JSX.Element {
  const { step, label, unit, range, width, place } = stair;
  const rightX = LADDER_WIDTH + 20;
  const bar = (fromMs: number, toMs: number, name: string): JSX.Element | null => {
    if (toMs - fromMs < 10) return null;
    const from = x(fromMs);
    const to = Math.min(x(toMs), rightX);
    if (from >= rightX) return null;
    const inVoid = Math.min(to, backX);
    return (
      <>
        {from < backX && (
          <rect
            class={`${name}-void`}
            x={round(from)}
            y={y}
            width={round(Math.max(1.5, inVoid - from))}
            height={BAR}
            rx="1.5"
          />
        )}
        {to > backX && (
          <rect
            class={name}
            x={round(Math.max(from, backX))}
            y={y}
            width={round(to - Math.max(from, backX))}
            height={BAR}
            rx="1.5"
          />
        )}
      </>
    );
  };
  const ceilingEnd = step.startMs + step.ceilingMs;
  const drawnEnd = x(step.leavesMs);
  const ghost = ghostOf(step, x, place && !place.isLeft ? place.x + width + 2 : x(ceilingEnd) + 3);
  return (
    <g>
      {range !== '' && bar(step.startMs + step.floorMs, ceilingEnd, 'bk-range')}
      {bar(step.startMs, step.endMs, 'bk-drawn')}
      {step.leavesMs - step.endMs > 20 && bar(step.endMs, step.leavesMs, 'bk-held')}
      {ghost && (
        <path
          class={ghost.from < backX ? 'bk-ghost-void' : 'bk-ghost'}
          d={`M${round(ghost.from)} ${y + 5}H${round(ghost.to)}`}
        />
      )}
      {place && (
        <RowText place={place} y={y + BAR - 0.5}>
          {label}
          <tspan>
            {unit}
            {range}
          </tspan>
        </RowText>
      )}
      {isOpen && drawnEnd < LADDER_WIDTH - 6 && <path class="bk-ok" d={`M${round(drawnEnd + 5)} ${y + 5}l4 4.5l7-9`} />}
      {!isOpen && drawnEnd < LADDER_WIDTH - 6 && (
        <path class={drawnEnd < backX ? 'bk-no-void' : 'bk-no'} d={`M${round(drawnEnd + 2)} ${y + 1}l8 8m0-8l-8 8`} />
      )}
    </g>
  );
}

/** How far the wait could have reached had there been no cap. */
function ghostOf(step: Step, x: (ms: number) => number, fromX: number): { from: number; to: number } | null {
  if (step.uncappedMs <= step.ceilingMs * 1.1) return null;
  const to = Math.min(x(step.startMs + step.uncappedMs), LADDER_WIDTH - 4);
  return to - fromX > 24 ? { from: fromX, to } : null;
}
