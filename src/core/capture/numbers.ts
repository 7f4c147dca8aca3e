import { scriptMayPass } from '../protocol/close-call.ts';
import type { Side } from '../protocol/segment.ts';
import type { Gap, ObservedConnection, ObservedEvent, Transport } from './observed.ts';
import { shapeOfWaits, type WaitShape } from './waits.ts';

/** A message that was recorded. ms from the start of its connection. */
type ObservedSend = { readonly atMs: number; readonly by: Side };

/** What a simulation needs of one recorded connection. Times in ms from its start; null: the file cannot say. */
export type ObservedNumbers = {
  readonly transport: Transport;
  /** One way: half of the fastest answer to a SYN that was recorded. */
  readonly latencyMs: number | null;
  readonly openedMs: number | null;
  /** The first sign of the end: a Close or a call of close(), else FIN or RST, else the end of the connection. */
  readonly endMs: number | null;
  /** When the other end was last heard. */
  readonly heardMs: number | null;
  /** The messages up to the end; of many the first and the last, and between them enough (`fewOf`). */
  readonly sends: readonly ObservedSend[];
  /** Between two of them it looks silent for as long as at the end, and was not. */
  readonly isPatchy: boolean;
  /** The interval of the client's messages if they are a heartbeat (0: none), and when its first and last were sent. */
  readonly heartbeatMs: number;
  readonly firstBeatMs: number | null;
  readonly lastBeatMs: number | null;
  /** When the client called close(), as far as it was recorded. */
  readonly calledCloseMs: number | null;
  /** Who said the first Close, and what; `answered`: the other end said one too. */
  readonly close: {
    readonly by: Side;
    readonly code: number | null;
    readonly answered: boolean;
    /** A script may close with this code; a client that says another fails the connection itself. */
    readonly byScript: boolean;
  } | null;
  readonly status: number | null;
  /** The waits before the next attempts, what they resemble, and when the last of them began after the end. */
  readonly waitsMs: readonly number[];
  readonly shape: WaitShape | null;
  readonly againAfterMs: number | null;
};

/** More messages make no picture clearer. */
const sendsMax = 24;
/** With those between them: as many as a link holds beside the acts of a story. */
const sendsWithMiddleMax = 60;
/** Silences that are made by leaving messages out last for less than this share of the last silence. */
const silenceShare = 0.9;
/** Fewer messages at one interval are chance, and shorter intervals are data. */
const beatsMin = 3;
const beatFromMs = 900;
/** Timers of a busy client are late by so much, as a share of the interval. */
const beatShare = 0.1;

/**
 * Few of many messages, which keep alive what was kept alive: none of the silences among them is as long as the last one,
 * unless it really was.
 */
function fewOf(sends: readonly ObservedSend[], endMs: number | null): readonly ObservedSend[] {
  if (sends.length <= sendsMax) return sends;
  const [first, last] = [sends.slice(0, sendsMax / 2), sends.slice(-sendsMax / 2)];
  const limitMs = endMs === null ? Number.POSITIVE_INFINITY : silenceShare * (endMs - last.at(-1)!.atMs);
  const middle: ObservedSend[] = [];
  let keptMs = first.at(-1)!.atMs;
  for (let i = sendsMax / 2; i < sends.length - sendsMax / 2; i++) {
    if (sends[i + 1]!.atMs - keptMs < limitMs) continue;
    middle.push(sends[i]!);
    keptMs = sends[i]!.atMs;
  }
  const isFew = first.length + middle.length + last.length <= sendsWithMiddleMax;
  return isFew ? [...first, ...middle, ...last] : [...first, ...last];
}

/** Whether something is missing in a silence among them that is as long as the last. */
function isPatchy(
  few: readonly ObservedSend[],
  all: readonly ObservedSend[],
  gaps: readonly Gap[],
  endMs: number | null,
): boolean {
  const lastMs = few.at(-1)?.atMs;
  if (endMs === null || lastMs === undefined) return false;
  const isMissing = (from: number, to: number): boolean =>
    all.some(({ atMs }) => from < atMs && atMs < to) || gaps.some(({ fromMs, toMs }) => fromMs < to && toMs > from);
  return few.some(({ atMs }, i) => {
    const before = few[i - 1]?.atMs;
    return before !== undefined && atMs - before >= endMs - lastMs && isMissing(before, atMs);
  });
}

type Heartbeat = Pick<ObservedNumbers, 'heartbeatMs' | 'firstBeatMs' | 'lastBeatMs'>;

/** Tells a heartbeat from messages: the client sends at one interval to the end, and not before one has passed. */
function heartbeatOf(sends: readonly ObservedSend[], openedMs: number): Heartbeat {
  const own = sends.filter(({ by }) => by === 'client').map(({ atMs }) => atMs);
  const gaps = own.slice(1).map((atMs, i) => atMs - own[i]!);
  const everyMs = gaps.at(-1) ?? 0;
  const from = gaps.findLastIndex((gap) => Math.abs(gap - everyMs) > beatShare * everyMs) + 1;
  const firstBeatMs = own[from];
  const isHeartbeat =
    firstBeatMs !== undefined &&
    everyMs >= beatFromMs &&
    own.length - from >= beatsMin &&
    firstBeatMs - openedMs >= (1 - beatShare) * everyMs;
  if (!isHeartbeat) return { heartbeatMs: 0, firstBeatMs: null, lastBeatMs: null };
  return { heartbeatMs: Math.round(everyMs), firstBeatMs, lastBeatMs: own.at(-1)! };
}

const isEnd = ({ kind }: ObservedEvent): boolean =>
  kind === 'fin' || kind === 'rst' || kind === 'close-frame' || kind === 'call-close';

const closeWith = (by: Side, code: number | null, answered: boolean): ObservedNumbers['close'] => ({
  by,
  code,
  answered,
  byScript: code === null || scriptMayPass(code),
});

/** The first Close: as recorded, or as a clean event says, which needs one of each end (RFC 6455 §7.1.4). */
function closeOf({ close, firstCloseBy, event, events }: ObservedConnection): ObservedNumbers['close'] {
  const isClean = event?.wasClean === true;
  const first = close.find(({ by }) => by === firstCloseBy);
  if (first) return closeWith(first.by, first.code, isClean || close.some(({ by }) => by !== first.by));
  const called = events.find((one) => one.kind === 'call-close');
  if (called) return closeWith('client', called.code, isClean);
  return isClean ? closeWith('server', event.code === 1005 ? null : event.code, true) : null;
}

const isData = (event: ObservedEvent): event is ObservedEvent & ObservedSend =>
  event.kind === 'sealed' || (event.kind === 'frame' && event.opcode === 'data');

/** The numbers of the first of a series (seriesFrom in waits.ts), which the others followed. */
export function numbersOf(series: readonly ObservedConnection[]): ObservedNumbers | null {
  const [one, ...later] = series;
  if (!one) return null;
  const { events, openedAtMs, endedAtMs, transport, status, lastSentAtMs } = one;
  const zeroMs = one.startedAtMs ?? events[0]?.atMs ?? openedAtMs ?? 0;
  const fromStart = (atMs: number | null | undefined): number | null =>
    atMs == null ? null : Math.max(0, atMs - zeroMs);
  const at = (kind: ObservedEvent['kind']): number | null => events.find((event) => event.kind === kind)?.atMs ?? null;
  const [synMs, answeredMs] = [at('connect'), at('connected')];
  const endMs = fromStart(events.find(isEnd)?.atMs ?? endedAtMs);
  const openedMs = fromStart(openedAtMs);
  const sends = events
    .filter(isData)
    .map(({ atMs, by }) => ({ atMs: Math.max(0, atMs - zeroMs), by }))
    .filter(({ atMs }) => openedMs !== null && atMs >= openedMs && (endMs === null || atMs < endMs));
  const few = fewOf(sends, endMs);
  const gaps = one.gaps.map((gap) => ({ ...gap, fromMs: gap.fromMs - zeroMs, toMs: gap.toMs - zeroMs }));
  const waitsMs: number[] = [];
  let endedMs = endedAtMs;
  for (const { startedAtMs, endedAtMs: nextEndMs } of later) {
    if (startedAtMs !== null && endedMs !== null) waitsMs.push(startedAtMs - endedMs);
    endedMs = nextEndMs;
  }
  const last = later.at(-1);
  const isBack = last?.openedAtMs != null && last.startedAtMs !== null && endedAtMs !== null;
  return {
    transport,
    latencyMs: synMs === null || answeredMs === null ? null : Math.max(0, (answeredMs - synMs) / 2),
    openedMs,
    endMs,
    heardMs: fromStart(lastSentAtMs.server) ?? openedMs,
    sends: few,
    isPatchy: isPatchy(few, sends, gaps, endMs),
    ...heartbeatOf(sends, openedMs ?? 0),
    calledCloseMs: fromStart(at('call-close')),
    close: closeOf(one),
    status,
    waitsMs,
    shape: shapeOfWaits(waitsMs),
    againAfterMs: isBack ? last.startedAtMs! - endedAtMs : null,
  };
}
