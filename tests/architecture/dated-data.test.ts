import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashList, hashOf } from '../support/publish-data.ts';

const listed = readFileSync(hashList, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('  ') as [hash: string, path: string]);

test('there is data of a release', () => {
  expect(listed.length).toBeGreaterThan(0);
});

test.each(listed)('what was published under a date is what it was, byte for byte: %s %s', (hash, path) => {
  expect(hashOf(join('public', path))).toBe(hash);
});

test('every file with a date is in the list, so that none changes unnoticed', () => {
  const kept = globSync('data/**/*.json', { cwd: 'public' }).sort();
  expect(listed.map(([, path]) => path).sort()).toEqual(kept);
});

test('no line was ever taken out of the list', () => {
  const history = existsSync('.git')
    ? execFileSync('git', ['log', '--format=', '-p', '--', hashList], { encoding: 'utf8' })
    : '';
  const removed = [...history.matchAll(/^-([0-9a-f]{64} {2}\S+)$/gm)].map(([, line]) => line!);
  const now = new Set(listed.map((line) => line.join('  ')));
  expect(removed.filter((line) => !now.has(line))).toEqual([]);
});
