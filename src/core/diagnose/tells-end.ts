import type { ObservedConnection } from '../capture/observed.ts';
import type { Facts } from './facts.ts';

type Seen = Pick<ObservedConnection, 'endedAtMs' | 'close' | 'tcpEnd' | 'netError' | 'errorText'>;

/** Whether anything recorded says how a connection ended. Otherwise its causes would be guesses, whatever their order. */
export function tellsEnd(
  { endedAtMs, close, tcpEnd, netError, errorText }: Seen,
  { phase, code, around, signs = [] }: Facts,
): boolean {
  // A recording that stops while a connection is open says nothing of its end, unless nobody answered any more.
  if (phase === 'still-open') return signs.length > 0;
  if (phase !== 'opened') return phase !== undefined;
  const isOver = endedAtMs !== null || close.length > 0 || tcpEnd.by !== null;
  return (
    isOver || netError !== null || errorText !== null || code !== undefined || around !== undefined || signs.length > 0
  );
}
