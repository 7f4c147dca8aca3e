import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

export type CommandEnd = { readonly stdout: string; readonly stderr: string; readonly status: number };

/**
 * Runs a command of ours with these arguments in a thread of its own, where it has its own arguments, streams and exit
 * code as it would have in a process. To start a process of Node takes ten times as long. What only a process shows
 * (pipes that end, a full disk, signals) is tested with one.
 */
export async function runCommand(file: string, args: readonly string[], input?: string): Promise<CommandEnd> {
  const worker = new Worker(resolve(file), {
    argv: [...args],
    stdin: input !== undefined,
    stdout: true,
    stderr: true,
    env: process.env,
  });
  worker.stdin?.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(worker.stdout),
    text(worker.stderr),
    once(worker, 'exit'),
  ]);
  return { stdout, stderr, status };
}
