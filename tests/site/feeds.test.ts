import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from 'sax';
import { describe, expect, test } from 'vitest';
import { factChanges } from '../../src/evidence/fact-changes.ts';
import { fileHref, href } from '../../src/i18n/href.ts';
import { languages } from '../../src/i18n/languages.ts';
import { attributeValues, builtPages, dist } from '../support/built-site.ts';

type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  children: Node[];
};

/** Reads XML as strictly as a feed reader may. Throws on what is not well-formed. */
function read(xml: string): Node {
  const root: Node = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const strict = parser(true, { xmlns: false });
  strict.onerror = (error) => {
    throw error;
  };
  strict.onopentag = ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  };
  strict.ontext = (text) => {
    open.at(-1)!.text += text;
  };
  strict.onclosetag = () => void open.pop();
  strict.write(xml).close();
  return root.children[0]!;
}

const pages = builtPages();
const fileOf = (address: string): string => {
  const { pathname } = new URL(address, 'http://site.invalid');
  const base = (process.env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  return join(dist, base ? pathname.slice(base.length + 1) : pathname);
};
const all = (node: Node, name: string): readonly Node[] => node.children.filter((one) => one.name === name);
const one = (node: Node, name: string): Node => {
  expect(all(node, name), name).toHaveLength(1);
  return all(node, name)[0]!;
};

describe.each(languages)('the feed of changes in %s', (lang) => {
  const file = fileOf(fileHref(lang, 'changes.atom', '/'));
  const feed = read(readFileSync(file, 'utf8'));

  test('has what RFC 4287 asks of a feed', () => {
    expect([feed.name, feed.attributes['xmlns'], feed.attributes['xml:lang']]).toEqual([
      'feed',
      'http://www.w3.org/2005/Atom',
      lang,
    ]);
    for (const name of ['id', 'title', 'updated']) expect(one(feed, name).text).not.toBe('');
    expect(one(one(feed, 'author'), 'name').text).not.toBe('');
    const links = all(feed, 'link').map(({ attributes }) => attributes);
    expect(fileOf(links.find(({ rel }) => rel === 'self')!['href']!)).toBe(file);
    expect(existsSync(join(fileOf(links.find(({ rel }) => rel === 'alternate')!['href']!), 'index.html'))).toBe(true);
  });

  test('has an entry for each change, the newest first, that leads to its place on the page', () => {
    const entries = all(feed, 'entry');
    expect(entries.map((entry) => one(entry, 'id').text.split('#')[1])).toEqual(factChanges.map(({ id }) => id));
    const { html } = pages.find((page) => page.lang === lang && page.english === 'changes/')!;
    const ids = attributeValues(html, 'li', 'id');
    for (const entry of entries) {
      expect(one(entry, 'title').text).not.toBe('');
      expect(one(entry, 'summary').text).not.toBe('');
      expect(one(entry, 'updated').text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
      expect(ids).toContain(new URL(one(entry, 'link').attributes['href']!).hash.slice(1));
    }
    const days = entries.map((entry) => one(entry, 'updated').text);
    expect(days).toEqual([...days].sort().reverse());
    expect(one(feed, 'updated').text).toBe(days[0]);
    expect(new Set(entries.map((entry) => one(entry, 'id').text)).size).toBe(entries.length);
  });

  test.each(['', 'changes/'])('is named by /%s', (english) => {
    const { html } = pages.find((page) => page.lang === lang && page.english === english)!;
    const [tag = ''] = /<link[^>]*type="application\/atom\+xml"[^>]*>/.exec(html) ?? [];
    expect(tag).toContain('rel="alternate"');
    expect(fileOf(attributeValues(tag, 'link', 'href')[0]!)).toBe(file);
  });
});

test.each(languages)('browsers can search in %s: the start page names a description that leads back to it', (lang) => {
  const { html } = pages.find((page) => page.lang === lang && page.english === '')!;
  const [tag = ''] = /<link[^>]*rel="search"[^>]*>/.exec(html) ?? [];
  const description = read(readFileSync(fileOf(attributeValues(tag, 'link', 'href')[0]!), 'utf8'));
  expect([description.name, description.attributes['xmlns']]).toEqual([
    'OpenSearchDescription',
    'http://a9.com/-/spec/opensearch/1.1/',
  ]);
  // OpenSearch 1.1: at most 16 and 1,024 characters.
  expect(one(description, 'ShortName').text).toMatch(/^.{1,16}$/);
  expect(one(description, 'Description').text).toMatch(/^.{1,1024}$/);
  const templates = all(description, 'Url').map(({ attributes }) => attributes);
  const search = templates.find(({ type }) => type === 'text/html')!['template']!;
  expect(search).toMatch(/\?q=\{searchTerms\}$/);
  const base = process.env['BASE_PATH'] ?? '/';
  expect(new URL(search).pathname).toBe(href(lang, '/', base));
});
