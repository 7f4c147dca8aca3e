/** The real server of the workshop, a process of its own so that it can be killed, frozen and started again. */
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isOwn } from './guard.ts';
import type { ServerNews } from './messages.ts';
import { shutdownReason } from './messages.ts';

type NewsWithoutTime = ServerNews extends infer N ? (N extends unknown ? Omit<N, 'atMs'> : never) : never;

const tell = (news: NewsWithoutTime) => process.send?.({ ...news, atMs: Date.now() });
// The page sends heartbeats; anything longer is none of it.
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  maxPayload: 1024,
  // Its port is found by whoever tries them all; what comes through the workshop bears the workshop's name.
  verifyClient: ({ req }: { readonly req: IncomingMessage }) => isOwn(req),
});
const sockets = new Map<number, WebSocket>();
let count = 0;

server.on('listening', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
server.on('wsClientError', (_error, socket) => socket.destroy());
server.on('connection', (socket) => {
  const number = ++count;
  sockets.set(number, socket);
  tell({ kind: 'open', socket: number });
  // ws closes a connection with a malformed frame itself, and says so here.
  socket.on('error', () => {});
  socket.on('message', (data) => {
    if (String(data) === 'heartbeat') socket.send('heartbeat answer');
  });
  socket.on('close', (code, reason) => {
    sockets.delete(number);
    tell({ kind: 'close', socket: number, code, reason: String(reason) });
    if (leaving && sockets.size === 0) process.exit();
  });
});

let leaving = false;
process.on('message', (order) => {
  if (order === 'server-shutdown') {
    leaving = true;
    tell({ kind: 'draining' });
    for (const [number, socket] of sockets) {
      tell({ kind: 'closing', socket: number });
      socket.close(1001, shutdownReason);
    }
    if (sockets.size === 0) process.exit();
  } else if (order === 'server-terminate') for (const socket of sockets.values()) socket.terminate();
});
// Without the workshop around it there is nothing to serve.
process.on('disconnect', () => process.exit());
