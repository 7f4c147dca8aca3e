export function watch(wss, everyMs = 25_000) {
  const alive = new WeakSet();
  wss.on('connection', (socket) => {
    alive.add(socket);
    // without a listener a bad frame ends the process
    socket.on('error', console.error);
    socket.on('pong', () => alive.add(socket));
    socket.on('message', (data) => {
      // the page's heartbeat, unless it reads nothing
      if (`${data}` === 'ping' && !socket.bufferedAmount) {
        socket.send('pong');
      }
    });
  });
  return setInterval(() => {
    for (const socket of wss.clients) {
      // no pong since the last ping
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, everyMs);
}
