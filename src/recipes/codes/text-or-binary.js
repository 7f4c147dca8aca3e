export function send(socket, bytes) {
  // bytes go in a binary message
  socket.send(bytes, { binary: true });
}
export function sendText(socket, text) {
  // a string is always valid UTF-8
  socket.send(text);
}
