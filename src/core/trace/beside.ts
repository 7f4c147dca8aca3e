import type { TraceEvent } from './trace.ts';

/** An attempt beside a living one. */
export type Beside = {
  /** The number of that one. */
  readonly attempt: number;
  /** It was opened because that one had opened: acts are still about that one. Else it is the newest, and they are its. */
  readonly follows: boolean;
};

/** Does a script open one socket beside another because of this? */
function openerOf(event: TraceEvent): 'open' | 'act' | null {
  if (event.kind === 'event' && event.event === 'open') return 'open';
  return event.kind === 'act' && event.act === 'client-connect-another' ? 'act' : null;
}

/**
 * Finds each attempt that was opened beside a living one. Every other attempt takes the
 * place of the one before it. A socket is opened beside another because that one has opened, or by an act of its own;
 * once there are two, what is opened while the first still lives belongs to the second place. An attempt is known to be
 * beside another from its first event on.
 */
export function besideFold() {
  const beside = new Map<number, Beside>();
  const openers = new Map<number, 'open' | 'act'>();
  const seen = new Set<number>();
  let first = 0;
  let lives = false;
  return {
    take(event: TraceEvent): void {
      const opens = openerOf(event);
      if (opens) openers.set(event.seq, opens);
      if (event.kind === 'page' && event.state === 'gone') lives = false;
      if (event.kind !== 'gives-up' && event.kind !== 'ready-state') return;
      const { attempt, side } = event;
      if (side !== 'client') return;
      const isEnding = event.kind === 'gives-up' || event.state === 'CLOSING' || event.state === 'CLOSED';
      if (seen.has(attempt)) {
        if (attempt === first && isEnding) lives = false;
        return;
      }
      seen.add(attempt);
      const opener = openers.get(event.causeSeq ?? -1);
      if (lives && (beside.size > 0 || opener)) beside.set(attempt, { attempt: first, follows: opener === 'open' });
      else [first, lives] = [attempt, !isEnding];
    },
    result: (): ReadonlyMap<number, Beside> => beside,
  };
}
