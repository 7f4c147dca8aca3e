import { type Format, fill } from '../format.ts';
import { numbersBeside } from '../trace/attempts.ts';
import { afterFault } from './after-fault.ts';
import type { TimelineLabels } from './labels.ts';
import type { Reading } from './read-trace.ts';

/** The picture in a few sentences, for those who do not see it. The event log has the rest. */
export function summarise(
  { discovery, againMs, bands, besideBands, events, facts }: Reading,
  labels: TimelineLabels,
  format: Format,
): string {
  const { summary } = labels;
  const opened = bands.find((band) => band.side === 'client' && band.kind === 'open');
  const parts = [fill(opened ? summary.opened : summary.failed, { at: format.exact(opened?.fromMs ?? 0) })];
  if (discovery) {
    const at = format.exact(discovery.fromMs);
    if (discovery.faulty) parts.push(fill(summary.fault, { at }));
    const afterMs = discovery.toMs === null ? null : discovery.toMs - discovery.fromMs;
    const template = discovery.side === 'client' ? summary.knows : summary.serverKnows;
    if (afterMs === null) parts.push(summary.unaware);
    else parts.push(fill(template, { n: afterFault(afterMs, summary, format) }));
  }
  const beside = numbersBeside(facts.attempts);
  for (const event of events) {
    if (event.kind !== 'event' || event.event !== 'close' || event.side !== 'client' || beside.has(event.attempt))
      continue;
    parts.push(fill(summary.ended, { code: event.close.code }));
    break;
  }
  const second = besideBands.findLast(({ side }) => side === 'client');
  if (second) parts.push(['open', 'dead', 'frozen'].includes(second.kind) ? summary.secondOpen : summary.secondNotOpen);
  if (againMs !== null) parts.push(fill(summary.again, { at: format.exact(againMs) }));
  return parts.join(summary.between);
}
