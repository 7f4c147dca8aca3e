import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const list = (folder: string, pattern = '**/*') =>
  globSync(pattern, { cwd: folder, withFileTypes: false })
    .filter((name) => /\.\w+$/.test(name))
    .sort();

/** Every string in a value with the path to it: `shell.search.none`. Functions are called by nobody here. */
function strings(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key));
}

const placeholders = (text: string) => [...text.matchAll(/\{[a-zA-Z]\w*\}/g)].map(([name]) => name).sort();

const areas = list('src/i18n/en', '**/*.ts');
const load = async (lang: string, area: string): Promise<unknown> => import(resolve(`src/i18n/${lang}/${area}`));

describe('English and Japanese land together', () => {
  test('every page of content exists in both', () => {
    expect(list('src/content/ja')).toEqual(list('src/content/en'));
  });

  test('every area of words exists in both', () => {
    // The comments of the recipes are English in the files themselves; only Japanese needs words for them.
    const japanese = list('src/i18n/ja', '**/*.ts').filter((area) => area !== 'recipe-comments.ts');
    expect(japanese).toEqual(areas);
  });

  test('every route exists in both', () => {
    const routes = list('src/pages', '**/*.astro').filter((name) => name !== '404.astro' && !/(^|\/)_/.test(name));
    const japanese = routes.filter((name) => name.startsWith('ja/')).map((name) => name.slice('ja/'.length));
    expect(japanese).toEqual(routes.filter((name) => !name.startsWith('ja/')));
  });

  test.each(areas)('%s has the same strings in both, with the same blanks to fill', async (area) => {
    const [en, ja] = [strings(await load('en', area)), strings(await load('ja', area))];
    const keys = (all: typeof en) => all.map(([path]) => path).sort();
    expect(keys(ja)).toEqual(keys(en));
    const japanese = new Map(ja);
    for (const [path, text] of en)
      expect([path, placeholders(japanese.get(path) ?? '')]).toEqual([path, placeholders(text)]);
  });
});

describe('Japanese reads as Japanese', () => {
  const files = [...globSync('src/i18n/ja/**/*.ts'), ...globSync('src/content/ja/**/*.mdx')].sort();
  const japanese = '[\\u3040-\\u30ff\\u4e00-\\u9fff]';

  test.each([
    ['half-width kana', /[\uff61-\uff9f]/],
    ['a half-width comma or stop inside a sentence', new RegExp(`${japanese}[,.](?=${japanese}|\\s|$)`, 'm')],
    ['half-width question or exclamation marks', new RegExp(`${japanese}[?!]`)],
    ['full-width letters or digits', /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/],
    [
      'second spelling of a word that has one here',
      /ブラウザー|サーバ(?!ー)|ユーザ(?!ー)|タイマ(?!ー)|ヘッダ(?!ー)|プロキシー/,
    ],
    ['a space between Japanese and Latin', new RegExp(`${japanese} [A-Za-z0-9]|[A-Za-z0-9] ${japanese}`)],
  ])('it has no %s', (_what, pattern) => {
    const wrong = files.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line, at) => ({ line, at }))
        .filter(({ line }) => !/^\s*(?:\*|\/\/|\/\*|import\b)/.test(line) && pattern.test(line))
        .map(({ line, at }) => `${path}:${at + 1} ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  // CommonMark closes no `**` between a full stop and a letter, so the asterisks would stand on the page.
  test('it has no bold that Markdown leaves open', () => {
    const wrong = globSync('src/content/ja/**/*.mdx').flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => {
          const parts = line.split('**');
          return parts.some(
            (part, i) => i % 2 === 1 && /[。、：」）]$/.test(part) && /^[\p{L}\p{N}]/u.test(parts[i + 1] ?? ''),
          );
        })
        .map((line) => `${path}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  test('English has no Japanese in it but the name of the language', () => {
    const wrong = [...globSync('src/i18n/en/**/*.ts'), ...globSync('src/content/en/**/*.mdx')].filter((path) =>
      new RegExp(japanese).test(readFileSync(path, 'utf8').replace(/日本語(?:で読む)?/g, '')),
    );
    expect(wrong).toEqual([]);
  });
});
