import { spawn } from 'node:child_process';

/** Waits for its standard input to end, which the kernel does for it when the parent dies in whatever way. */
const watchdog = `
process.stdin.on('error', () => {}).on('end', () => {
  try {
    process.kill(Number(process.argv[1]), 'SIGKILL');
  } catch {}
  process.exit();
}).resume();
`;

/**
 * Ends process `pid` when this process is gone, also after a crash or SIGKILL, and also when `pid` is stopped and could
 * not notice anything itself. The returned function calls the watchdog off.
 */
export function endWithParent(pid: number): () => void {
  // Detached: a signal to the terminal's whole group must not end the watchdog first.
  const dog = spawn(process.execPath, ['-e', watchdog, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  dog.on('error', () => {});
  dog.stdin.on('error', () => {});
  return () => dog.kill();
}
