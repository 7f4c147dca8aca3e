import type { ObservedConnection, Opening } from '../capture/observed.ts';

/** The server accepted (RFC 6455 §4.2.2, RFC 8441 §5), and nobody says that the client did not. */
function isAccepted({ status, transport, handshakeFault, errorText, netError, lastSentAtMs }: Seen): boolean {
  if (handshakeFault || !(status === 101 || (status === 200 && transport === 'h2'))) return false;
  const isUsed = lastSentAtMs.client !== null || lastSentAtMs.server !== null;
  return isUsed || (errorText === null && netError === null);
}

type Seen = Omit<ObservedConnection, 'events'>;

/** Nothing was answered, nothing failed, nobody left. */
const isUndecided = ({ endedAtMs, close, tcpEnd, retransmissions, pageLeft }: Seen): boolean =>
  endedAtMs === null &&
  close.length === 0 &&
  (tcpEnd.kind === 'none' || tcpEnd.kind === 'unknown') &&
  retransmissions === 0 &&
  !pageLeft;

export function openingOf(connection: Seen): Opening {
  const { openedAtMs, isOpeningHidden, status, handshakeFault, netError, errorText, event } = connection;
  if (openedAtMs !== null) return 'opened';
  if (isAccepted(connection)) return 'undated';
  const isTold = status !== null || handshakeFault !== null || netError !== null || errorText !== null;
  if (isTold || event !== null) return 'failed';
  if (isOpeningHidden) return 'hidden';
  if (!isUndecided(connection)) return 'failed';
  // A HAR is written of what is over and of what is not yet, and leaves out how it went.
  return connection.inputs.every((input) => input === 'har') ? 'hidden' : 'pending';
}
