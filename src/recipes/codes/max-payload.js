import { WebSocketServer } from 'ws';

export function listen(port) {
  // bytes a message; ws allows 100 MiB by default
  const maxPayload = 1_048_576;
  const wss = new WebSocketServer({ port, maxPayload });
  wss.on('connection', (socket) => {
    // without a listener a bad frame ends the process
    socket.on('error', console.error);
  });
  return wss;
}
