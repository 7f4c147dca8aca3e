import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { round } from '../../ui/round.ts';
import { ticks } from '../../ui/scale.ts';
import { useFormat } from '../../ui/use-format.ts';
import { LADDER_WIDTH, ladderX } from './Ladder.tsx';
import type { Story } from './story.ts';

/** The time axis that both ladders share. */
export function Axis({ story, words }: { readonly story: Story; readonly words: BackoffStrings }): JSX.Element {
  const format = useFormat();
  const x = ladderX(story.endMs);
  const step = story.endMs > 180_000 ? 40_000 : 20_000;
  const marks = ticks(story.endMs, step);
  const back = fill(words.chart.back, { n: format.exact(story.outageMs, 0) });
  const backX = x(story.outageMs);
  return (
    <svg class="bk-svg" viewBox={`0 0 ${LADDER_WIDTH} 36`} aria-hidden="true">
      <path class="bk-tick" d={marks.map((ms) => `M${round(x(ms))} 0v9M${round(x(ms + step / 2))} 0v5`).join('')} />
      {marks
        .filter((ms) => Math.abs(x(ms) - backX) > 84)
        .map((ms) => (
          <text
            key={ms}
            class="bk-tick-text"
            x={round(x(ms))}
            y="26"
            text-anchor={ms > story.endMs - 8_000 ? 'end' : 'middle'}
          >
            {format.exact(ms)}
          </text>
        ))}
      <text class="bk-tick-strong" x={round(backX)} y="26" text-anchor="middle">
        {back}
      </text>
    </svg>
  );
}
