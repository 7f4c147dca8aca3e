// Node, ws 8: heartbeat, limits and a graceful stop. Start: PORT=8080 node node-ws.mjs
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const heartbeatMs = Number(process.env.HEARTBEAT_MS ?? 25_000);
const drainMs = Number(process.env.DRAIN_MS ?? 10_000);

const http = createServer((_, response) => response.writeHead(426).end());
// Browsers send the page's Origin. Without this check any site could use its visitors' cookies here.
const isOwnPage = ({ origin, req }) => !origin || origin.replace(/^https?:\/\//, '') === req.headers.host;
const sockets = new WebSocketServer({ server: http, maxPayload: 64 * 1024, verifyClient: isOwnPage });
const alive = new WeakSet();

sockets.on('connection', (socket) => {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
  socket.on('error', (error) => console.error('websocket error', error.message)); // without it, an error ends the process
  socket.on('message', (data, isBinary) => {
    socket.send(data, { binary: isBinary });
    // A client that sends without reading would fill the memory.
    if (socket.bufferedAmount > 1024 * 1024) socket.terminate();
  });
});

// No Pong before the next Ping: the path is broken. terminate(), since a Close frame would not arrive either.
const heartbeat = setInterval(() => {
  for (const socket of sockets.clients) {
    if (!alive.has(socket)) socket.terminate();
    alive.delete(socket);
    socket.ping();
  }
}, heartbeatMs);

// SIGTERM: stop accepting, send 1001 to every client, wait for the answers, exit. server.close() alone notifies no client,
// and process.exit() right after close() would cut the TCP connection before the answer: 1001, but not clean.
function stop() {
  clearInterval(heartbeat);
  http.close();
  for (const socket of sockets.clients) socket.close(1001, 'server is stopping');
  sockets.close(() => process.exit(0));
  setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, drainMs).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

http.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening ${http.address().port}`));
