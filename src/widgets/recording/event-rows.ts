import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { Format } from '../../core/format.ts';
import { logRows, logText, placeText } from '../../core/timeline/log.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { ResultWords } from './words.ts';

type Row = { readonly key: string; readonly atMs: number; readonly when: string; readonly what: string };

/**
 * What was recorded and what was not, in order of time. What arrived nowhere is left out: the file says that nobody
 * answered, not more.
 */
export function eventRows(
  facts: TraceFacts,
  { observation }: Pick<ObservedTrace, 'observation'>,
  { log, labels }: ResultWords,
  written: Format,
): readonly Row[] {
  const exact = (atMs: number): string => written.exact(atMs, 3, 3);
  const events = logRows([{ id: 'a', facts }])
    .filter(({ key }) => !key.startsWith('held'))
    .map(
      (row): Row => ({
        key: `${row.seq}`,
        atMs: row.atMs,
        when: exact(row.atMs),
        what: `${placeText(row, log)}: ${logText(row, log, written)}`,
      }),
    );
  const gaps = observation.unseen.flatMap(({ side, fromMs, toMs }): Row[] =>
    side === 'both' && toMs !== null
      ? [{ key: `gap ${fromMs}`, atMs: fromMs, when: written.range(exact(fromMs), exact(toMs)), what: labels.unseen }]
      : [],
  );
  return [...events, ...gaps].sort((a, b) => a.atMs - b.atMs);
}
