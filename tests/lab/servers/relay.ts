import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One TCP connection of a client, and what can be done to its bytes behind the back of the TLS that they carry. */
export type Relayed = {
  /** FIN to the client without TLS knowing it: no close_notify. */
  fin(): void;
  reset(): void;
  /** Flips a bit of the next record that one end sends. */
  corruptNext(from: 'client' | 'server'): void;
};

const flipped = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1]! ^= 1;
  return copy;
};

/**
 * Listens on `host` and passes every connection on to a server on loopback, half-open ends included. `connections` are
 * known by the port from which the relay reaches the server.
 */
export async function startRelay(
  host: string,
  target: number,
): Promise<{ port: number; connections: Map<number, Relayed> }> {
  const connections = new Map<number, Relayed>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (outside) => {
    const inside = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true, noDelay: true });
    const corrupt = { client: false, server: false };
    let dead = false;
    const die = (end: (socket: Socket) => void) => () => {
      dead = true;
      end(outside);
      inside.destroy();
    };
    inside.on('connect', () => {
      const port = inside.localPort!;
      connections.set(port, {
        fin: die((socket) => socket.end()),
        reset: die((socket) => socket.resetAndDestroy()),
        corruptNext: (from) => {
          corrupt[from] = true;
        },
      });
      // The kernel gives the port to another connection one day.
      inside.on('close', () => connections.delete(port));
    });
    outside.on('data', (bytes) => {
      inside.write(corrupt.client ? flipped(bytes) : bytes);
      corrupt.client = false;
    });
    inside.on('data', (bytes) => {
      if (!dead) outside.write(corrupt.server ? flipped(bytes) : bytes);
      corrupt.server = false;
    });
    outside.on('end', () => {
      if (!dead) inside.end();
    });
    inside.on('end', () => {
      if (!dead) outside.end();
    });
    outside.on('error', () => inside.destroy());
    inside.on('error', () => {
      if (!dead) outside.destroy();
    });
    outside.on('close', () => inside.destroy());
    inside.on('close', () => {
      if (!dead && !outside.destroyed) outside.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return { port: (server.address() as AddressInfo).port, connections };
}
