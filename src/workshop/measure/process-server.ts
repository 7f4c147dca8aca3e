/** The other end of one connection of the kit, in a process of its own, so that it can be ended as real servers are. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What the kit hands over beside the socket: the request of the opening handshake. */
export type HandedOver = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What came with the request, in base64. */
  readonly head: string;
  /** false: nothing is read any more once the first message is answered. */
  readonly reads: boolean;
};
export type Order = 'close-then-exit';

const server = new WebSocketServer({ noServer: true, maxPayload: 65_536 });
let connection: WebSocket | undefined;

/** From the kernel: `socket.pause()` would go on until the stream's own buffer is full. */
const stopReading = (socket: Socket): void =>
  (socket as unknown as { _handle: { readStop(): void } })._handle.readStop();

process.on('message', (message: HandedOver | Order, socket: Socket | undefined) => {
  if (message === 'close-then-exit') {
    connection?.close(1001);
    process.exit();
  }
  if (!socket) process.exit();
  socket.on('error', () => {});
  const { head, reads, ...request } = message;
  server.handleUpgrade(request as unknown as IncomingMessage, socket, Buffer.from(head, 'base64'), (ws) => {
    connection = ws;
    ws.on('error', () => {});
    ws.on('message', (data) => {
      if (String(data) === 'hello') ws.send('hello');
      if (!reads) stopReading(socket);
    });
  });
  socket.resume();
});
process.on('disconnect', () => process.exit());
