// Deno's own server as it comes: `deno run --allow-net deno.mjs PORT`.
const { args, serve, upgradeWebSocket } = globalThis.Deno;

serve({ hostname: '127.0.0.1', port: Number(args[0]) }, (request) => {
  if (request.headers.get('upgrade') !== 'websocket') return new Response('no WebSocket');
  const { socket, response } = upgradeWebSocket(request);
  socket.onmessage = ({ data }) => {
    if (data === 'close 4000') socket.close(4000, 'x');
    else socket.send(data);
  };
  return response;
});
