import type { JSX } from 'preact';
import type { Step } from '../../core/backoff/schedule.ts';
import { fill } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { round } from '../../ui/round.ts';
import { ticks } from '../../ui/scale.ts';
import { useFormat } from '../../ui/use-format.ts';
import { altOf } from './alt.ts';
import { Dots } from './Dots.tsx';
import type { Story } from './story.ts';

/** What a page of 390 px leaves for it, so that its text is drawn at its own size there. */
const WIDTH = 344;
const GUTTER = 34;
const GAP = 10;
const COLUMN = (WIDTH - GUTTER - GAP) / 2;
const TOP = 34;
const PX_PER_MS = 6.2 / 1_000;

type Props = { readonly names: readonly string[]; readonly stories: readonly Story[]; readonly words: BackoffStrings };

/** Both policies side by side; time flows down, because a phone has room only there. */
export function LadderNarrow({ names, stories, words }: Props): JSX.Element {
  const format = useFormat();
  const endMs = stories[0]!.endMs;
  const y = (ms: number): number => TOP + ms * PX_PER_MS;
  const height = y(endMs) + 8;
  const marks = ticks(endMs, 20_000);
  const [a = '', b = ''] = stories.map((story, i) => altOf(names[i]!, story, words, format));
  return (
    <svg
      class="bk-svg"
      viewBox={`0 0 ${WIDTH} ${round(height)}`}
      role="img"
      aria-label={fill(words.chart.altBoth, { a, b })}
    >
      <path class="bk-tick" d={marks.map((ms) => `M${GUTTER - 9} ${round(y(ms))}h6`).join('')} />
      {marks.map((ms) => (
        <text key={ms} class="bk-tick-text" x={GUTTER - 12} y={round(y(ms) + 4)} text-anchor="end">
          {format.figure(ms / 1_000)}
        </text>
      ))}
      {stories.map((story, i) => (
        <Column key={i === 0 ? 'a' : 'b'} index={i} story={story} y={y} height={height} words={words} />
      ))}
      <path
        class="guess-veil bk-veil"
        visibility="hidden"
        d={`M${GUTTER} ${round(y(stories[0]!.outageMs) + 1)}H${WIDTH}V${round(height)}H${GUTTER}z`}
      />
    </svg>
  );
}

/** Above and below the baseline of the large words nothing else is written. */
const BIG_ROOM = 30;

/** Where the large words stand: further down if the note about giving up is there; null if the void ends before. */
function placeBig(wantedY: number, noteY: number | null, backY: number): number | null {
  const isTaken = noteY !== null && Math.abs(noteY - wantedY) < BIG_ROOM + 12;
  const at = isTaken ? noteY + BIG_ROOM + 12 : wantedY;
  return at + 26 < backY ? at : null;
}

type ColumnProps = {
  readonly index: number;
  readonly story: Story;
  readonly y: (ms: number) => number;
  readonly height: number;
  readonly words: BackoffStrings;
};

function Column({ index, story, y, height, words }: ColumnProps): JSX.Element {
  const { client, crowd, outageMs, endMs } = story;
  const format = useFormat();
  const left = GUTTER + index * (COLUMN + GAP);
  const right = left + COLUMN;
  const backY = y(outageMs);
  const crowdWidth = Math.min(52, COLUMN * 0.29);
  const openY = client.openMs === null ? null : y(client.openMs);
  const zigzag = `M${left} ${round(y(0))}${[-3, 6, -6, 6, -6, 3].map((dy) => `l${round(COLUMN / 6)} ${dy}`).join('')}`;
  const steps = client.steps.filter((step) => step.startMs < endMs);
  const gaveUpY = client.gaveUpMs === null ? null : y(client.gaveUpMs) + 17;
  const bigY = index === 0 && backY - y(0) > 120 ? placeBig(y(outageMs * 0.62), gaveUpY, backY) : null;
  let lastLabelY = Number.NEGATIVE_INFINITY;
  const labelled = steps.map((step) => {
    const at = y(step.leavesMs);
    const isClear = Math.abs(at - backY) > 9 && (bigY === null || Math.abs(at - bigY) > BIG_ROOM);
    const isShown = at - lastLabelY > 15 && at > y(0) + 11 && at < height - 6 && isClear;
    if (isShown) lastLabelY = at;
    return { step, at, isShown };
  });
  const bar = (fromMs: number, toMs: number, x: number, name: string): JSX.Element | null => {
    if (toMs - fromMs < 10) return null;
    const from = y(fromMs);
    const to = Math.min(y(toMs), height);
    if (from >= height) return null;
    return (
      <>
        {from < backY && (
          <rect
            class={`${name}-void`}
            x={x}
            y={round(from)}
            width="11"
            height={round(Math.max(1.5, Math.min(to, backY) - from))}
            rx="1.5"
          />
        )}
        {to > backY && (
          <rect
            class={name}
            x={x}
            y={round(Math.max(from, backY))}
            width="11"
            height={round(to - Math.max(from, backY))}
            rx="1.5"
          />
        )}
      </>
    );
  };
  const labelOf = ({ attempt, delayMs }: Step): string => `${attempt} · ${format.shortSeconds(delayMs)}`;
  const [value = '', note = ''] = words.chart.noServerShort.map((text) => fill(text, { n: format.exact(outageMs, 0) }));
  return (
    <g>
      <rect class="bk-badge-box" x={left} y="4" width="24" height="22" rx="6" />
      <text class="bk-badge-text" x={left + 12} y="20" text-anchor="middle">
        {index === 0 ? 'A' : 'B'}
      </text>
      <text class="bk-lane-name" x={round(right)} y="20" text-anchor="end">
        {words.chart.many}
      </text>
      <rect class="bk-void" x={left} y={round(y(0))} width={round(COLUMN)} height={round(backY - y(0))} />
      <path class="bk-cut" d={zigzag} />
      <path class="bk-back" d={`M${left} ${round(backY)}h${round(COLUMN)}`} />
      {labelled.map(({ step, at, isShown }, i) => {
        const barX = left + 8 + (i % 2) * 13;
        const isOpen = step.leavesMs === client.openMs;
        const side = at < backY ? '-void' : '';
        return (
          <g key={step.attempt}>
            {step.ceilingMs > step.floorMs + 50 &&
              bar(step.startMs + step.floorMs, step.startMs + step.ceilingMs, barX, 'bk-range')}
            {bar(step.startMs, step.endMs, barX, 'bk-drawn')}
            {step.leavesMs - step.endMs > 20 && bar(step.endMs, step.leavesMs, barX, 'bk-held')}
            {isShown && (
              <>
                <text class={`bk-row${side}`} x={left + 52} y={round(at + 4)}>
                  {textWidth(labelOf(step), 12) < COLUMN - 58 - crowdWidth ? labelOf(step) : step.attempt}
                </text>
                {isOpen ? (
                  <path class="bk-ok" d={`M${left + 38} ${round(at)}l4 4.5l7-9`} />
                ) : (
                  <path class={`bk-no${side}`} d={`M${left + 39} ${round(at - 4)}l8 8m0-8l-8 8`} />
                )}
              </>
            )}
          </g>
        );
      })}
      <Dots
        crowd={crowd}
        at={y}
        from={right - crowdWidth}
        size={crowdWidth - 2}
        outageMs={outageMs}
        endMs={endMs}
        down
      />
      {openY !== null && openY < height - 4 && (
        <rect class="bk-open" x={left + 8} y={round(openY)} width="24" height={round(height - openY)} />
      )}
      {gaveUpY !== null && gaveUpY < backY - 6 && (
        <text class="bk-row-void" x={left + 38} y={round(Math.max(gaveUpY, y(0) + 24))}>
          {words.read.gaveUp}
        </text>
      )}
      {bigY !== null && (
        <>
          <text class="bk-big bk-big-narrow" x={left + 38} y={round(bigY)}>
            {value}
          </text>
          <text class="bk-small-void" x={left + 38} y={round(bigY + 19)}>
            {note}
          </text>
        </>
      )}
    </g>
  );
}
