import type { JSX } from 'preact';
import type { Schedule } from '../../core/backoff/schedule.ts';
import { round } from './numbers.ts';

/** One mark per attempt of a crowd, a row per client: a stripe is a crowd without jitter, fog is one with. */
type Props = {
  readonly crowd: readonly Schedule[];
  readonly at: (ms: number) => number;
  readonly from: number;
  readonly size: number;
  readonly outageMs: number;
  readonly endMs: number;
  readonly down?: boolean;
};

export function Dots({ crowd, at, from, size, outageMs, endMs, down = false }: Props): JSX.Element {
  const step = size / crowd.length;
  const long = Math.max(1, round(step));
  let failed = '';
  let connected = '';
  crowd.forEach(({ steps, openMs }, i) => {
    const across = round(from + i * step);
    for (const { leavesMs } of steps) {
      if (leavesMs > endMs) break;
      const along = round(at(leavesMs) - 1);
      const mark = down ? `M${across} ${along}h${long}v2h-${long}z` : `M${along} ${across}h2v${long}h-2z`;
      if (leavesMs === openMs || leavesMs >= outageMs) connected += mark;
      else failed += mark;
    }
  });
  return (
    <>
      <path d={failed} class="bk-dot" />
      <path d={connected} class="bk-dot-ok" />
    </>
  );
}
