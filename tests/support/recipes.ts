import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { type CloseCode, closeCodes } from '../../src/core/protocol/close-codes.ts';
import { killWithParent } from './kill-with-parent.ts';

/** What the table of the site says of the codes that anybody gets to see; 1004 has no meaning. */
const seen = closeCodes.filter(({ kind }) => kind !== 'reserved');
const isFinal = ({ reconnect: { verdict } }: CloseCode): boolean => verdict === 'never' || verdict === 'after-fix';
export const finalCodes: readonly number[] = seen.filter(isFinal).map(({ code }) => code);
export const retriedCodes: readonly number[] = seen.filter((one) => !isFinal(one)).map(({ code }) => code);

export const recipePath = (name: string): string =>
  fileURLToPath(new URL(`../../src/recipes/${name}`, import.meta.url));

/** What a client saw of one connection. */
export type Ending = { readonly code: number; readonly reason: string; readonly atMs: number };

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks again and again, at most `withinMs`; a test that waits for a fact instead of for a time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export type Running = { readonly child: ChildProcess; readonly port: number; readonly output: () => string };

/** Starts a program of our own and waits until it says that it listens, or until `ready`. It never outlives us. */
export async function run(
  command: readonly string[],
  port: number,
  environment: Readonly<Record<string, string>> = {},
  ready?: () => Promise<boolean>,
): Promise<Running> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { detached: true, env: { ...process.env, PORT: String(port), ...environment } });
  killWithParent(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  const running = { child, port, output: () => output };
  try {
    await until(
      `${file} listens`,
      async () => {
        if (child.exitCode !== null) throw new Error(`${file} has ended: ${output}`);
        return ready ? await ready() : output.includes('listening');
      },
      60_000,
    );
  } catch (error) {
    await end(running);
    throw error;
  }
  return running;
}

export async function end(running: Running | undefined, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const child = running?.child;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** How this end of a connection will have ended. An error says nothing that its close does not say. */
export function endingOf(socket: WebSocket): Promise<Ending> {
  socket.on('error', () => {});
  // Not by once() of node:events, which rejects at an error, and Caddy's Close to a server is one (it is not masked).
  return new Promise((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason), atMs: performance.now() })),
  );
}

/** A real client: opens a connection, and tells how it ended. */
export async function open(port: number): Promise<{ readonly socket: WebSocket; readonly ending: Promise<Ending> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  const ending = endingOf(socket);
  await Promise.race([
    once(socket, 'open'),
    ending.then(({ code }) => Promise.reject(new Error(`never opened: ${code}`))),
  ]);
  return { socket, ending };
}

/** Whether one message goes there and back. */
export async function echoes(socket: WebSocket): Promise<boolean> {
  socket.send('hello');
  const [data] = await once(socket, 'message');
  return String(data) === 'hello';
}
