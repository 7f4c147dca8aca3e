import type { ReadyState } from '../protocol/ready-state.ts';
import type { CloseEventData, Side } from '../protocol/segment.ts';
import type { AttemptFacts, CloseFrame, EndFacts, Moment } from './attempts.ts';
import { lastBy, type TraceFacts } from './facts-of-trace.ts';
import { type Detection, type Fault, subjectOf } from './faults.ts';

/** The faults of a run; one that befalls two sockets at once is told once, of the first. */
export function ownFaults({ faults, attempts }: TraceFacts): readonly Fault[] {
  const beside = new Map(attempts.flatMap((one) => (one.beside === null ? [] : [[one.number, one.beside.attempt]])));
  if (beside.size === 0) return faults;
  return faults.filter(
    ({ seq, attempt }) => !faults.some((other) => other.seq === seq && other.attempt === beside.get(attempt)),
  );
}

/**
 * What the readouts of a run speak of: each fault whose subject can detect it. So can a client to which nothing has
 * happened but that the server's code is told the end already: it may wait for TCP, or its page be frozen.
 */
export const tellingFaults = (facts: TraceFacts): readonly Fault[] =>
  ownFaults(facts).filter((fault) => {
    const { kind } = fault[subjectOf(fault)];
    return kind !== 'gone' && (kind !== 'unaffected' || fault.server.kind === 'notified');
  });

/** The latest of them that had begun by `nowMs`. */
const faultBy = (facts: TraceFacts, nowMs: number): Fault | undefined => lastBy(tellingFaults(facts), nowMs);

const attemptOf = ({ attempts }: TraceFacts, number: number | undefined): AttemptFacts | undefined =>
  attempts.find((attempt) => attempt.number === number);

/** The newest that was to take the place of the one before it. */
const newestOf = (attempts: readonly AttemptFacts[]): AttemptFacts | undefined =>
  attempts.findLast(({ beside }) => beside === null);

/** Those after an attempt that the client opened because that one was over. */
export function successorsOf({ attempts }: TraceFacts, number: number): readonly AttemptFacts[] {
  const own = attempts.find((attempt) => attempt.number === number);
  const later = attempts.filter((attempt) => attempt.number > number);
  if (!own?.beside) return later.filter(({ beside }) => beside === null);
  const { follows } = own.beside;
  return later.filter(({ beside }) => Boolean(beside?.follows) === follows);
}

/** The other socket that lived beside an attempt. */
export function otherSocket({ attempts }: TraceFacts, number: number): AttemptFacts | undefined {
  const own = attempts.find((attempt) => attempt.number === number);
  const first = own?.beside?.attempt;
  return attempts.findLast((one) => (first === undefined ? one.beside?.attempt === number : one.number === first));
}

/** How a run's latest fault ended its connection, by what was told about it. `code` null: nobody was told anything. */
export type Ending = {
  /**
   * `forbidden`: a Close frame came, with a code that must not be in one. `never`: it did not open. `connecting`: it
   * has neither opened nor failed. `open`: nobody was told of an end.
   */
  readonly how: 'goodbye' | 'silence' | 'forbidden' | 'never' | 'connecting' | 'open';
  readonly code: number | null;
};

export function endingOf(facts: TraceFacts): Ending {
  const fault = tellingFaults(facts).at(-1);
  const attempt = attemptOf(facts, fault?.attempt) ?? newestOf(facts.attempts);
  if (!attempt) return { how: 'open', code: null };
  const { client, server } = attempt;
  // Where the page is gone, only the server is left to say what came of it.
  const told = client.closeEvent ?? (client.gone ? server.closeEvent : null);
  if (!told) return { how: client.states.at(-1)?.state === 'CONNECTING' ? 'connecting' : 'open', code: null };
  const { code } = told.close;
  if (!client.opened) return { how: 'never', code };
  const received = (client.closeEvent ? client : server).receivedClose;
  if (code !== 1006) return { how: 'goodbye', code };
  return { how: received ? 'forbidden' : 'silence', code };
}

/**
 * What the number beside a run says at a moment: nothing yet, a growing time in which its subject does not know, how
 * long it took to detect the fault, or how long the fault lasted without being noticed. ms since the fault.
 */
export type Readout = {
  readonly side: Side;
  readonly state: 'nothing' | 'unaware' | 'knows' | 'unnoticed';
  readonly ms: number;
};

export function readoutAt(facts: TraceFacts, nowMs: number): Readout {
  const fault = faultBy(facts, nowMs);
  if (!fault) {
    const [first] = tellingFaults(facts);
    return { side: first ? subjectOf(first) : 'client', state: 'nothing', ms: 0 };
  }
  const side = subjectOf(fault);
  const detection = fault[side];
  if (!('atMs' in detection) || detection.atMs > nowMs) return { side, state: 'unaware', ms: nowMs - fault.atMs };
  const state = detection.kind === 'notified' ? 'knows' : 'unnoticed';
  return { side, state, ms: detection.atMs - fault.atMs };
}

/** What is worth an announcement: a fault is detected, and the client has a connection again. `afterMs` the fault. */
export type News = { readonly atMs: number; readonly afterMs: number } & (
  | { readonly kind: 'detected'; readonly side: Side }
  | { readonly kind: 'again' }
);

export function newsOf(facts: TraceFacts): readonly News[] {
  return tellingFaults(facts)
    .flatMap((fault): News[] => {
      const side = subjectOf(fault);
      const detection = fault[side];
      if (detection.kind !== 'notified') return [];
      const { atMs } = detection;
      const againMs = openAgainMs(facts, fault.attempt, atMs);
      const again: News[] = againMs === null ? [] : [{ kind: 'again', atMs: againMs, afterMs: againMs - fault.atMs }];
      return [{ kind: 'detected', side, atMs, afterMs: atMs - fault.atMs }, ...again];
    })
    .sort((a, b) => a.atMs - b.atMs);
}

/** What a script on one side has been told up to a moment. Times in ms since the fault; null: not yet. */
export type Sees = {
  /** The connection it is about: of the latest fault, or else the newest. */
  readonly attempt: number | null;
  readonly readyState: ReadyState | null;
  readonly close: CloseEventData | null;
  readonly error: boolean;
  readonly afterMs: number | null;
  /** When and why the application stopped relying on the connection before any event. */
  readonly gaveUp: { readonly afterMs: number; readonly why: 'no-answer' | 'silence' } | null;
  /** The Close frame that this side received. */
  readonly closeFrame: CloseFrame | null;
  /** How long ago the fault was, while this side does not know of it. */
  readonly unawareMs: number | null;
  /** What of this side is gone. Nobody is left there to be told. */
  readonly gone: 'page' | 'process' | 'host' | null;
  /** Attempts to connect that failed since. */
  readonly failures: number;
  /** readyState of the newest connection since, if there is one. */
  readonly newer: ReadyState | null;
  /** The other of two sockets; null: there is none, or this side has not heard of it. */
  readonly other: { readonly readyState: ReadyState; readonly close: CloseEventData | null } | null;
};

const by = <T extends Moment>(moment: T | null, nowMs: number): T | null =>
  moment && moment.atMs <= nowMs ? moment : null;
const stateBy = ({ states }: EndFacts, nowMs: number): ReadyState | null => lastBy(states, nowMs)?.state ?? null;

/** What a script sees of a run at `nowMs`: nothing that it could not know. */
export function seesAt(facts: TraceFacts, side: Side, nowMs: number): Sees {
  const fault = faultBy(facts, nowMs);
  // A server knows of a connection from its opening on.
  const known = facts.attempts.filter(({ [side]: end }) => end.states[0] && end.states[0].atMs <= nowMs);
  const attempt = attemptOf(facts, fault?.attempt) ?? newestOf(known);
  const end = attempt?.[side];
  const since = fault?.atMs ?? 0;
  const readyState = end ? stateBy(end, nowMs) : null;
  const closeEvent = end ? by(end.closeEvent, nowMs) : null;
  const gaveUp = end ? by(end.gaveUp, nowMs) : null;
  const gone = end ? by(end.gone, nowMs) : null;
  const later = attempt ? successorsOf(facts, attempt.number).filter((one) => known.includes(one)) : [];
  const other = attempt && otherSocket(facts, attempt.number)?.[side];
  const otherState = other && !by(other.gone, nowMs) ? stateBy(other, nowMs) : null;
  const newer = later.at(-1)?.[side];
  const isLeaving = readyState === 'CLOSING' || readyState === 'CLOSED';
  const isUnaware = fault && fault.cause.kind !== 'handshake' && readyState && !closeEvent && !gaveUp && !gone;
  return {
    attempt: attempt?.number ?? null,
    readyState,
    close: closeEvent?.close ?? null,
    error: end ? by(end.error, nowMs) !== null : false,
    afterMs: closeEvent ? closeEvent.atMs - since : null,
    gaveUp: gaveUp && { afterMs: gaveUp.atMs - since, why: gaveUp.why },
    closeFrame: end ? by(end.receivedClose, nowMs) : null,
    unawareMs: isUnaware && !isLeaving && !isMended(fault[side], nowMs) ? nowMs - since : null,
    gone: gone?.what ?? null,
    failures: later.filter(({ [side]: one }) => !one.opened && by(one.closeEvent, nowMs)).length,
    newer: newer ? stateBy(newer, nowMs) : null,
    other: other && otherState ? { readyState: otherState, close: by(other.closeEvent, nowMs)?.close ?? null } : null,
  };
}

const isMended = (detection: Detection, nowMs: number): boolean =>
  detection.kind === 'mended' && detection.atMs <= nowMs;

/** The first that opened in the place of an attempt, after `afterMs`; null: none in this run. */
export const openAgain = (facts: TraceFacts, number: number, afterMs: number): AttemptFacts | null =>
  successorsOf(facts, number).find(({ client }) => client.opened && client.opened.atMs > afterMs) ?? null;

/** When a client's script got a connection again in the place of an attempt, after `afterMs`; null: not in this run. */
export const openAgainMs = (facts: TraceFacts, number: number, afterMs: number): number | null =>
  openAgain(facts, number, afterMs)?.client.opened?.atMs ?? null;
