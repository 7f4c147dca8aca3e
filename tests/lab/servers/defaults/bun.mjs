// Bun's own server as it comes: `bun bun.mjs PORT`.
globalThis.Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.argv[2]),
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('no WebSocket')),
  websocket: {
    message(socket, data) {
      if (data === 'close 4000') socket.close(4000, 'x');
      else socket.send(data);
    },
  },
});
