// The ws package as it comes: `node ws.mjs PORT`.
import { WebSocketServer } from 'ws';

new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]) }).on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    if (data.toString() === 'close 4000') socket.close(4000, 'x');
    else socket.send(data, { binary: isBinary });
  });
});
