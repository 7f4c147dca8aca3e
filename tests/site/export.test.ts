import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes } from '../../src/core/protocol/close-codes.ts';
import { languages } from '../../src/i18n/languages.ts';
import { runCommand } from '../support/run-command.ts';

const dir = mkdtempSync(join(tmpdir(), 'export-'));
const folder = join(dir, 'codes');
const run = (...args: readonly string[]) => runCommand('src/cli/export.ts', args);

beforeAll(async () => {
  expect((await run('--codes', folder)).stderr).toBe('');
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

const pages = () => globSync('**/*.html', { cwd: folder });

test('the export holds the page of each code in each language', () => {
  expect(pages().length).toBeGreaterThanOrEqual(closeCodes.length * languages.length);
});

test('its links lead to its own files or to the site, so that it works at any path', () => {
  for (const page of pages()) {
    const html = readFileSync(join(folder, page), 'utf8');
    for (const [, to = ''] of html.matchAll(/\b(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?:|mailto:|data:|#)/.test(to)) continue;
      expect(to.startsWith('/'), `${page} ${to}`).toBe(false);
      expect(existsSync(join(folder, dirname(page), to.replace(/[?#].*/, ''))), `${page} ${to}`).toBe(true);
    }
  }
});

test('it needs no script', () => {
  for (const page of pages()) expect(readFileSync(join(folder, page), 'utf8')).not.toMatch(/<script\b/);
});

test('a folder with something in it is left alone, and a wrong call is answered in a sentence', async () => {
  for (const args of [
    ['--codes', folder],
    [],
    ['--codes', 'a', 'b'],
    ['--nope'],
    ['--codes', '--dir', dir, join(dir, 'new')],
  ]) {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\S.{8,}\n$/);
  }
  expect(existsSync(join(dir, 'new'))).toBe(false);
});
