export function closeWhenIdle(socket, idleMs) {
  const end = () => socket.close(3008, 'idle');
  let timer = setTimeout(end, idleMs);
  // without a listener a bad frame ends the process
  socket.on('error', console.error);
  socket.on('message', () => {
    clearTimeout(timer);
    timer = setTimeout(end, idleMs);
  });
  socket.on('close', () => clearTimeout(timer));
}
