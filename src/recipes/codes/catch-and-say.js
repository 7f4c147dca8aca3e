export function onConnection(socket, handle, log) {
  // without a listener a bad frame ends the process
  socket.on('error', log);
  socket.on('message', async (data) => {
    try {
      await handle(data);
    } catch (error) {
      // details stay in your log
      log(error);
      // 123 bytes at most, no secrets
      socket.close(1011, 'handler');
    }
  });
}
