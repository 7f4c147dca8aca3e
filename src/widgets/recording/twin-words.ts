import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { type Format, fill } from '../../core/format.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { outcome } from '../../core/trace/outcome.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import type { RemedyOfTwin } from '../../scenarios/twin.ts';

export const remedyText = (remedy: RemedyOfTwin, { twin }: RecordingStrings, { exact }: Format): string =>
  remedy.kind === 'heartbeat' ? fill(twin.heartbeat, { every: exact(remedy.everyMs) }) : twin.reconnect;

/** How the simulation ends, and how far that is from the recording; with a remedy, what it changes. */
export function twinText(
  run: TraceFacts,
  numbers: ObservedNumbers,
  { code }: Facts,
  isRemedied: boolean,
  strings: RecordingStrings,
  { seconds, time }: Format,
): string {
  const { twin } = strings;
  const { client: ended, server } = outcome(run);
  const last = run.attempts.at(-1)?.client;
  // A closed tab or a frozen page has no script that could be told.
  if (!ended && server) return fill(twin.untold, { code: server.code, n: time(Math.max(1, server.atMs)) });
  if (!ended) return fill(twin.open, { n: seconds(run.trace.endMs) });
  if (isRemedied && last?.opened && !last.closeEvent && run.attempts.length > 1)
    return fill(twin.back, { n: seconds(last.opened.atMs - ended.atMs) });
  if (code !== undefined && code !== ended.code) return fill(twin.differs, { code: ended.code, recorded: code });
  const apartMs = numbers.endMs === null ? null : Math.abs(ended.atMs - numbers.endMs);
  if (code === undefined || apartMs === null || numbers.close?.answered === false)
    return fill(twin.ends, { code: ended.code, n: time(Math.max(1, ended.atMs)) });
  return fill(twin.same, { code: ended.code, ms: time(Math.max(1, Math.round(apartMs))) });
}
