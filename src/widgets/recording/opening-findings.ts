import { type Format, fill } from '../../core/format.ts';
import type { Side } from '../../core/protocol/segment.ts';
import { tlsAlertName } from '../../core/protocol/tls-alerts.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import type { Listed } from './messages.ts';

/** A sentence about what was recorded, and when that was, in ms on the axis of the picture. */
export type OpeningFinding = { readonly text: string; readonly atMs: number | null };

/** When a segment of a kind was first sent, by one end or by either, ms from the start; null: none is recorded. */
export function sentMs(
  { trace }: TraceFacts,
  kind: 'opening-response' | 'tcp-fin' | 'tcp-rst',
  by?: Side,
): number | null {
  const sent = trace.events.find(
    (event) =>
      event.kind === 'sent' &&
      event.attempt === 1 &&
      event.segment.kind === kind &&
      (by === undefined || event.side === by),
  );
  return sent?.atMs ?? null;
}

/** Why a connection never opened, by what was recorded of it; the browser's own name of it is another finding. */
export function openingFinding(
  one: Listed,
  run: TraceFacts,
  zeroMs: number,
  { facts: { opening: words } }: RecordingStrings,
  { time, plural }: Format,
): OpeningFinding | null {
  const { opening, handshakeFault, refused, unanswered, status, alert, tcpEnd, retransmissions } = one;
  if (opening !== 'failed') return null;
  const after = (ms: number): string => time(Math.max(1, Math.round(ms)));
  const answeredMs = sentMs(run, 'opening-response');
  if (handshakeFault === 'subprotocol-not-selected') return { text: words.subprotocol, atMs: answeredMs };
  if (handshakeFault === 'answer-refused') return { text: words.unfit, atMs: answeredMs };
  if (handshakeFault === 'answer-is-no-tls') return { text: words['no-tls'], atMs: null };
  if (handshakeFault === 'answer-is-no-http') return { text: words['no-http'], atMs: null };
  if (status !== null)
    return answeredMs === null || answeredMs <= 0
      ? { text: fill(words.status, { status }), atMs: answeredMs }
      : { text: fill(words.statusAfter, { status, n: after(answeredMs) }), atMs: answeredMs };
  if (alert) {
    const atMs = alert.atMs - zeroMs;
    const name = tlsAlertName(alert.alert);
    return { text: fill(words.alert[alert.by], { name, number: alert.alert, n: after(atMs) }), atMs };
  }
  const resetMs = sentMs(run, 'tcp-rst');
  if (refused && resetMs !== null) return { text: fill(words.refused, { n: after(resetMs) }), atMs: resetMs };
  if (unanswered) return { text: plural(retransmissions, words.unanswered), atMs: 0 };
  if ((tcpEnd.kind !== 'fin' && tcpEnd.kind !== 'rst') || !tcpEnd.by) return null;
  const endMs = sentMs(run, `tcp-${tcpEnd.kind}`);
  if (endMs === null) return null;
  const what = tcpEnd.kind.toUpperCase();
  return { text: fill(words.end[tcpEnd.by], { what, n: after(endMs) }), atMs: endMs };
}
