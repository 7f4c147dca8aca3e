import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRedirects, redirectFor } from '../../src/cli/static-host.ts';
import { attributeValues, builtPages, dist, withoutCode } from '../support/built-site.ts';

const base = `/${(process.env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/');
const redirects = parseRedirects(
  existsSync(join(dist, '_redirects')) ? readFileSync(join(dist, '_redirects'), 'utf8') : '',
);
const pages = builtPages();
const ids = new Map(
  pages.map(({ file, html }) => [file, new Set(attributeValues(withoutCode(html), '[a-z]\\S*', 'id'))]),
);

/** The file behind a path below the base, as a static host finds it. */
function fileBehind(path: string): string | undefined {
  const target = redirectFor(redirects, `/${path}`)?.to.slice(1) ?? path;
  const candidates = [target, `${target.replace(/\/?$/, '/')}index.html`.replace(/^\//, '')];
  return candidates.find((file) => statSync(join(dist, file), { throwIfNoEntry: false })?.isFile());
}

/** What is wrong with an address on a page, or undefined. Fragments with `=` are state, not anchors. */
function fault(address: string, from: string): string | undefined {
  const url = new URL(address, `http://site.invalid${base}${from}`);
  if (url.host !== 'site.invalid') return undefined;
  if (!url.pathname.startsWith(base)) return `${url.pathname} leaves the base path`;
  const file = fileBehind(decodeURIComponent(url.pathname.slice(base.length)));
  if (!file) return `${url.pathname} leads nowhere`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (!anchor || anchor.includes('=') || !file.endsWith('.html')) return undefined;
  return ids.get(file)?.has(anchor) ? undefined : `${url.pathname} has no #${anchor}`;
}

test('every link, picture and script inside the site leads somewhere, every anchor too', () => {
  const complaints = new Map<string, string[]>();
  for (const { path, html } of pages) {
    const markup = withoutCode(html);
    const addresses = [
      ...['a', 'link', 'use', 'area'].flatMap((element) => attributeValues(markup, element, 'href')),
      ...['img', 'script', 'source', 'iframe'].flatMap((element) => attributeValues(markup, element, 'src')),
    ];
    for (const address of new Set(addresses)) {
      if (!/^(?!mailto:|data:|blob:)/.test(address)) continue;
      const wrong = fault(address, path);
      if (wrong) complaints.set(wrong, [...(complaints.get(wrong) ?? []), `/${path}`]);
    }
  }
  // A link in the header fails on every page: one line for each target, with the first pages that hold it.
  const told = [...complaints].map(([what, from]) => `${what}, on ${from.slice(0, 3).join(' ')} (${from.length})`);
  expect(told).toEqual([]);
});

test('no address holds words that belong beside it, such as a version', () => {
  const addresses = new Set(pages.flatMap(({ html }) => attributeValues(withoutCode(html), 'a', 'href')));
  expect(addresses.size).toBeGreaterThan(1000);
  expect([...addresses].filter((address) => /\s|(?:%20|\+)\(/.test(address))).toEqual([]);
});

test('links stay in their language, except those that say they do not', () => {
  const complaints: string[] = [];
  for (const { path, lang, html, file } of pages) {
    if (file === '404.html') continue;
    for (const [tag] of withoutCode(html).matchAll(/<a\b[^>]*>/g)) {
      const [address = ''] = attributeValues(tag, 'a', 'href');
      if (/\shreflang=/.test(tag) || !address.startsWith('/')) continue;
      const isJapanese = address.slice(base.length).startsWith('ja/');
      const isFile = /\.[a-z]+(?:[?#]|$)/.test(address);
      if (!isFile && isJapanese !== (lang === 'ja')) complaints.push(`/${path}: ${address}`);
    }
  }
  expect(complaints).toEqual([]);
});

test('every page is reached by a link from another page', () => {
  const linked = new Set(
    pages.flatMap(({ path, html }) =>
      attributeValues(withoutCode(html), 'a', 'href').map(
        (address) => new URL(address, `http://site.invalid${base}${path}`).pathname,
      ),
    ),
  );
  const orphans = pages
    .filter(({ file, path }) => !file.endsWith('404.html') && !/(^|\/)(?:embed|cards)\//.test(path))
    .filter(({ path }) => !linked.has(`${base}${path}`));
  expect(orphans.map(({ path }) => path)).toEqual([]);
});
