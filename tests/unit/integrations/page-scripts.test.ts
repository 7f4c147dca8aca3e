import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf } from '../../../src/integrations/offline.ts';
import { scriptsOf } from '../../../src/integrations/page-scripts.ts';

/** A built site in small: a page whose dialog loads its words, and whose tool is three imports away. */
const files: Readonly<Record<string, string>> = {
  'index.html': '<script type="module" src="/base/_astro/shell.A1.js"></script>',
  '1006/index.html': '<script type="module" src="/base/_astro/shell.A1.js"></script>',
  'guides/index.html': '<script type="module" src="/base/_astro/guide.G1.js"></script>',
  'ja/1006/index.html': '<p>1006</p>',
  '_astro/shell.A1.js': 'import{a}from"./load.B2.js";const f=()=>import("./dialog.C3.js"),g=()=>import(`./gone.Z9.js`)',
  '_astro/load.B2.js': 'export const a=1',
  '_astro/dialog.C3.js': "import'./results.D4.js';import(`./words.E5.js`);import(`./en.H8.js`);import(`./ja.I9.js`)",
  '_astro/en.H8.js': '',
  '_astro/ja.I9.js': '',
  '_astro/ja.K0.js': '',
  '_astro/results.D4.js': '',
  '_astro/words.E5.js': 'import("./tool.F6.js")',
  '_astro/tool.F6.js': '',
  '_astro/guide.G1.js': '',
  'pagefind/fragment/ja_1.pf_fragment': 'ja',
  'pagefind/pagefind-entry.json': '{}',
  'pagefind/pagefind.js': '',
  'favicon.svg': '<svg/>',
};
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'built-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), content);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a page needs what its markup names, what that imports, and what is loaded on use and on use of that', () => {
  expect([...scriptsOf(root, [files['1006/index.html']!])].sort()).toEqual([
    '_astro/dialog.C3.js',
    '_astro/en.H8.js',
    '_astro/ja.I9.js',
    '_astro/load.B2.js',
    '_astro/results.D4.js',
    '_astro/shell.A1.js',
    '_astro/words.E5.js',
  ]);
});

test('the plan has every file once: first pages with their scripts and words, then pages and search by language, then tools', () => {
  const { shell, languages, tools } = planOf(root, Object.keys(files), '/base/');
  const urls = (list: readonly { readonly url: string }[]): readonly string[] => list.map(({ url }) => url);
  const [english, japanese] = languages;
  expect(urls(english!.first)).toEqual(['/base/', '/base/1006/', '/base/_astro/en.H8.js']);
  expect(urls(english!.pages)).toEqual(['/base/guides/']);
  expect(urls(japanese!.first)).toEqual(['/base/ja/1006/', '/base/_astro/ja.I9.js']);
  expect(urls(japanese!.pages)).toEqual(['/base/_astro/ja.K0.js']);
  expect(urls(japanese!.search)).toEqual(['/base/pagefind/fragment/ja_1.pf_fragment']);
  expect(urls(shell)).toContain('/base/_astro/dialog.C3.js');
  // The entry of the search names files that must be there before it.
  expect(urls(tools)).toEqual([
    '/base/_astro/tool.F6.js',
    '/base/_astro/guide.G1.js',
    '/base/pagefind/pagefind.js',
    '/base/pagefind/pagefind-entry.json',
  ]);
  const all = [...shell, ...tools, ...languages.flatMap(({ first, pages, search }) => [...first, ...pages, ...search])];
  expect(new Set(urls(all)).size).toBe(all.length);
  expect(all).toHaveLength(Object.keys(files).length);
});
