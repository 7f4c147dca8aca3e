import type { ActKind } from '../acts/acts.ts';
import type { CloseEventData, Side } from '../protocol/segment.ts';
import type { Moment } from './attempts.ts';
import { isProxyState, type ProxyState, type TraceEvent } from './trace.ts';

/**
 * What one side makes of a fault.
 * `notified`: its code was told, see `notified` in attempts.ts. `mended`: its peer was in reach again before it noticed
 * anything. `gone`: nobody is left there to be told. `unaware`: its peer is out of reach, and it does not know yet.
 * `unaffected`: nothing has happened to it yet.
 */
export type Detection =
  | (Moment & {
      readonly kind: 'notified';
      readonly how: 'gives-up' | 'close-event';
      readonly close: CloseEventData | null;
    })
  | (Moment & { readonly kind: 'mended' | 'gone' })
  | { readonly kind: 'unaware' | 'unaffected' };

/** What begins a fault. `handshake`: nothing but an opening handshake that fails, counted from its start. */
export type FaultCause =
  | { readonly kind: 'act'; readonly act: ActKind }
  | { readonly kind: 'path'; readonly state: 'cut' | 'client-off' | ProxyState }
  | { readonly kind: 'server'; readonly state: 'draining' | 'frozen' | 'down' | 'silent' }
  | { readonly kind: 'page'; readonly state: 'cached' | 'frozen' | 'gone' }
  | { readonly kind: 'gives-up'; readonly side: Side; readonly why: 'no-answer' | 'silence' }
  | { readonly kind: 'handshake' };

/**
 * Something that begins the end of one connection, and when each side detects it. A polite Close is one too: the
 * question when the other side knows is the same. It counts once it has an effect on an attempt that had begun before:
 * a side loses its peer, is notified, or is gone. An attempt that fails although nothing happened to it is a fault only
 * if it is the first of its page; later ones are what became of an earlier fault.
 */
export type Fault = Moment & { readonly attempt: number; readonly cause: FaultCause } & Readonly<
    Record<Side, Detection>
  >;

/** Whose detection a fault is about: the client's, unless nobody is left there. */
export const subjectOf = (fault: Fault): Side => (fault.client.kind === 'gone' ? 'server' : 'client');

/** Acts that harm nothing. */
const harmless: readonly ActKind[] = [
  'server-send',
  'client-send',
  'client-connect',
  'server-start',
  'network-restore',
  'tab-hide',
  'tab-show',
];

/** A message of the usual kind harms nothing; one that the peer cannot take does. */
const isHarmless = ({ act, args }: TraceEvent & { kind: 'act' }): boolean =>
  harmless.includes(act) && !(act === 'client-send' && args);

type Candidate = Moment & { readonly cause: FaultCause };
type OpenFault = Moment & { readonly attempt: number; readonly cause: FaultCause } & Record<Side, Detection>;
type Attempt = Moment & {
  readonly number: number;
  readonly isFirst: boolean;
  opened: boolean;
  fault: OpenFault | null;
  /** The last that was over before anybody was told: what its end brings about belongs to it. */
  mended: OpenFault | null;
  readonly alive: Record<Side, boolean>;
};

/** A state that a fault can begin with, where no act says so. */
function changeOf(event: TraceEvent): FaultCause | null {
  switch (event.kind) {
    case 'path':
      return event.state === 'up' ? null : { kind: 'path', state: event.state };
    case 'server-state':
      return event.state === 'running' ? null : { kind: 'server', state: event.state };
    case 'page':
      return event.state === 'shown' || event.state === 'hidden' ? null : { kind: 'page', state: event.state };
    default:
      return null;
  }
}

const sides = ['client', 'server'] as const;
/** Neither notified nor gone: what happens next may still be the first that this side is told. */
const isPending = ({ kind }: Detection): boolean => kind !== 'notified' && kind !== 'gone';

/** Finds each fault, what began it and when each side detected it. */
export function faultsFold() {
  const faults: OpenFault[] = [];
  const attempts = new Map<number, Attempt>();
  const alive = new Set<Attempt>();
  /** Nobody is left who knew of the attempts before. */
  let isNewPage = true;
  let newest: Attempt | null = null;
  /** By seq: the nearest possible beginning of a fault that led to this event. */
  const roots: (Candidate | null)[] = [];
  let latest: Candidate | null = null;
  /** What began a state that still lasts: of the path, the server or the page, or of the proxy on one attempt. */
  const lasting = new Map<'path' | 'server' | 'page' | number, Candidate>();

  /** Is this event the beginning of something, or part of what an earlier one began? */
  function beginning(event: TraceEvent): Candidate | null {
    const { seq, atMs } = event;
    const root = event.causeSeq === null ? null : (roots[event.causeSeq] ?? null);
    if (event.kind === 'act') {
      // An interface that is up again brings addresses of its own: part of what took it down.
      if (event.act === 'network-restore') return lasting.get('path') ?? null;
      return isHarmless(event) ? null : { seq, atMs, cause: { kind: 'act', act: event.act } };
    }
    const cause = changeOf(event);
    // What befalls a connection that was opened since is none of what an act before it began.
    const isOlder = root !== null && root.seq < (attempts.get(event.attempt)?.seq ?? -1);
    if (!cause || (root?.cause.kind === 'act' && !isOlder)) return root;
    if (event.causeSeq === null && latest?.cause.kind === 'act' && latest.atMs === atMs) return latest;
    return { seq, atMs, cause };
  }

  /** What led to this event on this attempt: what caused it, or else what still lasts, or what gave up without a cause. */
  function blame(event: TraceEvent, attempt: Attempt): Candidate | null {
    const since = (one: Candidate | null | undefined): one is Candidate => !!one && one.seq > attempt.seq;
    const root = roots[event.seq];
    if (since(root)) return root;
    const states = (['path', 'server', 'page', attempt.number] as const).map((key) => lasting.get(key)).filter(since);
    if (states.length > 0) return states.reduce((a, b) => (a.seq > b.seq ? a : b));
    // A run that was watched says what happened, and not what led to what.
    if (event.causeSeq === null && since(latest)) return latest;
    if (event.kind === 'gives-up') {
      const { seq, atMs, side, why } = event;
      return { seq, atMs, cause: { kind: 'gives-up', side, why } };
    }
    const fails = event.kind === 'event' && event.event === 'close' && event.side === 'client' && !attempt.opened;
    return fails && attempt.isFirst ? { seq: attempt.seq, atMs: attempt.atMs, cause: { kind: 'handshake' } } : null;
  }

  function affect(event: TraceEvent, attempt: Attempt, side: Side, detection: Detection): void {
    if (!attempt.fault) {
      // The client was notified before: what its server makes of such a connection later is no fault.
      if (side === 'server' && !attempt.alive.client) return;
      const begun = blame(event, attempt);
      if (!begun) return;
      const { seq, atMs, cause } = begun;
      const none = { kind: 'unaffected' } as const;
      if (attempt.mended?.seq === seq) attempt.fault = attempt.mended;
      else {
        attempt.fault = { seq, atMs, attempt: attempt.number, cause, client: none, server: none };
        faults.push(attempt.fault);
      }
    }
    const { fault } = attempt;
    if (isPending(fault[side])) fault[side] = detection;
    // What is mended before anybody noticed is over; the next fault of this attempt is another one.
    const isOver = sides.every((one) => fault[one].kind === 'mended' || fault[one].kind === 'unaffected');
    if (detection.kind !== 'mended' || !isOver) return;
    attempt.mended = fault;
    attempt.fault = null;
  }

  function leave(attempt: Attempt, side: Side): void {
    attempt.alive[side] = false;
    if (!attempt.alive.client && !attempt.alive.server) alive.delete(attempt);
  }

  function begin(event: TraceEvent & { kind: 'ready-state' }): Attempt {
    const found = attempts.get(event.attempt);
    if (found) return found;
    const { seq, atMs, attempt: number } = event;
    const alive = { client: false, server: false };
    const attempt = { seq, atMs, number, isFirst: isNewPage, opened: false, fault: null, mended: null, alive };
    isNewPage = false;
    attempts.set(number, attempt);
    if (number > (newest?.number ?? 0)) newest = attempt;
    return attempt;
  }

  function onPath(event: TraceEvent & { kind: 'path' }): void {
    const key = isProxyState(event.state) ? event.attempt : 'path';
    if (event.state === 'up') lasting.delete('path');
    else lasting.set(key, roots[event.seq]!);
    // Nobody notes for a connection that is still to open whether its peer is in reach.
    if (key !== 'path' || !newest?.alive.client || newest.opened) return;
    if (event.state !== 'up') affect(event, newest, 'client', { kind: 'unaware' });
    else if (newest.fault?.client.kind === 'unaware')
      affect(event, newest, 'client', { seq: event.seq, atMs: event.atMs, kind: 'mended' });
  }

  function onGone(event: TraceEvent, side: Side): void {
    for (const attempt of alive) {
      if (!attempt.alive[side]) continue;
      affect(event, attempt, side, { seq: event.seq, atMs: event.atMs, kind: 'gone' });
      leave(attempt, side);
    }
  }

  function take(event: TraceEvent): void {
    const { seq, atMs } = event;
    const root = beginning(event);
    roots[seq] = root;
    if (root && root.seq > (latest?.seq ?? -1)) latest = root;
    if (event.kind === 'path') onPath(event);
    else if (event.kind === 'page') {
      if (event.state === 'cached' || event.state === 'frozen') lasting.set('page', root!);
      else lasting.delete('page');
      if (event.state === 'gone') {
        onGone(event, 'client');
        isNewPage = true;
      }
    } else if (event.kind === 'server-state') {
      if (event.state === 'running') lasting.delete('server');
      else lasting.set('server', root!);
      if (event.state === 'down' || event.state === 'silent') onGone(event, 'server');
    } else if (event.kind === 'ready-state') {
      const attempt = begin(event);
      attempt.opened ||= event.side === 'client' && event.state === 'OPEN';
      if (event.state === 'CLOSED') leave(attempt, event.side);
      else if (!attempt.alive[event.side]) {
        attempt.alive[event.side] = true;
        alive.add(attempt);
      }
    } else if (event.kind === 'peer-reachable') {
      const attempt = attempts.get(event.attempt);
      if (!attempt) return;
      if (!event.reachable) affect(event, attempt, event.side, { kind: 'unaware' });
      else if (attempt.fault?.[event.side].kind === 'unaware')
        affect(event, attempt, event.side, { seq, atMs, kind: 'mended' });
    } else if (event.kind === 'gives-up' || (event.kind === 'event' && event.event === 'close')) {
      const attempt = attempts.get(event.attempt);
      if (!attempt) return;
      const told =
        event.kind === 'gives-up'
          ? ({ how: 'gives-up', close: null } as const)
          : ({ how: 'close-event', close: event.close } as const);
      affect(event, attempt, event.side, { seq, atMs, kind: 'notified', ...told });
    }
  }

  return { take, result: (): readonly Fault[] => faults.sort((a, b) => a.seq - b.seq) };
}
