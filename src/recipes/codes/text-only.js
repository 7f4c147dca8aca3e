export function onConnection(socket) {
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      // name what you accept, not what you got
      socket.close(1003, 'text only');
      return;
    }
    console.log(String(data));
  });
}
