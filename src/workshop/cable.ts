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

type Pair = {
  readonly client: Duplex;
  readonly server: Socket;
  /** One side is gone while nothing was forwarded; the other learns of it once the cable is back. */
  gone: boolean;
};

export function newCable(): Cable {
  const pairs = new Set<Pair>();
  let pulled = false;

  const forward = ({ client, server }: Pair): void => {
    client.pipe(server);
    server.pipe(client);
  };
  /** Nobody reads on, so what is sent stays in the buffers of the kernel, which are bounded. */
  const hold = ({ client, server }: Pair): void => {
    client.unpipe(server);
    server.unpipe(client);
    client.pause();
    server.pause();
  };
  const drop = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };

  return {
    plug: (client, head, port) => {
      const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
      const pair: Pair = { client, server, gone: false };
      pairs.add(pair);
      server.write(head);
      const gone = () => {
        pair.gone = true;
        if (!pulled) drop(pair);
      };
      for (const socket of [client, server]) {
        socket.on('error', gone);
        socket.on('close', gone);
      }
      if (!pulled) forward(pair);
    },
    pull: () => {
      pulled = true;
      for (const pair of pairs) hold(pair);
    },
    restore: () => {
      pulled = false;
      for (const pair of pairs) {
        if (pair.gone) drop(pair);
        else forward(pair);
      }
    },
    expire: () => {
      for (const { client, server } of pairs) {
        client.end();
        server.end();
      }
    },
  };
}
