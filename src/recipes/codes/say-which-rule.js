const rules = {
  4401: 'token expired',
  4429: 'too many messages',
};
export function refuse(socket, code) {
  // a code of your own tells the client what to do
  socket.close(code, rules[code]);
}
