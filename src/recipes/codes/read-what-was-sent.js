import { createServer } from 'node:net';

export function listen(port) {
  // shows each first byte: FIN, opcode, flags
  return createServer((tcp) => {
    tcp.on('data', (bytes) => {
      console.log(bytes.toString('hex'));
    });
  }).listen(port);
}
