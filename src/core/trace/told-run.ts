import { acts } from '../acts/acts.ts';
import type { Side } from '../protocol/segment.ts';
import type { AttemptFacts, EndFacts } from './attempts.ts';
import type { TraceFacts } from './facts-of-trace.ts';
import { type Detection, type Fault, type FaultCause, subjectOf } from './faults.ts';
import { openAgain, otherSocket, tellingFaults } from './readouts.ts';
import { segmentKind } from './segment-kind.ts';
import { isProxyState, type TimerName, type TraceEvent } from './trace.ts';

/** What made a side's code notice at that very moment and not before. */
export type Why =
  | 'close-frame'
  | 'forbidden-code'
  | 'answered'
  | 'fin'
  | 'close-notify'
  | 'end-stream'
  | 'reset'
  | 'rst-stream'
  | 'response'
  | 'violation'
  | 'alert'
  | 'certificate'
  | 'no-answer'
  | 'silence'
  | 'own-act'
  | 'page-return'
  | 'page-thaw'
  | 'asleep'
  | 'network-change'
  | TimerName;

/**
 * What would have helped. `heartbeat`: one with a deadline would have been earlier. `limit`: so would a limit for
 * connecting. `traffic`: the proxy ends what is silent. `heard`: so does the server what says nothing to it. `drain`:
 * the proxy could have ended its connections bit by bit.
 * `goodbye`: a Close frame would have said why. `server-log`: script is not told why a handshake failed. `early`:
 * nothing, it was notified as early as can be. `asleep`: nothing of the page, as none of its script ran.
 */
export type Help =
  | 'heartbeat'
  | 'limit'
  | 'traffic'
  | 'heard'
  | 'drain'
  | 'goodbye'
  | 'server-log'
  | 'early'
  | 'asleep';

/** The heartbeat that the site recommends: every 25 s, with 10 s for the answer. The latest it notices, in ms. */
export const heartbeatNoticesMs = 35_000;
/** What is noticed within this time no heartbeat would have noticed earlier. */
const earlyMs = 5_000;

/** The latest fault of a run, for one sentence: what happened, who noticed, why then, what would have helped. */
export type ToldRun = {
  readonly cause: FaultCause;
  readonly atMs: number;
  /** How often this began in the run, and when it first did. */
  readonly times: number;
  readonly firstAtMs: number;
  readonly side: Side;
  /** `mended`: it was over before anybody noticed. `unaware`: it is not over, and nobody has noticed. */
  readonly how: 'closed' | 'gave-up' | 'mended' | 'unaware';
  /** When that was, and for `unaware` the end of the run. */
  readonly toldAtMs: number;
  readonly code: number | null;
  /** null: nothing in the run says why. */
  readonly why: Why | null;
  readonly help: Help | null;
  /** When the client had a connection again; `over` only where that is not what the lost one had been over. */
  readonly again: { readonly atMs: number; readonly over: AttemptFacts['over'] } | null;
  /** What became of the other of two sockets by the end of the run; null: there is none, or nobody is left to say. */
  readonly other: OtherSocket | null;
};

/** `opens`: it is not open yet, and has not failed. `code` and `atMs` only of one that is `closed`. */
type OtherSocket =
  | { readonly how: 'open' | 'unreachable' | 'opens' }
  | { readonly how: 'closed'; readonly code: number; readonly atMs: number };

function reasonIn(event: TraceEvent, side: Side): Why | null {
  if (event.kind === 'gives-up') return event.why;
  if (event.kind === 'timer' && event.side === side) return event.timer;
  if (event.kind === 'act') {
    if (event.act === 'client-network-change' || event.act === 'network-restore') return 'network-change';
    if (event.act === 'page-return' || event.act === 'page-thaw') return event.act;
    return acts[event.act].place === side ? 'own-act' : null;
  }
  if (event.kind !== 'received' || event.side !== side) return null;
  const { segment } = event;
  switch (segmentKind(segment)) {
    case 'close':
      return 'close-frame';
    case 'fin':
      return 'fin';
    case 'reset':
      return 'reset';
    default:
  }
  if (segment.kind === 'opening-response') return 'response';
  if (segment.kind === 'tls') {
    if (segment.step === 'alert' || segment.step === 'close-notify') return segment.step;
    // It brought the certificate, and nothing that came since led on.
    return segment.step === 'server-hello' ? 'certificate' : null;
  }
  if (segment.kind === 'http2')
    return segment.frame === 'end-stream' || segment.frame === 'rst-stream' ? segment.frame : null;
  return segment.kind === 'frame' && segment.opcode !== 'ping' && segment.opcode !== 'pong' ? 'violation' : null;
}

/** Where the server had ended the connection before, these are only when the page is notified. */
const wakes: readonly (Why | null)[] = ['page-return', 'page-thaw'];

/** How the connection below ended, which a Close frame that came before explains. */
const endings: readonly (Why | null)[] = ['fin', 'close-notify', 'end-stream', 'reset', 'rst-stream', 'close-frame'];

/** Follows what led to an event back to the first that explains it to a reader. */
function whyOf(
  { trace: { events } }: TraceFacts,
  seq: number,
  side: Side,
  { receivedClose, sentClose, closeEvent }: EndFacts,
): Why | null {
  let why: Why | null = null;
  for (let event = events[seq]; event && !why; event = event.causeSeq === null ? undefined : events[event.causeSeq])
    why = reasonIn(event, side);
  if (!receivedClose || receivedClose.seq > seq || !endings.includes(why)) return why;
  if (closeEvent?.close.code === 1006) return 'forbidden-code';
  return sentClose && sentClose.seq < receivedClose.seq ? 'answered' : 'close-frame';
}

/** The other of two sockets on `side`, at the end of the run. */
function otherOf(facts: TraceFacts, attempt: number, side: Side): OtherSocket | null {
  const other = otherSocket(facts, attempt);
  const end = other?.[side];
  const state = end?.states.at(-1)?.state;
  if (!other || !end || !state || end.gone) return null;
  if (end.closeEvent) return { how: 'closed', code: end.closeEvent.close.code, atMs: end.closeEvent.atMs };
  if (state === 'CONNECTING') return { how: 'opens' };
  const fault = facts.faults.findLast((one) => one.attempt === other.number);
  return { how: fault?.[side].kind === 'unaware' ? 'unreachable' : 'open' };
}

const endedBefore = (server: Detection, atMs: number): boolean =>
  server.kind === 'gone' || (server.kind === 'notified' && server.atMs < atMs);

const endsTcpAlone: readonly string[] = ['server-sigterm', 'server-terminate', 'server-reset', 'server-goaway'];

/** The same beginning, whenever it was. */
const isSameCause = (a: FaultCause, b: FaultCause): boolean =>
  Object.values(a).join(' ') === Object.values(b).join(' ');

type Told = Pick<ToldRun, 'how' | 'why'> & { readonly afterMs: number; readonly opened: boolean };

function helpFor({ trace, page }: TraceFacts, { cause, seq }: Fault, { how, why, afterMs, opened }: Told): Help | null {
  if (how === 'mended') return null;
  const last = page.at(-1)?.state;
  const isStillAsleep = how === 'unaware' && (last === 'cached' || last === 'frozen');
  if (why === 'asleep' || wakes.includes(why) || isStillAsleep) return afterMs > heartbeatNoticesMs ? 'asleep' : null;
  if (why === 'response') return 'server-log';
  const act = cause.kind === 'act' ? cause.act : null;
  if (act === 'proxy-stop') return 'drain';
  const event = trace.events[seq];
  // Whatever is sent, a lifetime ends.
  if (event?.kind === 'act' && event.args?.['limit'] === 'lifetime') return 'early';
  if (act === 'proxy-timeout' || (cause.kind === 'path' && isProxyState(cause.state))) return 'traffic';
  if (cause.kind === 'gives-up' && cause.side === 'server' && cause.why === 'silence') return 'heard';
  const isSaid = why === 'close-frame' || why === 'answered';
  if (afterMs > heartbeatNoticesMs) return isSaid || act === 'client-close' ? null : opened ? 'heartbeat' : 'limit';
  if (act && endsTcpAlone.includes(act) && !isSaid) return 'goodbye';
  return opened && afterMs <= earlyMs && endings.includes(why) ? 'early' : null;
}

/** The latest fault of a run that a reader is told of; null where nothing has gone wrong. */
export function toldRun(facts: TraceFacts): ToldRun | null {
  const faults = tellingFaults(facts);
  const fault = faults.at(-1);
  if (!fault) return null;
  const alike = faults.filter(({ cause }) => isSameCause(cause, fault.cause));
  const side = subjectOf(fault);
  const detection = fault[side];
  const toldAtMs = 'atMs' in detection ? detection.atMs : facts.trace.endMs;
  const isTold = detection.kind === 'notified';
  const how = isTold
    ? detection.how === 'gives-up'
      ? 'gave-up'
      : 'closed'
    : detection.kind === 'mended'
      ? 'mended'
      : 'unaware';
  const attempt = facts.attempts.find(({ number }) => number === fault.attempt);
  const found = isTold && attempt ? whyOf(facts, detection.seq, side, attempt[side]) : null;
  const why = wakes.includes(found) && endedBefore(fault.server, toldAtMs) ? 'asleep' : found;
  const opened = Boolean(attempt?.client.opened);
  const next = isTold ? openAgain(facts, fault.attempt, toldAtMs) : null;
  return {
    cause: fault.cause,
    atMs: fault.atMs,
    times: alike.length,
    firstAtMs: alike[0]!.atMs,
    side,
    how,
    toldAtMs,
    code: isTold ? (detection.close?.code ?? null) : null,
    why,
    help: helpFor(facts, fault, { how, why, afterMs: toldAtMs - fault.atMs, opened }),
    again: next && { atMs: next.client.opened!.atMs, over: next.over === attempt?.over ? null : next.over },
    other: otherOf(facts, fault.attempt, side),
  };
}
