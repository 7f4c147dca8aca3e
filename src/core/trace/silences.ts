import type { Side } from '../protocol/segment.ts';
import type { AttemptFacts } from './attempts.ts';
import type { Band } from './lanes.ts';

/** A stretch in which a side still relies on a connection and nothing can reach it. ms; `toMs` null: beyond the run. */
export type Silence = { readonly side: Side; readonly fromMs: number; readonly toMs: number | null };

/** Shorter is a pause. */
const silenceMinMs = 1000;

const endOf = ({ toMs }: { readonly toMs: number | null }): number => toMs ?? Number.POSITIVE_INFINITY;

/** The silences of a run: the client's, and the server's where the client had none at that time. */
export function silencesOf(
  lanes: Readonly<Record<Side, readonly Band[]>>,
  attempts: readonly AttemptFacts[],
): readonly Silence[] {
  const gaveUpMs = (side: Side): ReadonlySet<number> =>
    new Set(attempts.flatMap(({ [side]: { gaveUp } }) => (gaveUp ? [gaveUp.atMs] : [])));
  const own = { client: lanes.client.filter((b) => !b.ghost), server: lanes.server.filter((b) => !b.ghost) };
  const deadOn = (side: Side): Silence[] => {
    const gaveUp = gaveUpMs(side);
    return own[side].flatMap((band, i): Silence[] => {
      if (band.kind !== 'dead') return [];
      // close() on a dead path changes readyState and nothing else: the silence goes on until code is notified.
      const next = own[side][i + 1];
      const goesOn = next?.kind === 'closing-dead' && !gaveUp.has(next.fromMs);
      const toMs = goesOn ? next.toMs : band.toMs;
      return endOf({ toMs }) - band.fromMs < silenceMinMs ? [] : [{ side, fromMs: band.fromMs, toMs }];
    });
  };
  const ofClient = deadOn('client');
  // Where something new already travels there is no silence: that server waits for a client that has long left.
  let [band, silence] = [0, 0];
  const ofServer = deadOn('server').filter((one) => {
    while (endOf(own.client[band] ?? one) <= one.fromMs) band++;
    while (ofClient[silence] && endOf(ofClient[silence]!) < one.fromMs) silence++;
    const other = own.client[band]?.kind;
    const client = ofClient[silence];
    return other !== 'open' && other !== 'connecting' && !(client && client.fromMs <= endOf(one));
  });
  return [...ofClient, ...ofServer].sort((a, b) => a.fromMs - b.fromMs);
}
