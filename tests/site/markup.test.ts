import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { languages } from '../../src/i18n/languages.ts';
import { layerOrder } from '../../src/layouts/layer-order.ts';
import { attributeValues, builtPages, dist, withoutCode } from '../support/built-site.ts';

const pages = builtPages();
const listed = pages.filter(({ html }) => !/<meta name="robots" content="noindex"/.test(html));

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes HTML as browsers accept it; these are matters of taste, not of meaning.
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Tables that are laid out as blocks on phones lose their meaning in some browsers: the roles keep it.
    'no-redundant-role': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'no-inline-style': 'error',
    // The standard asks an id for one character and no space; headings that begin with a code begin with a digit.
    'valid-id': ['error', { relaxed: true }],
    // Names of islands and of Preact's attributes.
    'element-name': 'off',
    'unrecognized-char-ref': 'error',
    'require-sri': 'off',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
  },
});

test('every page says the order of the layers before it uses one, and each layer is used', () => {
  const styles = pages
    .map(({ html }) => /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '')
    .filter((css) => css.includes('@layer'));
  expect(styles.length).toBeGreaterThan(100);
  expect(new Set(styles.map((css) => css.slice(0, css.indexOf(';'))))).toEqual(new Set([layerOrder.slice(0, -1)]));
  const used = new Set(styles.flatMap((css) => [...css.matchAll(/@layer (\w+)\{/g)].map(([, layer = '']) => layer)));
  expect(used).toEqual(new Set(layerOrder.slice('@layer '.length, -1).split(',')));
});

test('every page is valid HTML', async () => {
  const complaints: string[] = [];
  for (const { path, html } of pages) {
    const { results } = await validator.validateString(html);
    for (const { messages } of results) {
      for (const { ruleId, message, line, column } of messages) {
        complaints.push(`/${path} ${line}:${column} ${ruleId}: ${message}`);
      }
    }
  }
  expect(complaints).toEqual([]);
});

test('no element carries a style attribute, which the policy would block', () => {
  const complaints = pages.flatMap(({ path, html }) =>
    (withoutCode(html).match(/<[a-z][^>]*\sstyle=[^>]*>/gi) ?? []).map((tag) => `/${path} ${tag}`),
  );
  expect(complaints).toEqual([]);
});

test('every page has a policy without unsafe-inline', () => {
  for (const { path, html } of pages) {
    const [policy = ''] = html.match(/<meta http-equiv="content-security-policy"[^>]*>/) ?? [];
    expect(policy, `/${path}`).toContain("script-src 'self'");
    expect(policy, `/${path}`).not.toContain('unsafe-inline');
    expect(policy, `/${path}`).not.toContain("'unsafe-eval'");
  }
});

test('titles and descriptions are there and differ from page to page', () => {
  const seen = new Map<string, string>();
  for (const { path, html } of listed) {
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    const [description = ''] = /<meta name="description"[^>]*>/.exec(html) ?? [];
    expect(title, `/${path}`).not.toBe('');
    for (const text of [title, description]) {
      expect(seen.get(text), `/${path} repeats “${text}”`).toBeUndefined();
      seen.set(text, path);
    }
  }
});

test('every page names itself and its other language, and both exist', () => {
  const addresses = new Set(listed.flatMap(({ html }) => canonical(html)));
  for (const { path, html } of listed) {
    expect(canonical(html), `/${path}`).toHaveLength(1);
    const alternates = (html.match(/<link rel="alternate" hreflang="[^>]*>/g) ?? []).map((tag) => ({
      lang: attributeValues(tag, 'link', 'hreflang')[0],
      url: attributeValues(tag, 'link', 'href')[0] ?? '',
    }));
    expect(
      alternates.map(({ lang }) => lang),
      `/${path}`,
    ).toEqual([...languages, 'x-default']);
    for (const { url } of alternates) expect(addresses.has(url), `/${path} → ${url}`).toBe(true);
  }
});

test('the sitemap lists every page for search engines, with its other language', () => {
  const sitemap = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  for (const { path, html } of listed) {
    const [address = ''] = canonical(html);
    expect(sitemap.includes(`<loc>${address}</loc>`), `/${path} in the sitemap`).toBe(true);
  }
  expect(sitemap.match(/hreflang="ja"/g)?.length).toBe(listed.length);
});

test('every page has a picture of its own for link previews, 1200 by 630', () => {
  const cards = listed.map(({ html }) =>
    attributeValues(html, 'meta', 'content').find((one) => /\/cards\/.*png$/.test(one)),
  );
  expect(new Set(cards).size).toBe(listed.length);
  for (const card of cards) {
    const png = readFileSync(join(dist, new URL(card!).pathname.replace(/^.*\/cards\//, 'cards/')));
    // The header of a PNG: width and height stand at bytes 16 and 20.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], card).toEqual([1200, 630]);
  }
});

function canonical(html: string): readonly string[] {
  return attributeValues((html.match(/<link rel="canonical"[^>]*>/g) ?? []).join(''), 'link', 'href');
}
