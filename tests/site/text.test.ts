import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { language } from '../../src/i18n/languages.ts';
import { builtPages, dist, withoutCode } from '../support/built-site.ts';

const pages = builtPages();

/** In place of code and pictures, whose characters are their own: no text of ours holds it. */
const code = '\ue000';

/** What a reader sees or hears: text as it runs on over inline elements, and the names that elements carry. */
function readable(html: string): readonly string[] {
  const markup = withoutCode(html).replace(/<(pre|code|svg)\b[\s\S]*?<\/\1>/g, code);
  const names = [...markup.matchAll(/\s(?:aria-label|title|alt|placeholder|data-label|content)="([^"]*)"/g)].map(
    ([, text]) => text!,
  );
  const texts = markup
    .replace(/<\/?(?:a|b|i|em|strong|span|small|sup|time|kbd|wbr)\b[^>]*>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim());
  return [...names, ...texts].filter((text) => text !== '');
}

/** Outside of code. */
const prose = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, 'code');

test.each([
  ['a Markdown marker', /\*\*/],
  ['a backtick', /`/],
  ['a character that is escaped twice', /&amp;(?:#\d+|#x[\da-f]+|amp|lt|gt|quot);/i],
  ['a zero-width space', /\u200b|&#(?:8203|x200b);/i],
])('no page shows %s', (_what, pattern) => {
  const shown = pages.flatMap(({ path, html }) =>
    readable(html)
      .filter((text) => pattern.test(text))
      .map((text) => `/${path} ${text.slice(0, 80)}`),
  );
  expect(shown).toEqual([]);
});

/** `5.09–5.09 s`: two ends that print alike. Within an address, a date or a longer number it is none. */
const empty = /(?<![\w.,/–〜])(\d[\d.,]*) ?[–〜] ?\1(?![\d.,/]*\d)/;

test('no page writes a range of one value', () => {
  const shown = pages.flatMap(({ path, html }) =>
    readable(html)
      .filter((text) => empty.test(text))
      .map((text) => `/${path} ${empty.exec(text)?.[0]} in ${text.slice(0, 80)}`),
  );
  expect(shown).toEqual([]);
});

/** A word that goes on in an element that is a thing of its own, or after it: `wshas no page`. */
const glued = /[a-z](?:<(?:span|i|em|b|strong)\b[^>]*>[a-z]|<\/(?:span|i|em|b|strong)>[a-z])/gi;

test('no word runs into the one in the element beside it, where words have spaces', () => {
  const spaced = pages.filter(({ lang }) => language(lang).segmented === false);
  expect(spaced.length).toBeGreaterThan(50);
  const wrong = spaced.flatMap(({ path, html }) =>
    [
      ...withoutCode(html)
        .replace(/<(pre|code|svg)\b[\s\S]*?<\/\1>/g, code)
        .matchAll(glued),
    ].map(({ 0: text }) => `/${path} ${text}`),
  );
  expect(wrong).toEqual([]);
});

const fullWidth = pages.filter(({ lang, file }) => file !== '404.html' && language(lang).colon === '：');
const halfWidth = /[\u3040-\u30ff\u4e00-\u9fff][,.:;!?](?![\w/])/;

test('no page with full-width punctuation has half-width marks after its own letters', () => {
  expect(fullWidth.length).toBeGreaterThan(50);
  const wrong = fullWidth.flatMap(({ path, html }) =>
    readable(html)
      .filter((text) => halfWidth.test(text))
      .map((text) => `/${path} ${text.slice(0, 100)}`),
  );
  expect(wrong).toEqual([]);
});

const twins = globSync('**/*.md', { cwd: dist }).sort();

test('Markdown twins keep no marker that their reader would see', () => {
  expect(twins.length).toBeGreaterThan(40);
  const wrong = twins.filter((file) =>
    markdownToHtml(prose(readFileSync(join(dist, file), 'utf8'))).html.includes('**'),
  );
  expect(wrong).toEqual([]);
});

test('Markdown twins have the punctuation of their language', () => {
  const wrong = twins.flatMap((file) =>
    prose(readFileSync(join(dist, file), 'utf8'))
      .split('\n')
      .filter((line) => halfWidth.test(line))
      .map((line) => `${file} ${line}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['a space before a stop', /[^\s–] ([,.;:!?](?=\s|$)|[、。，．；：！？])/],
  ['a mark of where a line may break', /[\u200b\u2060]/],
])('no Markdown twin has %s', (_what, pattern) => {
  const wrong = twins.flatMap((file) =>
    prose(readFileSync(join(dist, file), 'utf8'))
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file} ${line.slice(0, 200)}`),
  );
  expect(wrong).toEqual([]);
});
