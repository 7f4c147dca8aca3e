import { isEndMissed } from '../../core/diagnose/is-end-missed.ts';
import { type Format, fill } from '../../core/format.ts';
import { tlsAlertName } from '../../core/protocol/tls-alerts.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import type { Listed } from './messages.ts';

/** How long it was open, ms; null: it never opened, or the file has no end, or one that its clock puts before that. */
export const lifetimeOf = ({ openedAtMs, endedAtMs }: Listed): number | null =>
  openedAtMs === null || endedAtMs === null || endedAtMs < openedAtMs ? null : endedAtMs - openedAtMs;

/** How one connection ended, by the strongest thing that was recorded. */
export function endingOf(one: Listed, { ends }: RecordingStrings): string {
  const { opening, status, refused, netError, event, close, firstCloseBy, tcpEnd, endedAtMs, alert, unanswered } = one;
  if (opening === 'failed') {
    if (refused) return ends.refused;
    if (status !== null) return fill(ends.status, { status });
    if (alert) return fill(ends.alert[alert.by], { name: tlsAlertName(alert.alert) });
    if (netError !== null) return netError;
    if (unanswered) return ends.unanswered;
    const isSeen = (tcpEnd.kind === 'fin' || tcpEnd.kind === 'rst') && tcpEnd.by;
    return isSeen ? fill(ends.before[isSeen], { what: tcpEnd.kind.toUpperCase() }) : ends.hidden;
  }
  const first = close.find(({ by }) => by === firstCloseBy);
  if (first && first.code === null && !first.empty) return ends.closeUnseen[first.by];
  if (first) return fill(ends.close[first.by], { code: first.code ?? '' }).trim();
  if (event) return fill(ends.event, { code: event.code });
  if (netError !== null) return netError;
  if ((tcpEnd.kind === 'fin' || tcpEnd.kind === 'rst') && tcpEnd.by) {
    // Over TLS, or in what the recorder missed, a Close may have come before: only the FIN is certain.
    const words = ends[tcpEnd.kind][tcpEnd.by];
    return one.encrypted || opening === 'hidden' || isEndMissed(one)
      ? `${tcpEnd.kind.toUpperCase()} · ${ends.hidden}`
      : words;
  }
  return endedAtMs === null ? ends.unseen : ends.hidden;
}

/** What was seen for a shorter time than this is written as 0.0 s, which sounds as if it had ended. */
const writtenFromMs = 50;

/** Its length in words. */
export function lengthOf(one: Listed, strings: RecordingStrings, written: Format): string {
  const lifetimeMs = lifetimeOf(one);
  if (one.opening === 'failed') return strings.neverOpened;
  if (one.opening !== 'opened') return strings.openings[one.opening];
  if (lifetimeMs !== null) return fill(strings.lived, { n: written.seconds(lifetimeMs) });
  const seenMs = lastSeenMs(one) - one.openedAtMs!;
  return seenMs < writtenFromMs ? strings.opened : fill(strings.openUntil, { n: written.seconds(seenMs) });
}

/** The last moment at which somebody sent something, ms. */
export const lastSeenMs = ({ lastSentAtMs, openedAtMs, endedAtMs }: Listed): number =>
  Math.max(endedAtMs ?? 0, lastSentAtMs.client ?? 0, lastSentAtMs.server ?? 0, openedAtMs ?? 0);
