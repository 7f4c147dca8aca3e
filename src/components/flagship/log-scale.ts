import { log } from '../../ui/scale.ts';

/** The chart's left edge: ten milliseconds, less than any network trip that matters here. */
export const SCALE_FROM_MS = 10;
/** Where time ends and "never" begins; above the slowest timer of the chart (20 minutes). */
export const SCALE_TO_MS = 2_000_000;
/** Share of the width, in percent, that time may use. The rest belongs to "never". */
const TIME_PERCENT = 86;

const scale = log([SCALE_FROM_MS, SCALE_TO_MS], [0, TIME_PERCENT]);

/** Position of a duration on the logarithmic scale: percent of the width from the left, 2 decimals. */
export function scalePercent(ms: number): number {
  if (ms < SCALE_FROM_MS || ms > SCALE_TO_MS) throw new RangeError(`${ms} ms is outside of the scale`);
  return Math.round(scale.toPlace(ms) * 100) / 100;
}

/** The ticks of the axis. A minor one loses its label on a narrow page. */
export const TICKS: readonly { readonly ms: number; readonly minor: boolean }[] = [
  { ms: 10, minor: false },
  { ms: 100, minor: true },
  { ms: 1_000, minor: false },
  { ms: 10_000, minor: true },
  { ms: 60_000, minor: false },
  { ms: 900_000, minor: true },
];
