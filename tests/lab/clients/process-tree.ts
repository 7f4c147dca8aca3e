import { existsSync, readdirSync, readFileSync } from 'node:fs';

function children(): Map<number, number[]> {
  const tree = new Map<number, number[]>();
  if (!existsSync('/proc')) return tree; // not Linux: the browser ends its own children
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // pid (comm) state ppid …; comm may hold spaces and parentheses
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      tree.set(parent, [...(tree.get(parent) ?? []), Number(name)]);
    } catch {
      // the process ended while we looked
    }
  }
  return tree;
}

/** The process and all its descendants, parents first. */
export function processTree(pid: number): number[] {
  const tree = children();
  const found = [pid];
  for (const parent of found) found.push(...(tree.get(parent) ?? []));
  return found;
}

/** SIGKILL to a process that we started and everything it started. Returns the time of the first signal. */
export function killTree(pid: number): number {
  const pids = processTree(pid);
  const atMs = Date.now();
  for (const each of pids) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // already gone
    }
  }
  return atMs;
}
