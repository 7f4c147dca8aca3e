import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { killWithParent } from '../../support/kill-with-parent.ts';

const dir = mkdtempSync(join(tmpdir(), 'serve-'));
writeFileSync(join(dir, 'index.html'), '<h1>Home</h1>');
afterAll(() => rmSync(dir, { recursive: true }));

function serve(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['src/cli/serve.ts', ...args], { detached: true });
  killWithParent(child);
  return child;
}

/** How it ended and what it said. */
async function ended(...args: readonly string[]): Promise<{ code: number; said: string }> {
  const child = serve(...args);
  let said = '';
  child.stderr!.on('data', (part) => {
    said += part;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: said.trim() };
}

it('listens on this machine alone, at the address it says', async () => {
  const child = serve('--port', '0', '--dir', dir);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const [address = '', port = ''] = /http:\/\/localhost:(\d+)\//.exec(String(line)) ?? [];
  const answer = await fetch(address);
  expect([answer.status, await answer.text()]).toEqual([200, '<h1>Home</h1>']);
  // Another address of this machine: a server on all interfaces answers there as well.
  await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
  child.kill();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([
  ['a port that is no number', ['--port', 'abc'], 2, '--port takes 0 to 65535, not abc.'],
  ['a port that does not exist', ['--port', '99999'], 2, '--port takes 0 to 65535, not 99999.'],
  [
    'a folder without a site',
    ['--port', '0', '--dir', '/nowhere'],
    1,
    'No built site in /nowhere: run npm run build first.',
  ],
] as const)('%s is answered in a sentence', async (_, args, code, said) => {
  expect(await ended('--dir', dir, ...args)).toEqual({ code, said });
});

it('an option that it does not know is named, and no stack is printed', async () => {
  const { code, said } = await ended('--nope');
  expect(code).toBe(2);
  expect(said).toContain("'--nope'");
  expect(said).not.toMatch(/\n\s+at /);
});

it('says so when the port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  expect(await ended('--port', String(port), '--dir', dir)).toEqual({
    code: 1,
    said: `Port ${port} is taken; choose another with --port.`,
  });
  taken.close();
});
