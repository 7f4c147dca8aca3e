export function onConnection(socket) {
  // without a listener a bad frame ends the process
  socket.on('error', console.error);
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      // name what you accept, not what you got
      socket.close(1003, 'text only');
      return;
    }
    console.log(String(data));
  });
}
