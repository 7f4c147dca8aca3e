import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { cellsOf } from '../../src/evidence/cells.ts';
import { type EvidenceRecord, parseRecords } from '../../src/evidence/schema.ts';

// The lab's own command in its quick kind, without namespaces: what a developer gets is what the evidence says.
const lab = new URL('../lab/lab.ts', import.meta.url).pathname;
const evidence = new URL('../../src/evidence/records/', import.meta.url);

const read = (directory: string): EvidenceRecord[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => parseRecords(JSON.parse(readFileSync(join(directory, name), 'utf8'))));

test('the quick lab records today what the evidence says', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lab-quick-'));
  const only = ['server-close-1000', 'server-close-no-code', 'client-close-1000', 'handshake-401', 'page-reloaded'];
  const clients = ['chromium', 'ws', 'node'];
  try {
    await promisify(execFile)(process.execPath, [
      ...[lab, '--quick', '--runs', '1', '--out', out],
      ...only.flatMap((cause) => ['--only', cause]),
      ...clients.flatMap((client) => ['--client', client]),
    ]);
    const fresh = cellsOf(read(out));
    const known = cellsOf(read(evidence.pathname));
    expect(fresh).toHaveLength(only.length * clients.length - 2);
    for (const cell of fresh) {
      const before = known.find(({ cause, client }) => cause === cell.cause && client === cell.client);
      const facts = (of: typeof cell | undefined) =>
        of?.outcomes.map(({ opened, errorBeforeClose, code, wasClean, serverCode }) => ({
          opened,
          errorBeforeClose,
          code,
          wasClean,
          serverCode,
        }))[0];
      expect(facts(cell), `${cell.cause} ${cell.client}`).toEqual(facts(before));
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test('the lab says what it does not know instead of measuring something else', async () => {
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [lab, ...args]);
  await expect(run('--only', 'server-explodes')).rejects.toThrow('There is no cause “server-explodes”');
  await expect(run('--client', 'safari')).rejects.toThrow('There is no client “safari”');
});
