import type { Segment, Side } from '../../protocol/segment.ts';
import { asResultOf } from '../world.ts';
import type { Connection } from './connection.ts';
import { loseConnection } from './http2.ts';
import type { Wire } from './wire.ts';

const tls = (step: Extract<Segment, { kind: 'tls' }>['step']): Segment => ({ kind: 'tls', step });

/** TCP is there: the client begins the handshake. */
export function startTls(wire: Wire, connection: Connection): void {
  wire.put(connection, 'client', tls('client-hello'));
}

/** What a server does with the ClientHello, and a client with the answer, by what is wrong with the server. */
const refusals = {
  'untrusted-certificate': 'client',
  'expired-certificate': 'client',
  'wrong-host': 'client',
  'old-version': 'server',
  'no-tls': 'server',
} as const;

/** Who refuses the handshake: the client its certificate, or the server what the client says. null: nobody. */
function refuser({ world: { scenario, profile } }: Wire): Side | null {
  const { kind } = scenario.handshake;
  if (kind === 'old-version' && profile.rules.acceptsTls10) return null;
  return (refusals as Readonly<Record<string, Side>>)[kind] ?? null;
}

/** A TLS record that is no application data arrived at `side`; `secured` is called when that end may send data. */
export function onTls(
  wire: Wire,
  connection: Connection,
  side: Side,
  { step }: Extract<Segment, { kind: 'tls' }>,
  secured: () => void,
): void {
  switch (step) {
    case 'client-hello':
      if (refuser(wire) !== 'server') return wire.put(connection, side, tls('server-hello'));
      // An alert from a server that speaks TLS, plain text from one that does not: the client can read neither.
      wire.put(connection, side, tls('alert'));
      return wire.socket(connection, side, { kind: 'close' });
    case 'server-hello':
      if (refuser(wire) === 'client') {
        wire.put(connection, side, tls('alert'));
        return failHandshake(wire, connection);
      }
      connection.secured = true;
      // A client may send data behind its Finished. RFC 8446 §2.
      wire.put(connection, side, tls('finished'));
      return secured();
    case 'finished':
      return secured();
    case 'alert':
      if (connection.secured) return breakOff(wire, connection, side);
      return side === 'client' ? failHandshake(wire, connection) : undefined;
    case 'close-notify': // its FIN follows
      return;
  }
}

function failHandshake(wire: Wire, connection: Connection): void {
  for (const stream of connection.streams) wire.drive(stream, 'client', { kind: 'untrusted' });
}

/** A record that cannot be decrypted: an alert to whoever sent it, and the connection is over. RFC 8446 §5.2, §6.2. */
export function onCorruptRecord(wire: Wire, connection: Connection, side: Side): void {
  wire.put(connection, side, tls('alert'));
  breakOff(wire, connection, side);
}

/** A fatal alert ends the connection for every stream at once. */
function breakOff(wire: Wire, connection: Connection, side: Side): void {
  if (connection.protocol === 'h2') loseConnection(wire, connection, side, 'reset');
  else
    for (const stream of connection.streams) asResultOf(wire.world, () => wire.drive(stream, side, { kind: 'reset' }));
  wire.socket(connection, side, { kind: 'close' });
}

/** Ends TCP, and says so in TLS first where it can: close_notify, then FIN. RFC 8446 §6.1. */
export function endTls(wire: Wire, connection: Connection, side: Side, call: 'finish' | 'close' | 'abort'): void {
  const tcp = connection[side]?.tcp;
  if (connection.secured && call !== 'abort' && tcp?.state === 'open' && !tcp.finished)
    wire.put(connection, side, tls('close-notify'));
  wire.socket(connection, side, { kind: call });
}
