import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLanguage } from '../../../src/i18n/languages.ts';

/** A copy of the sources, in which the three steps of CONTRIBUTING.md add a language. */
const copy = mkdtempSync(join(tmpdir(), 'close-codes-language-'));
const added = 'eo';

beforeAll(() => {
  const tracked = execFileSync('git', ['ls-files', '-z', 'src', 'tests', '*.json', '*.ts', '*.mjs'], {
    encoding: 'utf8',
  });
  for (const file of tracked.split('\0').filter((path) => path !== '' && !/^tests\/(captures|pages)\//.test(path)))
    cpSync(file, join(copy, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Replaces one place in a file of the copy, and fails when it is not there. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(join(copy, file), text.replace(from, to));
}

/** What a program says of the copy: nothing, when all is well. */
function complaints(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', program), args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

const languagesFile = 'src/i18n/languages.ts';

test('a language is an entry in languages.ts, a folder of words and a folder of content: no other file changes', () => {
  change(
    languagesFile,
    "const published = ['en', 'ja'] as const;",
    `const published = ['en', 'ja', '${added}'] as const;`,
  );
  change(
    languagesFile,
    '\n  qps: {',
    `\n  ${added}: { ...english, name: 'Esperanto', offer: 'Legi Esperante', locale: '${added}' },\n  qps: {`,
  );
  for (const part of ['i18n', 'content'])
    cpSync(join(copy, 'src', part, defaultLanguage), join(copy, 'src', part, added), { recursive: true });
  expect(readdirSync(join(copy, 'src/content'))).toContain(added);

  // The content is read and held against its schema, then all types are checked.
  expect(complaints('astro', 'sync')).toBe('');
  expect(complaints('tsc', '--noEmit', '-p', 'tsconfig.json')).toBe('');
  expect(complaints('vitest', 'run', 'tests/architecture/languages.test.ts')).toBe('');
}, 900_000);
