import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A TCP proxy that can stop forwarding without a word, as a pulled cable does, and go on later. */
export type Cable = {
  /** Takes over a connection whose first bytes are `head`. */
  readonly plug: (client: Duplex, head: Buffer, port: number) => void;
  readonly pull: () => void;
  readonly restore: () => void;
  /** Ends every connection on both sides with FIN, as an idle timeout does. */
  readonly expire: () => void;
};

export function newCable(): Cable {
  const pairs = new Set<{ readonly client: Duplex; readonly server: Socket }>();
  let pulled = false;
  /** What came to an end while nothing was forwarded; the other side learns of it once the cable is back. */
  const late: (() => void)[] = [];
  const pass = (action: () => void) => (pulled ? late.push(action) : action());

  return {
    plug: (client, head, port) => {
      const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
      const pair = { client, server };
      pairs.add(pair);
      server.write(head);
      client.on('data', (data) => pass(() => server.write(data)));
      server.on('data', (data) => pass(() => client.write(data)));
      client.on('end', () => pass(() => server.end()));
      server.on('end', () => pass(() => client.end()));
      const gone = () => {
        pairs.delete(pair);
        pass(() => {
          client.destroy();
          server.destroy();
        });
      };
      for (const socket of [client, server]) {
        socket.on('error', gone);
        socket.on('close', gone);
      }
    },
    pull: () => {
      pulled = true;
    },
    restore: () => {
      pulled = false;
      for (const action of late.splice(0)) action();
    },
    expire: () => {
      for (const { client, server } of pairs) {
        client.end();
        server.end();
      }
    },
  };
}
