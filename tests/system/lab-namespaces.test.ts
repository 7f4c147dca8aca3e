import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EvidenceRecord, parseRecords } from '../../src/evidence/schema.ts';
import { processTree } from '../lab/clients/process-tree.ts';
import { killWithParent } from '../support/kill-with-parent.ts';

// The lab's namespace kind: a cable that is really cut, with the kernel's timers shortened.
const script = new URL('../lab/lab.ts', import.meta.url).pathname;
let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'lab-system-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

function start(...args: string[]): ChildProcess {
  const options = ['--quick', '--runs', '1', '--out', out, ...args];
  const lab = spawn(process.execPath, [script, ...options], { detached: true, stdio: 'pipe' });
  killWithParent(lab);
  return lab;
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));
const namespacesOf = ({ pid }: ChildProcess): string[] =>
  existsSync('/run/netns') ? readdirSync('/run/netns').filter((name) => name.startsWith(`lab${pid}-`)) : [];

async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function recordOf(client: string, cause: string): EvidenceRecord {
  const all = parseRecords(JSON.parse(readFileSync(join(out, `${client}.json`), 'utf8')));
  const found = all.find((record) => record.cause === cause);
  if (!found) throw new Error(`no record of ${cause} with ${client}`);
  return found;
}

describe.runIf(process.getuid?.() === 0)('a lab with a real cable', () => {
  it('sees ws and Node end as TCP and their own timers make them, on both sides of the cut', async () => {
    const causes = ['cable-pulled-client-sending', 'cable-pulled-then-close', 'server-ping-10s-cable-pulled'];
    const lab = start(...causes.flatMap((cause) => ['--only', cause]), '--client', 'ws', '--client', 'node');
    expect(await ended(lab)).toBe(0);

    const sending = recordOf('ws', 'cable-pulled-client-sending');
    expect(sending).toMatchObject({ network: 'namespaces', timers: 'short' });
    expect(sending.clientSaw).toMatchObject({ code: 1006, wasClean: false, errorBeforeClose: false });
    expect(recordOf('node', 'cable-pulled-client-sending').clientSaw).toMatchObject({ errorBeforeClose: true });

    const closing = recordOf('ws', 'cable-pulled-then-close').clientSaw;
    expect(closing).toMatchObject({ code: 1006, wasClean: false });

    const pinging = recordOf('ws', 'server-ping-10s-cable-pulled');
    expect(pinging.clientSaw?.code).toBeNull();
    expect(pinging.serverSaw?.code).toBe(1006);
    expect(pinging.serverSaw?.afterMs).toBeGreaterThan(13_000);
    expect(pinging.serverSaw?.afterMs).toBeLessThan(17_000);
    expect(namespacesOf(lab)).toEqual([]);
  });

  it('takes its namespaces and processes along when it is stopped half way', async () => {
    const before = readdirSync(tmpdir());
    const lab = start('--only', 'cable-pulled-idle', '--client', 'ws');
    await until(() => namespacesOf(lab).length === 3);
    await until(() => processTree(lab.pid!).length > 2);
    const family = processTree(lab.pid!);
    lab.kill('SIGTERM');
    await ended(lab);
    expect(namespacesOf(lab)).toEqual([]);
    expect(family.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith('lab-') && !before.includes(name));
    expect(left).toEqual([]);
  });

  it('removes what a lab left that had no time to clean up', async () => {
    const dead = start('--only', 'cable-pulled-idle', '--client', 'ws');
    await until(() => namespacesOf(dead).length === 3);
    dead.kill('SIGKILL');
    await ended(dead);
    expect(namespacesOf(dead)).toHaveLength(3);
    const next = start('--only', 'connect-while-cable-pulled', '--client', 'ws');
    await until(() => namespacesOf(dead).length === 0);
    expect(await ended(next)).toBe(0);
    expect(recordOf('ws', 'connect-while-cable-pulled').clientSaw).toMatchObject({ opened: false, code: 1006 });
  });
});
