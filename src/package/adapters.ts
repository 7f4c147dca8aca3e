/** `close-codes/adapters`: explanations for Sentry, pino, winston, OpenTelemetry and prom-client, none of them imported. */
import type { Circumstances, ClosingEvent } from './closing-event.ts';
import { type Explanation, explain } from './explain.ts';

/** A closing event with its circumstances beside it: `{ code: 1006, openedMs: 60_000 }`. */
export type ClosingFacts = Exclude<ClosingEvent, number | readonly unknown[]> & Circumstances;

const isClosing = (value: unknown): value is ClosingFacts =>
  typeof value === 'object' && value !== null && typeof (value as { code?: unknown }).code === 'number';

const explained = (facts: ClosingFacts): Explanation => explain(facts, facts);

/** What a log keeps of an explanation: plain data, few and permanent names. */
function logged(facts: ClosingFacts) {
  const { code, name, kind, reconnect, likely, docUrl } = explained(facts);
  return { code, name, kind, verdict: reconnect.verdict, likely: likely[0]?.cause ?? null, docUrl };
}

type SentryEvent = {
  fingerprint?: string[];
  tags?: Record<string, unknown>;
  contexts?: Record<string, Record<string, unknown> | undefined>;
};

/**
 * For `Sentry.init({ beforeSend: sentryBeforeSend })`: groups by kind what was captured as a CloseEvent, as an error with
 * one as its `cause`, or with `contexts: { websocket: { code, openedMs … } }`. Other events stay as they are.
 */
export function sentryBeforeSend<Event extends object>(event: Event, hint?: { originalException?: unknown }): Event {
  const known: SentryEvent = event;
  const { originalException: thrown } = hint ?? {};
  const cause = thrown instanceof Error ? thrown.cause : thrown;
  const facts = [known.contexts?.['websocket'], cause].find(isClosing);
  if (!facts) return event;
  const close = logged(facts);
  known.fingerprint = ['websocket-closed', close.kind];
  known.tags = { ...known.tags, 'websocket.kind': close.kind, 'websocket.code': close.code };
  known.contexts = { ...known.contexts, websocket: { ...known.contexts?.['websocket'], ...close } };
  return event;
}

/** For `pino({ serializers: { close: pinoClose } })`: `log.warn({ close: event }, 'closed')` is logged with its kind. */
export const pinoClose = (value: unknown): unknown => (isClosing(value) ? logged(value) : value);

/** For `winston.format.combine(winstonClose(), …)`: a `close` among the fields of a message is logged with its kind. */
export const winstonClose = () => ({
  transform: <Info extends object>(info: Info): Info =>
    'close' in info ? { ...info, close: pinoClose(info.close) } : info,
});

/** Attributes for a span or a metric of OpenTelemetry. */
export function otelAttributes(
  event: ClosingEvent,
  circumstances: Circumstances = {},
): Record<string, string | number> {
  const { code, name, kind, reconnect, docUrl } = explain(event, circumstances);
  return {
    'websocket.close.code': code,
    'websocket.close.name': name,
    'websocket.close.kind': kind,
    'websocket.close.verdict': reconnect.verdict,
    'websocket.close.doc_url': docUrl,
  };
}

type Counter = { inc: (labels: { kind: string; verdict: string }) => void };
type CounterClass<Registry> = new (options: {
  name: string;
  help: string;
  labelNames: ('kind' | 'verdict')[];
  registers?: Registry[];
}) => Counter;

/** `websocket_closed_total{kind,verdict}` of prom-client: at most 16 kinds. Call what it returns with each ending. */
export function promCounter<Registry>(
  { Counter }: { Counter: CounterClass<Registry> },
  ...registers: Registry[]
): (event: ClosingEvent, circumstances?: Circumstances) => void {
  const counter = new Counter({
    name: 'websocket_closed_total',
    help: 'WebSocket connections that ended, by kind of ending',
    labelNames: ['kind', 'verdict'],
    ...(registers.length > 0 && { registers }),
  });
  return (event, circumstances) => {
    const { kind, reconnect } = explain(event, circumstances);
    counter.inc({ kind, verdict: reconnect.verdict });
  };
}
