import { isEndMissed } from '../../core/diagnose/is-end-missed.ts';
import { fill } from '../../core/format.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import { type Finding, moment } from './finding.ts';
import type { Listed } from './messages.ts';
import { sentMs } from './opening-findings.ts';

/** How an open connection ended, by the first sign of it; null: no file shows one. */
export function endFinding(
  one: Listed,
  run: TraceFacts,
  zeroMs: number,
  { facts: { end }, notes }: RecordingStrings,
): Finding | null {
  const { openSinceMs, close, firstCloseBy, tcpEnd, event, endedAtMs, encrypted } = one;
  if (openSinceMs === null) return null;
  const kind = 'end';
  // The other end decided it, so that script must have seen what follows from that.
  const concluded = notes.concluded;
  const first = close.find(({ by }) => by === firstCloseBy);
  if (first) {
    const what = first.empty ? end.empty : first.code === null ? end.unseen : fill(end.code, { code: first.code });
    const text = fill(end.close[first.by], { what });
    return { kind, text, span: moment(first.atMs - zeroMs), ...(first.by === 'server' && { concluded }) };
  }
  if ((tcpEnd.kind === 'fin' || tcpEnd.kind === 'rst') && tcpEnd.by) {
    // Over TLS, or in what the recorder missed, a Close may have come before.
    const words = encrypted || isEndMissed(one) ? end.hidden : end.tcp;
    const text = fill(words[tcpEnd.by], { what: tcpEnd.kind.toUpperCase() });
    return { kind, text, span: moment(sentMs(run, `tcp-${tcpEnd.kind}`, tcpEnd.by)), concluded };
  }
  if (!event || endedAtMs === null) return null;
  return { kind, text: fill(end.event, { code: event.code }), span: moment(endedAtMs - zeroMs) };
}
