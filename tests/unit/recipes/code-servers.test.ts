import { describeHostile } from '../../support/hostile-suite.ts';
import { recipePath } from '../../support/recipes.ts';

/** A server around the part that a page of a code shows. `RECIPE` is its path. */
const around = {
  'max-payload.js': 'const wss = listen(port);',
  'enable-extension.js': 'const wss = listen(port);',
  'text-only.js': "const wss = new WebSocketServer({ port }); wss.on('connection', onConnection);",
  'catch-and-say.js':
    "const wss = new WebSocketServer({ port, maxPayload: 65536 }); wss.on('connection', (socket) => onConnection(socket, () => {}, () => {}));",
  'server-heartbeat.js': 'const wss = new WebSocketServer({ port, maxPayload: 65536 }); watch(wss, 60_000);',
  'close-when-idle.js':
    "const wss = new WebSocketServer({ port, maxPayload: 65536 }); wss.on('connection', (socket) => closeWhenIdle(socket, 60_000));",
  'shed-load.js':
    "const wss = new WebSocketServer({ port, maxPayload: 65536 }); wss.on('connection', (socket) => admit(wss, socket, 5000));",
  'check-before-upgrade.js': `const wss = new WebSocketServer({ noServer: true, maxPayload: 65536 }); const http = createServer(); http.on('upgrade', (request, tcp, head) => { if (request.headers.origin === 'http://127.0.0.1:' + port) request.headers.origin = 'https://example.com'; onUpgrade(request, tcp, head, wss); }); http.listen(port);`,
  'gateway.js': `
const upstream = new WebSocketServer({ port: 0, host: '127.0.0.1' });
const wss = new WebSocketServer({ port, maxPayload: 65536 });
wss.on('connection', (socket) => relay(socket, new WebSocket('ws://127.0.0.1:' + upstream.address().port)));`,
  'read-what-was-sent.js': `
const behind = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 65536 });
behind.on('connection', (socket) => socket.on('error', () => {}).on('message', (data) => socket.send(data)));
await new Promise((resolve) => behind.on('listening', resolve));
const between = spy(port, behind.address().port, () => {});
// With an address to listen at, a server begins only after it has looked that up.
await new Promise((resolve) => between.on('listening', resolve));`,
} as const;

const program = (file: keyof typeof around): string => `
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import * as recipe from ${JSON.stringify(recipePath(`codes/${file}`))};
const { listen, onConnection, watch, closeWhenIdle, admit, onUpgrade, relay, spy } = recipe;
const port = Number(process.env.PORT);
console.error = () => {};
${around[file]}
console.log('listening');
`;

for (const file of Object.keys(around) as (keyof typeof around)[]) {
  const ownLimit = file === 'max-payload.js' || file === 'enable-extension.js' ? 1_100_000 : 70_000;
  describeHostile({
    name: file,
    command: () => [process.execPath, '--input-type=module', '-e', program(file)],
    checksOrigin: file === 'check-before-upgrade.js',
    echoes: file === 'server-heartbeat.js',
    inflates: file === 'enable-extension.js',
    overLimit: file === 'text-only.js' ? null : ownLimit,
  });
}
