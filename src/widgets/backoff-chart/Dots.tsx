import type { JSX } from 'preact';
import type { Attempts } from '../../core/backoff/schedule.ts';
import { round } from '../../ui/round.ts';

/** One mark per attempt of a crowd, a row per client: a stripe is a crowd without jitter, fog is one with. */
type Props = {
  readonly crowd: readonly Attempts[];
  readonly at: (ms: number) => number;
  readonly from: number;
  readonly size: number;
  readonly outageMs: number;
  readonly endMs: number;
  readonly down?: boolean;
};

/** Length of a mark, in units of the picture. */
const MARK = 2;

/** Attempts of a crowd closer together than this are one stripe. */
const STRIPE_MS = 260;

export function Dots({ crowd, at, from, size, outageMs, endMs, down = false }: Props): JSX.Element {
  const stripes = stripesOf(crowd, endMs);
  const line = (ms: number): string => {
    const along = Math.round(at(ms));
    const [across, long] = [round(from), round(size)];
    return down ? `M${across} ${along}h${long}` : `M${along} ${across}v${long}`;
  };
  if (stripes) {
    const isLate = (ms: number): boolean => ms >= outageMs;
    return (
      <>
        <path
          d={stripes
            .filter((ms) => !isLate(ms))
            .map(line)
            .join('')}
          class="bk-stripe"
        />
        <path d={stripes.filter(isLate).map(line).join('')} class="bk-stripe bk-stripe-ok" />
      </>
    );
  }
  const marks = (isWanted: (ms: number) => boolean): string =>
    crowd
      .map(({ leaveMs }, i) => {
        const across = round(from + ((i + 0.5) * size) / crowd.length);
        let path = '';
        let start = Number.NaN;
        let end = Number.NaN;
        // Relative moves repeat themselves, which compresses to a third of absolute ones.
        const flush = (): void => {
          path += down ? `v${end - start}` : `h${end - start}`;
        };
        for (const ms of leaveMs) {
          if (ms > endMs || !isWanted(ms)) continue;
          const along = Math.round(at(ms));
          // Marks that touch are one line: a row that is full of them is not thousands.
          if (along <= end) {
            end = Math.max(end, along + MARK);
            continue;
          }
          if (path === '') path = down ? `M${across} ${along}` : `M${along} ${across}`;
          else {
            flush();
            path += down ? `m0 ${along - end}` : `m${along - end} 0`;
          }
          start = along;
          end = along + MARK;
        }
        if (path !== '') flush();
        return path;
      })
      .join('');
  return (
    <>
      <path d={marks((ms) => ms < outageMs)} class="bk-dots" />
      <path d={marks((ms) => ms >= outageMs)} class="bk-dots bk-dots-ok" />
    </>
  );
}

/** The times at which the whole crowd tries in the same instant; null if it ever does not. */
function stripesOf(crowd: readonly Attempts[], endMs: number): readonly number[] | null {
  const [first] = crowd;
  const times: number[] = [];
  for (let n = 0; n < (first?.leaveMs.length ?? 0); n++) {
    let earliest = Number.POSITIVE_INFINITY;
    let latest = 0;
    for (const { leaveMs } of crowd) {
      const ms = leaveMs[n];
      if (ms === undefined) continue;
      earliest = Math.min(earliest, ms);
      latest = Math.max(latest, ms);
    }
    if (latest - earliest > STRIPE_MS) return null;
    if (earliest <= endMs) times.push((earliest + latest) / 2);
  }
  return times;
}
