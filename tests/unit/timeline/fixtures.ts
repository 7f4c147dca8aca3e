import type { CloseEventData, Segment, Side } from '../../../src/core/protocol/segment.ts';
import type { Trace, TraceDetail, TraceEvent } from '../../../src/core/trace/trace.ts';

type Draft = {
  readonly atMs: number;
  readonly attempt: number;
  readonly detail: TraceDetail;
  readonly cause: Draft | null;
};

/** Writes a trace by hand, in any order; `done` sorts and numbers it. Times in ms. */
export class Story {
  readonly #drafts: Draft[] = [];
  #transmission = 0;
  attempt = 0;

  at(atMs: number, detail: TraceDetail, cause: Draft | null = null, attempt = this.attempt): Draft {
    const draft = { atMs, attempt, detail, cause };
    this.#drafts.push(draft);
    return draft;
  }

  /** Sends a segment; returns its arrival, so that an answer can name it. */
  send(atMs: number, side: Side, segment: Segment, cause: Draft | null = null, latencyMs = 40): Draft {
    const transmission = this.#transmission++;
    const to = side === 'client' ? 'server' : 'client';
    this.at(atMs, { kind: 'sent', side, to, segment, transmission, retransmission: 0 }, cause);
    return this.at(atMs + latencyMs, { kind: 'received', side: to, segment, transmission });
  }

  lose(atMs: number, side: Side, segment: Segment, retransmission = 0): void {
    const transmission = this.#transmission++;
    const to = side === 'client' ? 'server' : 'client';
    this.at(atMs, { kind: 'sent', side, to, segment, transmission, retransmission });
    this.at(atMs + 20, { kind: 'held', side, transmission, where: 'path' });
  }

  ready(atMs: number, side: Side, state: 'CONNECTING' | 'OPEN' | 'CLOSING' | 'CLOSED', attempt = this.attempt): void {
    this.at(atMs, { kind: 'ready-state', side, state }, null, attempt);
  }

  closeEvent(atMs: number, side: Side, close: CloseEventData, attempt = this.attempt): void {
    this.ready(atMs, side, 'CLOSED', attempt);
    this.at(atMs, { kind: 'event', side, event: 'close', close }, null, attempt);
  }

  /** The opening handshake of a new attempt. */
  open(atMs: number): void {
    this.attempt++;
    this.ready(atMs, 'client', 'CONNECTING');
    const request = this.send(atMs, 'client', { kind: 'opening-request', method: 'GET', subprotocol: false });
    this.ready(atMs + 40, 'server', 'OPEN');
    this.send(atMs + 40, 'server', { kind: 'opening-response', status: 101, subprotocol: false }, request);
    this.ready(atMs + 80, 'client', 'OPEN');
    this.at(atMs + 80, { kind: 'event', side: 'client', event: 'open' });
  }

  beat(atMs: number): void {
    const ping = this.send(atMs, 'client', { kind: 'frame', opcode: 'text', payload: 'heartbeat' });
    this.send(atMs + 40, 'server', { kind: 'frame', opcode: 'text', payload: 'heartbeat answer' }, ping);
  }

  done(endMs: number): Trace {
    const sorted = this.#drafts.map((draft, order) => ({ draft, order }));
    sorted.sort((a, b) => a.draft.atMs - b.draft.atMs || a.order - b.order);
    const seqOf = new Map(sorted.map(({ draft }, seq) => [draft, seq]));
    const events = sorted.map(
      ({ draft }, seq): TraceEvent => ({
        seq,
        atMs: draft.atMs,
        attempt: draft.attempt,
        causeSeq: draft.cause ? (seqOf.get(draft.cause) ?? null) : null,
        ...draft.detail,
      }),
    );
    return { endMs, truncated: null, events };
  }
}

const data: Segment = { kind: 'frame', opcode: 'text', payload: 'hello' };
const goingAway: Segment = { kind: 'frame', opcode: 'close', body: { code: 1001, reason: 'shutting down' } };

function calmBeginning(): Story {
  const story = new Story();
  story.open(0);
  story.send(100, 'client', data);
  story.beat(30_000);
  return story;
}

/** The server says goodbye at 51.6 s, is back 1.4 s later, and has its client again on the second try. */
export function goodbye(): Trace {
  const story = calmBeginning();
  const act = story.at(51_600, { kind: 'act', act: 'server-shutdown' }, null, 0);
  story.at(51_600, { kind: 'server-state', state: 'draining' }, act, 0);
  story.ready(51_600, 'server', 'CLOSING');
  const close = story.send(51_600, 'server', goingAway, act);
  story.ready(51_640, 'client', 'CLOSING');
  const echo = story.send(51_640, 'client', goingAway, close);
  story.at(51_640, { kind: 'peer-reachable', side: 'client', reachable: false });
  story.closeEvent(51_680, 'server', { code: 1001, reason: 'shutting down', wasClean: true });
  story.at(51_680, { kind: 'server-state', state: 'down' }, null, 0);
  story.send(51_680, 'server', { kind: 'tcp-fin' }, echo);
  story.closeEvent(51_720, 'client', { code: 1001, reason: 'shutting down', wasClean: true });
  story.at(51_720, { kind: 'retry-scheduled', retry: 1, delayMs: 600, ceilingMs: 1000 });
  story.attempt = 2;
  story.ready(52_320, 'client', 'CONNECTING');
  const syn = story.send(52_320, 'client', { kind: 'tcp-syn' });
  story.send(52_360, 'server', { kind: 'tcp-rst' }, syn);
  story.closeEvent(52_400, 'client', { code: 1006, reason: '', wasClean: false });
  story.at(52_400, { kind: 'retry-scheduled', retry: 2, delayMs: 1300, ceilingMs: 2000 });
  story.at(53_000, { kind: 'server-state', state: 'running' }, null, 0);
  story.open(53_700);
  return story.done(54_800);
}

/** The cable is pulled at 51.6 s; the missed answer ends the silence 38.4 s later; the path is back at 92 s. */
export function silence(): Trace {
  const story = calmBeginning();
  const act = story.at(51_600, { kind: 'act', act: 'cable-pull' }, null, 0);
  story.at(51_600, { kind: 'path', state: 'cut' }, act, 0);
  for (const side of ['client', 'server'] as const)
    story.at(51_600, { kind: 'peer-reachable', side, reachable: false });
  story.lose(51_625, 'client', data);
  story.lose(51_660, 'server', data);
  for (const [i, ms] of [51_865, 52_265, 53_065, 54_665, 57_865].entries()) story.lose(ms, 'client', data, i + 1);
  story.lose(60_000, 'client', { kind: 'frame', opcode: 'text', payload: 'heartbeat' });
  story.at(90_000, { kind: 'gives-up', side: 'client', why: 'no-answer' });
  story.ready(90_000, 'client', 'CLOSING');
  story.lose(90_000, 'client', { kind: 'frame', opcode: 'close', body: { code: 4000, reason: 'heartbeat timeout' } });
  story.at(90_000, { kind: 'retry-scheduled', retry: 1, delayMs: 800, ceilingMs: 1000 });
  story.at(90_040, { kind: 'timer', side: 'server', timer: 'silence-timeout' });
  story.closeEvent(90_040, 'server', { code: 1006, reason: '', wasClean: false });
  story.attempt = 2;
  story.ready(90_800, 'client', 'CONNECTING');
  story.lose(90_800, 'client', { kind: 'tcp-syn' });
  story.lose(91_800, 'client', { kind: 'tcp-syn' }, 1);
  const restore = story.at(92_000, { kind: 'act', act: 'network-restore' }, null, 0);
  story.at(92_000, { kind: 'path', state: 'up' }, restore, 0);
  story.closeEvent(92_800, 'client', { code: 1006, reason: '', wasClean: false });
  story.at(92_800, { kind: 'retry-scheduled', retry: 2, delayMs: 1100, ceilingMs: 2000 });
  story.open(93_900);
  return story.done(94_980);
}
