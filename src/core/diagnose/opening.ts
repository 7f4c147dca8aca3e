import type { ObservedConnection, Opening } from '../capture/observed.ts';

type Seen = Omit<ObservedConnection, 'events'>;

const isUsed = ({ lastSentAtMs: { client, server } }: Seen): boolean => client !== null || server !== null;

/** The server accepted (RFC 6455 §4.2.2, RFC 8441 §5), and nobody says that the client did not. */
function isAccepted(connection: Seen): boolean {
  const { status, transport, handshakeFault, errorText, netError } = connection;
  if (handshakeFault || !(status === 101 || (status === 200 && transport === 'h2'))) return false;
  return isUsed(connection) || (errorText === null && netError === null);
}

/** Frames were recorded and no handshake: it was open before the recorder began. What TLS hides may be a handshake. */
const isJoined = (connection: Seen): boolean =>
  isUsed(connection) && !connection.encrypted && connection.status === null && connection.handshakeFault === null;

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
  if (isAccepted(connection) || isJoined(connection)) return 'undated';
  const isTold = status !== null || handshakeFault !== null || netError !== null || errorText !== null;
  if (isTold || event !== null) return 'failed';
  if (isOpeningHidden) return 'hidden';
  if (!isUndecided(connection)) return 'failed';
  // A HAR is written of what is over and of what is not yet, and leaves out how it went.
  return connection.inputs.every((input) => input === 'har') ? 'hidden' : 'pending';
}

/** From when on it was surely open, ms: its opening, or the first that was recorded of one that was open before. */
export const openSinceMs = (connection: ObservedConnection): number | null =>
  connection.openedAtMs ?? (openingOf(connection) === 'undated' ? (connection.events[0]?.atMs ?? null) : null);
