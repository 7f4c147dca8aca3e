export function stop(server, wss) {
  // no new connections
  server.close();
  for (const socket of wss.clients) {
    socket.close(1001, 'shutting down');
  }
  // who has not answered by then is cut off
  setTimeout(() => {
    for (const socket of wss.clients) {
      socket.terminate();
    }
  }, 5000).unref();
}
