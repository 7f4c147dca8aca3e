import type { Segment } from '../protocol/segment.ts';
import type { Trace } from '../trace/trace.ts';

/** A part of a path as long as this is more often an identifier or a token than a name. */
const segmentMax = 24;
/** Hex, base64 or a UUID: at least so many letters and digits, some of each. */
const tokenLike = /^(?=.*\d)[\w-]{12,}$/;

/**
 * An address that can be shown on the reader's own screen: user names, passwords, query and fragment are removed, and
 * parts of the path that look like tokens or mail addresses become `…`. What is no address gives null. Never throws.
 */
export function redactUrl(url: string): string | null {
  const found = /^(wss?|https?):\/\/(?:[^/?#]*@)?([^/?#@]{1,255})([^?#]*)/i.exec(url);
  if (!found) return null;
  const [, scheme = '', host = '', path = ''] = found;
  const parts = path
    .split('/')
    .map((part) => (part.length > segmentMax || part.includes('@') || tokenLike.test(part) ? '…' : part));
  return `${scheme.toLowerCase()}://${host}${parts.join('/')}`;
}

const withoutReason = (segment: Segment): Segment =>
  segment.kind === 'frame' && segment.opcode === 'close' && segment.body
    ? { ...segment, body: { ...segment.body, reason: '' } }
    : segment;

/** A trace without the reasons of its Closes: they are words of an application, and may hold anything. */
export const withoutReasons = (trace: Trace): Trace => ({
  ...trace,
  events: trace.events.map((event) => {
    if (event.kind === 'sent' || event.kind === 'received') return { ...event, segment: withoutReason(event.segment) };
    return event.kind === 'event' && event.event === 'close'
      ? { ...event, close: { ...event.close, reason: '' } }
      : event;
  }),
});
