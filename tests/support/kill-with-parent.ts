import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Asks a process group to end, and ends it 3 s later. */
const endGroup = 'cat; kill -s TERM -- "-$1"; sleep 3; kill -s KILL -- "-$1"';

/**
 * Ends a `detached` child and whatever it started as soon as it has ended or we have, by SIGKILL, too: a watcher of its
 * own reads from a pipe that nobody writes to, and the kernel closes the pipe with us.
 */
export function killWithParent(child: ChildProcess): void {
  if (child.pid === undefined) return; // could not be started: its 'error' says so
  const watcher = spawn('sh', ['-c', endGroup, 'watcher', String(child.pid)], {
    detached: true, // a Ctrl+C must not end it with us
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  child.once('exit', () => watcher.stdin.end());
}
