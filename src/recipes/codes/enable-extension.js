import { WebSocketServer } from 'ws';

export function listen(port) {
  const wss = new WebSocketServer({
    port,
    // ws leaves compression off unless asked
    perMessageDeflate: { serverNoContextTakeover: true },
    // after unpacking: 100 kB can become 100 MB
    maxPayload: 1_048_576,
  });
  wss.on('connection', (socket) => {
    // without a listener a bad frame ends the process
    socket.on('error', console.error);
  });
  return wss;
}
