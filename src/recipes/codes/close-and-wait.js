import { once } from 'node:events';

export async function finish(socket) {
  socket.close(1000, 'done');
  // exiting before the answer makes it 1006
  await once(socket, 'close');
}
