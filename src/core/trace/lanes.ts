import type { ReadyState } from '../protocol/ready-state.ts';
import type { Side } from '../protocol/segment.ts';
import { segmentKind } from './segment-kind.ts';
import type { TraceEvent } from './trace.ts';

/** What one side's connection is for a while. `dead` is readyState OPEN with nobody left to hear it. */
export type LaneState = 'connecting' | 'open' | 'dead' | 'frozen' | 'closing' | 'closing-dead' | 'closed' | 'down';

/**
 * One stretch of a side's lane. A `ghost` belongs to an older attempt that its side still relies on. Times in ms;
 * `toMs` null: it lasts beyond the run.
 */
export type Band = {
  readonly side: Side;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly kind: LaneState;
  readonly ghost: boolean;
  /** The event that began it. */
  readonly seq: number;
};

type Attempt = {
  state: ReadyState;
  reachable: boolean;
  /** Its path or peer was lost before the closing handshake had begun at the far end. */
  lost: boolean;
  /** The peer's Close frame has arrived. */
  closeReceived: boolean;
  ghostMs: number;
  seq: number;
};

function stateOf(side: Side, world: string, attempt: Attempt | undefined): LaneState {
  if (world === 'down' || world === 'silent' || world === 'gone') return 'down';
  switch (attempt?.state) {
    case 'CONNECTING':
      return side === 'server' ? 'closed' : 'connecting';
    case 'OPEN':
      if (!attempt.reachable) return 'dead';
      return world === 'frozen' ? 'frozen' : 'open';
    case 'CLOSING':
      return attempt.reachable || !attempt.lost ? 'closing' : 'closing-dead';
    default:
      return 'closed';
  }
}

/**
 * Reads the lane of one side: its newest attempt, and older ones that it still relies on. `isBeside`: the lane of the
 * sockets that were opened `beside` others, not of those others.
 */
export function laneFold(side: Side, beside: ReadonlyMap<number, unknown>, isBeside: boolean) {
  const bands: Band[] = [];
  const attempts = new Map<number, Attempt>();
  let current = 0;
  let world = side === 'server' ? 'running' : 'shown';
  let since = { ms: 0, seq: 0, kind: 'closed' as LaneState };

  const push = (fromMs: number, toMs: number | null, kind: LaneState, ghost: boolean, seq: number): void => {
    if (toMs === null || toMs > fromMs) bands.push({ side, fromMs, toMs, kind, ghost, seq });
  };
  const endGhost = (attempt: Attempt, atMs: number): void => {
    push(attempt.ghostMs, atMs, stateOf(side, world, attempt), true, attempt.seq);
    attempt.ghostMs = atMs;
  };
  const readyState = (event: TraceEvent & { kind: 'ready-state' }): void => {
    const { seq, atMs, state } = event;
    const attempt = attempts.get(event.attempt);
    const older = attempts.get(current);
    if (attempt) {
      if (event.attempt < current) endGhost(attempt, atMs);
      Object.assign(attempt, { state, seq });
      attempt.lost ||= state === 'CLOSING' && !attempt.reachable;
    } else
      attempts.set(event.attempt, { state, seq, reachable: true, lost: false, closeReceived: false, ghostMs: atMs });
    if (event.attempt <= current) return;
    if (older) older.ghostMs = atMs;
    current = event.attempt;
  };
  const reach = (event: TraceEvent & { kind: 'peer-reachable' }): void => {
    const attempt = attempts.get(event.attempt);
    if (!attempt) return;
    if (event.attempt < current) endGhost(attempt, event.atMs);
    attempt.reachable = event.reachable;
    // A peer that left after both had sent a Close is no dead path; one that vanished before it answered is.
    attempt.lost ||= !event.reachable && !attempt.closeReceived;
  };
  const enter = (state: string, atMs: number): void => {
    world = state;
    if (world !== 'down' && world !== 'silent' && world !== 'gone') return;
    // A process that ends takes its sockets along.
    for (const [id, attempt] of attempts) {
      if (attempt.state === 'CLOSED') continue;
      if (id < current) endGhost(attempt, atMs);
      attempt.state = 'CLOSED';
    }
  };
  return {
    take(event: TraceEvent): void {
      if ('side' in event && event.side !== side) return;
      if (event.attempt > 0 && beside.has(event.attempt) !== isBeside) return;
      switch (event.kind) {
        case 'received': {
          const attempt = attempts.get(event.attempt);
          if (attempt && segmentKind(event.segment) === 'close') attempt.closeReceived = true;
          return;
        }
        case 'ready-state':
          readyState(event);
          break;
        case 'peer-reachable':
          reach(event);
          break;
        case 'server-state':
          if (side === 'client') return;
          enter(event.state, event.atMs);
          break;
        case 'page':
          if (side === 'server') return;
          enter(event.state, event.atMs);
          break;
        default:
          return;
      }
      const kind = stateOf(side, world, attempts.get(current));
      if (kind === since.kind) return;
      push(since.ms, event.atMs, since.kind, false, since.seq);
      since = { ms: event.atMs, seq: event.seq, kind };
    },
    /** The lane's own bands in order of time, ghosts among them as they end. */
    result(): readonly Band[] {
      push(since.ms, null, since.kind, false, since.seq);
      for (const [id, attempt] of attempts)
        if (id < current && attempt.state !== 'CLOSED')
          push(attempt.ghostMs, null, stateOf(side, world, attempt), true, attempt.seq);
      return bands;
    },
  };
}
