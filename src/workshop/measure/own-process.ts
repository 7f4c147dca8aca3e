import { type ChildProcess, fork } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Run } from './kit-run.ts';
import type { HandedOver, Order } from './process-server.ts';

/** Processes at once: several browsers, each a cause at a time. */
const processesMax = 8;
let processes = 0;

/** Hands a connection over to a process of its own, which is then the only one that has it. */
export function inProcess(request: IncomingMessage, socket: Socket, head: Buffer, run: Run, reads: boolean): void {
  if (processes >= processesMax) {
    socket.destroy();
    return;
  }
  processes += 1;
  const child: ChildProcess = fork(fileURLToPath(new URL('process-server.ts', import.meta.url)));
  child.on('exit', () => {
    processes -= 1;
  });
  child.on('error', () => {});
  const { method = 'GET', url = '/' } = request;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  child.send({ method, url, headers, head: head.toString('base64'), reads } satisfies HandedOver, socket, (error) => {
    if (error) child.kill('SIGKILL');
  });
  run.deeds({
    signal: ({ signal }) => void child.kill(signal),
    'close-then-exit': () => void (child.connected && child.send('close-then-exit' satisfies Order, () => {})),
  });
  run.atEnd(() => child.kill('SIGKILL'));
}
