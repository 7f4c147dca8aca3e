import { BIN_MS } from './config.ts';
import type { HerdResult } from './result.ts';

const header = 'time_s,connected,attempts,accepted,finished_for_client,finished_in_vain,queue_s';
const binsPerSecond = 1_000 / BIN_MS;

/**
 * A run as CSV (RFC 4180), one line per second: connections at its end, attempts and handshakes within it, and the
 * longest time in the queue that lay before an attempt, in seconds.
 */
export function csvOfRun({ series }: HerdResult): string {
  const seconds = Math.ceil(series.connected.length / binsPerSecond);
  const lines = Array.from({ length: seconds }, (_, second) => {
    const bins = [second * binsPerSecond, (second + 1) * binsPerSecond] as const;
    const sum = (counts: Uint32Array): number => counts.subarray(...bins).reduce((all, one) => all + one, 0);
    const queueMs = series.queueMs.subarray(...bins).reduce((longest, one) => Math.max(longest, one), 0);
    return [
      second,
      series.connected.subarray(...bins).at(-1),
      sum(series.attempts),
      sum(series.accepted),
      sum(series.served),
      sum(series.vain),
      (queueMs / 1_000).toFixed(3),
    ].join(',');
  });
  return `${[header, ...lines].join('\r\n')}\r\n`;
}
