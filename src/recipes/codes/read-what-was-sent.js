import { connect, createServer } from 'node:net';

// stands between the two and shows what passes
export function spy(fromPort, toPort, show) {
  return createServer((client) => {
    const server = connect(toPort, '127.0.0.1');
    client.on('data', (b) => show('>', b.toString('hex')));
    server.on('data', (b) => show('<', b.toString('hex')));
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.pipe(server).pipe(client);
    // listens for this machine only
  }).listen(fromPort, '127.0.0.1');
}
