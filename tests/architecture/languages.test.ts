import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultLanguage, type Lang, languages } from '../../src/i18n/languages.ts';

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

const contentOf = (lang: Lang) => list(`src/content/${lang}`);
const dataOf = (lang: Lang) => list(`src/content/${lang}`, '**/*.yaml');
const areasOf = (lang: Lang) => list(`src/i18n/${lang}`, '**/*.ts');
const load = async (lang: Lang, area: string): Promise<Readonly<Record<string, unknown>>> =>
  import(resolve(`src/i18n/${lang}/${area}`));

const others = languages.filter((lang) => lang !== defaultLanguage);
const areas = areasOf(defaultLanguage);

describe.each(others)('all languages land together: %s', (lang) => {
  test('has every page of content', () => {
    expect(contentOf(lang)).toEqual(contentOf(defaultLanguage));
  });

  test('has every area of words', () => {
    expect(areasOf(lang)).toEqual(areas);
  });

  test.each(dataOf(defaultLanguage))('has the same strings in %s of content, with the same blanks to fill', (file) => {
    const data = (one: Lang) => strings(parse(readFileSync(`src/content/${one}/${file}`, 'utf8')));
    const keys = (one: Lang) => data(one).map(([path, text]) => [path, placeholders(text)]);
    expect(keys(lang)).toEqual(keys(defaultLanguage));
  });

  // The comments of recipes are a dictionary: an English comment without an entry stays as it is.
  test.each(areas.filter((area) => area !== 'recipe-comments.ts'))(
    'has the same strings in %s, with the same blanks to fill',
    async (area) => {
      const [own, original] = [strings(await load(lang, area)), strings(await load(defaultLanguage, area))];
      const keys = (all: typeof own) => all.map(([path]) => path).sort();
      expect(keys(own)).toEqual(keys(original));
      const texts = new Map(own);
      for (const [path, text] of original)
        expect([path, placeholders(texts.get(path) ?? '')]).toEqual([path, placeholders(text)]);
    },
  );
});

describe('words', () => {
  test.each(areas)('%s exports one value, as wordsOf expects', async (area) => {
    for (const lang of languages) expect([lang, Object.keys(await load(lang, area)).length]).toEqual([lang, 1]);
  });

  test('every area has its type in words.ts, so that a page names no area that does not exist', () => {
    const source = readFileSync('src/i18n/words.ts', 'utf8');
    const typed = [...source.matchAll(/^ {2}readonly '?([\w/-]+)'?:/gm)].map(([, area]) => `${area}.ts`).sort();
    expect(typed).toEqual(areas);
  });
});

test('no file but languages.ts names a language', () => {
  const ids = languages.join('|');
  const named = new RegExp(`(['"\`])(${ids})\\1|/(${ids})/(?!.*\\.ts')|lang(="|=)(${ids})\\b`);
  const wrong = globSync(['src/**/*.{ts,tsx,astro,css}', 'astro.config.mjs', 'public/_*'])
    .filter((path) => !/^src\/(?:i18n|content)\/|^src\/core\/(?:link|protocol)\//.test(path))
    .flatMap((path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.flatMap((line, at) => (named.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : []));
    });
  expect(wrong).toEqual([]);
});

describe('Japanese reads as Japanese', () => {
  const files = [...globSync('src/i18n/ja/**/*.ts'), ...globSync('src/content/ja/**/*.{mdx,yaml}')].sort();
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
    const wrong = globSync('src/{content,i18n}/ja/**/*.{mdx,yaml,ts}').flatMap((path) =>
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
    const wrong = [...globSync('src/i18n/en/**/*.ts'), ...globSync('src/content/en/**/*.{mdx,yaml}')].filter((path) =>
      new RegExp(japanese).test(readFileSync(path, 'utf8').replace(/日本語(?:で読む)?/g, '')),
    );
    expect(wrong).toEqual([]);
  });
});
