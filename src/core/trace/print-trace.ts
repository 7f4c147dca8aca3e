import type { Segment } from '../protocol/segment.ts';
import { tlsAlertName } from '../protocol/tls-alerts.ts';
import type { Trace, TraceDetail, TraceEvent, Truncation } from './trace.ts';

const seconds = (ms: number) => (ms / 1000).toFixed(3);
const quoted = (text: string) => (text ? ` "${text}"` : '');

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'frame':
      if (segment.opcode === 'close')
        return segment.body ? `Close ${segment.body.code}${quoted(segment.body.reason)}` : 'Close (empty)';
      return `${segment.opcode}${quoted(segment.payload)}${segment.defect ? ` (${segment.defect})` : ''}${segment.inflatedMebibytes ? ` (inflates to ${segment.inflatedMebibytes} MiB)` : ''}`;
    case 'opening-response':
      return `opening response ${segment.status}`;
    case 'opening-request':
      return 'opening request';
    case 'tls':
      return `TLS ${segment.step}${segment.alert === undefined ? '' : ` ${tlsAlertName(segment.alert)}`}`;
    case 'http2':
      return `HTTP/2 ${segment.frame.toUpperCase().replace('-', '_')}${'error' in segment ? ` ${segment.error}` : ''}`;
    case 'sealed':
      return segment.what === 'close' ? 'Close ????' : `sealed record of ${segment.bytes ?? '?'} bytes`;
    case 'tcp-keepalive':
      return 'TCP keepalive probe';
    default:
      return segment.kind.slice(4).toUpperCase();
  }
}

function detailText(event: TraceDetail): string {
  switch (event.kind) {
    case 'act':
      return `* ${event.act}${Object.entries(event.args ?? {})
        .map(([key, value]) => ` ${key}=${value}`)
        .join('')}`;
    case 'ready-state':
      return `readyState ${event.state}`;
    case 'sent':
      return `-> ${segmentText(event.segment)}${event.retransmission ? ` (again, ${event.retransmission})` : ''}`;
    case 'received':
      return `<- ${segmentText(event.segment)}`;
    case 'held':
      return `   lost at the ${event.where}`;
    case 'event':
      if (event.event === 'close')
        return `onclose ${event.close.code}${quoted(event.close.reason)} wasClean ${event.close.wasClean}`;
      return event.event === 'message' ? `onmessage "${event.payload}"` : `on${event.event}`;
    case 'call-failed':
      return `${event.call}() fails: ${event.why}`;
    case 'timer':
      return `timer ${event.timer}`;
    case 'gives-up':
      return `gives up: ${event.why}`;
    case 'retry-scheduled':
      return `retry ${event.retry} in ${seconds(event.delayMs)} s, drawn below ${seconds(event.ceilingMs)} s`;
    case 'retry-stopped':
      return `no retry: ${event.why}`;
    case 'path':
      return `path ${event.state}`;
    case 'server-state':
      return `server ${event.state}`;
    case 'page':
      return `page ${event.state}`;
    case 'peer-reachable':
      return event.reachable ? 'peer reachable again' : 'peer out of reach, without knowing';
  }
}

const isChatter = (event: TraceEvent) =>
  ((event.kind === 'sent' || event.kind === 'received') &&
    event.segment.kind === 'frame' &&
    event.segment.opcode === 'text' &&
    event.segment.payload === 'hello') ||
  (event.kind === 'event' && event.event === 'message' && event.payload === 'hello');

function line(event: TraceEvent): string {
  const who = 'side' in event ? event.side : event.kind.startsWith('retry') ? 'client' : '';
  const attempt = event.attempt ? `#${event.attempt}` : '';
  return `${seconds(event.atMs).padStart(9)}  ${attempt.padEnd(3)} ${who.padEnd(7)} ${detailText(event)}`.trimEnd();
}

const cutOff: Readonly<Record<Truncation, string>> = {
  events: 'cut off: too many events',
  attempts: 'cut off: too many attempts',
  time: 'cut off: an hour is over',
  work: 'cut off: too much to compute',
};

/**
 * A trace as text that a person can read: seconds, attempt, side, what happened. Long stretches of chatter become one
 * line. This text is what golden traces hold and what "copy as text" copies.
 */
export function printTrace(trace: Trace): string {
  const lines: string[] = [];
  for (let at = 0; at < trace.events.length; at++) {
    let to = at;
    while (to < trace.events.length && isChatter(trace.events[to]!)) to++;
    if (to - at > 6) {
      const sent = trace.events.slice(at, to).filter((event) => event.kind === 'sent').length;
      const from = seconds(trace.events[at]!.atMs).padStart(9);
      lines.push(`${from}  ... ${sent} small messages until ${seconds(trace.events[to - 1]!.atMs)}`);
      at = to - 1;
    } else lines.push(line(trace.events[at]!));
  }
  const end = trace.truncated ? cutOff[trace.truncated] : 'end';
  return `${[...lines, `${seconds(trace.endMs).padStart(9)}  ${end}`].join('\n')}\n`;
}
