export function admit(wss, socket, clientsMax) {
  // without a listener a bad frame ends the process
  socket.on('error', console.error);
  if (wss.clients.size <= clientsMax) return true;
  socket.close(1013, 'full');
  return false;
}
