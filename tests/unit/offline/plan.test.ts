import { expect, test } from 'vitest';
import { allFiles, languageAt, type Plan, revisionOf, type StoredFile, stateOf } from '../../../src/offline/plan.ts';

const file = (url: string, bytes = 10): StoredFile => ({ url, integrity: `sha256-${url}`, bytes });

const plan: Plan = {
  shell: [file('/base/_astro/shell.a1.js')],
  languages: [
    {
      root: '/base/',
      first: [file('/base/1006/')],
      pages: [file('/base/guides/')],
      search: [file('/base/pagefind/fragment/en_1.pf_fragment')],
    },
    {
      root: '/base/ja/',
      first: [file('/base/ja/1006/')],
      pages: [file('/base/ja/guides/', 500)],
      search: [file('/base/pagefind/fragment/ja_1.pf_fragment')],
    },
  ],
  tools: [file('/base/_astro/herd.b2.js', 70)],
};
const japanese = plan.languages[1]!;

test.each([
  ['/base/', '/base/'],
  ['/base/1006/', '/base/'],
  ['/base/japan/', '/base/'],
  ['/base/ja/1006/', '/base/ja/'],
  ['/other/', undefined],
])('the language of the page at %s is that of the longest root above it', (path, root) => {
  expect(languageAt(plan, path)?.root).toBe(root);
});

test('a language is stored in the order in which it is of use', () => {
  expect(allFiles(plan, [japanese]).map(({ url }) => url)).toEqual([
    '/base/ja/1006/',
    '/base/_astro/shell.a1.js',
    '/base/ja/guides/',
    '/base/pagefind/fragment/ja_1.pf_fragment',
    '/base/_astro/herd.b2.js',
  ]);
});

test('a file with its content in its name has no revision, every other one has its hash', () => {
  expect(revisionOf(plan.shell[0]!)).toBeNull();
  expect(revisionOf(japanese.first[0]!)).toBe('sha256-/base/ja/1006/');
});

test('a page gets what is stored of its own language, in bytes', () => {
  const stateWith = (...urls: readonly string[]) => stateOf(plan, japanese, ({ url }) => urls.includes(url));
  expect(stateWith('/base/ja/1006/')).toEqual({
    storedBytes: 10,
    totalBytes: 600,
    isUsable: false,
    isComplete: false,
  });
  const all = allFiles(plan, [japanese]).map(({ url }) => url);
  expect(stateWith(...all.slice(0, 3))).toMatchObject({ storedBytes: 520, isUsable: true, isComplete: false });
  // What another language has is not missing here.
  expect(stateWith(...all)).toMatchObject({ storedBytes: 600, isComplete: true });
});
