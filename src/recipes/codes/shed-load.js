export function admit(wss, socket, clientsMax) {
  if (wss.clients.size <= clientsMax) return true;
  socket.close(1013, 'full');
  return false;
}
