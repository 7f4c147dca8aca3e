import { type LogRow, logRows } from '../../core/timeline/log.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';

/** The events of a recording for a list. What arrived nowhere is left out: the file says that nobody answered, not more. */
export const eventRows = (facts: TraceFacts): readonly LogRow[] =>
  logRows([{ id: 'a', facts }]).filter(({ key }) => !key.startsWith('held'));
