import type { ReadyState } from '../protocol/ready-state.ts';
import type { CloseEventData, Side } from '../protocol/segment.ts';
import type { Beside } from './beside.ts';
import { segmentKind } from './segment-kind.ts';
import type { TraceEvent } from './trace.ts';

/** A moment of a trace. `atMs` in ms. */
export type Moment = { readonly seq: number; readonly atMs: number };

/** The first Close frame that an end sent, or received before its end. `code` is null for one without a body. */
export type CloseFrame = Moment & { readonly code: number | null; readonly reason: string };

/** What one end of one connection went through. null: it never happened. */
export type EndFacts = {
  /** In order of time; empty for a server end that never came to be. */
  readonly states: readonly (Moment & { readonly state: ReadyState })[];
  /** The event `open`. */
  readonly opened: Moment | null;
  readonly error: Moment | null;
  readonly closeEvent: (Moment & { readonly close: CloseEventData }) | null;
  /** The application gave the connection up before any close event. */
  readonly gaveUp: (Moment & { readonly why: 'no-answer' | 'silence' }) | null;
  /** Whoever would have been notified is gone: the page, the server process, or its host. */
  readonly gone: (Moment & { readonly what: 'page' | 'process' | 'host' }) | null;
  readonly sentClose: CloseFrame | null;
  readonly receivedClose: CloseFrame | null;
};

export type AttemptFacts = Moment & {
  readonly number: number;
  /** What its opening handshake was sent over. null: it was never sent. */
  readonly over: 'HTTP/1.1' | 'HTTP/2' | null;
  /** Null: it was to take the place of the one before it. */
  readonly beside: Beside | null;
} & Readonly<Record<Side, EndFacts>>;

/**
 * When the code of an end is notified that its connection is over: it gives up because something stayed away, or gets
 * its close event, whichever comes first. This is the only definition of "detects" on the site. null: not in this run.
 */
export function notified({ gaveUp, closeEvent }: EndFacts): Moment | null {
  if (!gaveUp || !closeEvent) return gaveUp ?? closeEvent;
  return gaveUp.seq < closeEvent.seq ? gaveUp : closeEvent;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** Those that were opened beside others. */
export const numbersBeside = (attempts: readonly AttemptFacts[]): ReadonlySet<number> =>
  new Set(attempts.filter(({ beside }) => beside !== null).map(({ number }) => number));

type Draft = Moment &
  Pick<AttemptFacts, 'number' | 'beside'> & { over: AttemptFacts['over'] } & Record<
    Side,
    Writable<EndFacts> & { states: (Moment & { state: ReadyState })[] }
  >;

const newEnd = (): Draft[Side] => ({
  states: [],
  opened: null,
  error: null,
  closeEvent: null,
  gaveUp: null,
  gone: null,
  sentClose: null,
  receivedClose: null,
});

/** Collects what each attempt went through. */
export function attemptsFold(beside: ReadonlyMap<number, Beside>) {
  const attempts = new Map<number, Draft>();
  /** Ends that are neither closed nor gone. */
  const alive = { client: new Set<Draft[Side]>(), server: new Set<Draft[Side]>() };
  const attemptOf = ({ attempt: number, seq, atMs }: TraceEvent): Draft => {
    let found = attempts.get(number);
    if (!found) {
      found = { number, over: null, beside: beside.get(number) ?? null, seq, atMs, client: newEnd(), server: newEnd() };
      attempts.set(number, found);
    }
    return found;
  };
  const leave = (side: Side, { seq, atMs }: TraceEvent, what: 'page' | 'process' | 'host'): void => {
    for (const end of alive[side]) end.gone = { seq, atMs, what };
    alive[side].clear();
  };
  return {
    take(event: TraceEvent): void {
      const { seq, atMs } = event;
      if (event.kind === 'page' && event.state === 'gone') leave('client', event, 'page');
      if (event.kind === 'server-state' && event.state === 'down') leave('server', event, 'process');
      if (event.kind === 'server-state' && event.state === 'silent') leave('server', event, 'host');
      if (event.attempt === 0 || !('side' in event) || event.side === 'proxy') return;
      const attempt = attemptOf(event);
      const end = attempt[event.side];
      switch (event.kind) {
        case 'ready-state':
          if (end.states.length === 0) alive[event.side].add(end);
          if (event.state === 'CLOSED') alive[event.side].delete(end);
          end.states.push({ seq, atMs, state: event.state });
          break;
        case 'gives-up':
          end.gaveUp ??= { seq, atMs, why: event.why };
          break;
        case 'event':
          if (event.event === 'open') end.opened ??= { seq, atMs };
          else if (event.event === 'error') end.error ??= { seq, atMs };
          else if (event.event === 'close') end.closeEvent ??= { seq, atMs, close: event.close };
          break;
        case 'sent':
        case 'received': {
          const { segment } = event;
          if (segment.kind === 'opening-request') attempt.over = segment.method === 'CONNECT' ? 'HTTP/2' : 'HTTP/1.1';
          if (segmentKind(segment) !== 'close' || segment.kind !== 'frame' || segment.opcode !== 'close') break;
          // What arrives after the end is an answer to nobody.
          if (event.kind === 'received' && !alive[event.side].has(end)) break;
          const key = event.kind === 'sent' ? 'sentClose' : 'receivedClose';
          end[key] ??= { seq, atMs, code: segment.body?.code ?? null, reason: segment.body?.reason ?? '' };
        }
      }
    },
    result: (): readonly AttemptFacts[] => [...attempts.values()],
  };
}
