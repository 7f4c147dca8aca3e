export function onUpgrade(request, tcp, head, wss) {
  // without a listener a reset here ends the process
  tcp.on('error', () => tcp.destroy());
  const origin = request.headers.origin;
  if (origin !== 'https://example.com') {
    // refused before it opens: the page sees 1006
    tcp.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  wss.handleUpgrade(request, tcp, head, (socket) => {
    socket.on('error', console.error);
    wss.emit('connection', socket, request);
  });
}
