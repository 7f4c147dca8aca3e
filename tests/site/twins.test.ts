import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { twinPath } from '../../src/i18n/href.ts';
import { builtPages, dist } from '../support/built-site.ts';

// Every Markdown twin against its page: the twin is rendered, and both are read as a person reads them.
const isElement = (node: Html.Node): node is Html.Element => 'tagName' in node;
const attribute = ({ attrs }: Html.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** Pictures, controls, and what is not shown. */
const skipped = new Set(
  'script style template noscript svg nav form dialog canvas iframe button input select textarea meter progress output'.split(
    ' ',
  ),
);
const roles = new Set(['slider', 'toolbar', 'tablist', 'menu', 'radiogroup', 'alert']);
const isSkipped = (element: Html.Element): boolean =>
  skipped.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  attribute(element, 'aria-hidden') === 'true' ||
  roles.has(attribute(element, 'role') ?? '') ||
  (attribute(element, 'role') === 'status' && attribute(element, 'aria-label') === undefined) ||
  (attribute(element, 'class') ?? '').split(' ').some((name) => /^(?:.*-)?legend$/.test(name));

/** All elements that a reader meets, in their order. */
function* elementsOf(node: Html.Node): Generator<Html.Element> {
  if (isElement(node)) {
    if (isSkipped(node)) return;
    yield node;
  }
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elementsOf(child);
}

/** The text in a node; without that of `apart`, which is looked at on its own. */
function textOf(node: Html.Node, apart?: RegExp): string {
  if ('value' in node) return node.value;
  if (isElement(node) && isSkipped(node)) return '';
  if (!('childNodes' in node)) return '';
  return node.childNodes
    .filter((child) => !apart || !isElement(child) || !apart.test(child.tagName))
    .map((child) => textOf(child, apart))
    .join('');
}

/** Letters and digits alone: spaces and marks may differ between a page and Markdown. */
const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');

const unit = /^(?:h[1-6]|p|li|t[dh]|d[td]|pre|summary|blockquote|figcaption|caption)$/;
/** What is a unit, or holds some. */
const block = /^(?:h[1-6]|p|li|d[ltd]|pre|details|summary|blockquote|fig.*|table|ul|ol|div|section)$/;

/** The drawings in a node that say something to those who do not see them, and whether they stand in a cell. */
function* drawingsOf(
  node: Html.Node,
  cell?: Html.Element,
): Generator<{ name: string; cell: Html.Element | undefined }> {
  if (isElement(node)) {
    const name = attribute(node, 'role') === 'img' && attribute(node, 'aria-label');
    if (name) return yield { name, cell };
    if (isSkipped(node)) return;
  }
  const inside = isElement(node) && /^t[dh]$/.test(node.tagName) ? node : cell;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* drawingsOf(child, inside);
}

/**
 * What drawings say and a twin has to: all but those in a cell that has words as well. One that another drawing of the
 * page says too, for windows of another width, is told with it.
 */
function undrawn(main: Html.Element, said: string): readonly string[] {
  const names = [...drawingsOf(main)]
    .filter(({ cell }) => !cell || letters(textOf(cell)) === '')
    .map(({ name }) => letters(name));
  const told = names.filter((name) => said.includes(name));
  return names.filter((name) => !told.some((other) => other.includes(name) || name.includes(other)));
}

const isHead = (node: Html.Node | null): boolean => node !== null && isElement(node) && node.tagName === 'thead';

/** What a page says, piece by piece: each heading, paragraph, item, cell, block of code; and where it leads. */
function partsOf(main: Html.Element, address: string) {
  const elements = [...elementsOf(main)];
  const units = elements
    .filter(({ tagName }) => unit.test(tagName))
    .map((element) => ({ name: element.tagName, text: textOf(element, block).replaceAll(/\s+/g, ' ').trim() }));
  const links = elements
    .filter((element) => element.tagName === 'a' && letters(textOf(element)) !== '')
    .flatMap((element) => attribute(element, 'href') ?? [])
    .map((href) => new URL(href, address).href);
  const rows = elements.filter(
    (element) =>
      element.tagName === 'tr' &&
      element.childNodes.some((cell) => letters(textOf(cell)) !== '') &&
      // Headings under headings: Markdown has one line for all of them.
      !(isHead(element.parentNode) && element.parentNode?.childNodes.find(isElement) !== element),
  );
  return { units: units.filter(({ text }) => letters(text) !== ''), links: new Set(links), rows: rows.length };
}

const pages = builtPages().flatMap(({ path, html }) => {
  const [, address] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? [];
  const main = [...elementsOf(parse(html))].find(({ tagName }) => tagName === 'main');
  return address === undefined ? [] : [{ path, address, main: main!, twin: join(dist, twinPath(`/${path}`)) }];
});

/** What a page says and its twin does not. */
function missing(main: Html.Element, address: string, markdown: string): readonly string[] {
  const page = partsOf(main, address);
  const rendered = parse(markdownToHtml(markdown).html);
  const said = letters(textOf(rendered));
  const twin = partsOf({ ...main, childNodes: rendered.childNodes } as Html.Element, address);
  return [
    ...undrawn(main, said).map((name) => `picture ${name}`),
    ...page.units.filter(({ text }) => !said.includes(letters(text))).map(({ name, text }) => `${name} ${text}`),
    ...[...page.links].filter((link) => !twin.links.has(link)).map((link) => `link ${link}`),
    ...(twin.rows < page.rows ? [`${page.rows - twin.rows} of ${page.rows} rows`] : []),
  ];
}

describe('the Markdown twin', () => {
  test('is there for every page that is listed', () => {
    expect(pages.length).toBeGreaterThan(200);
    expect(pages.filter(({ twin }) => !existsSync(twin))).toEqual([]);
  });

  test.each(pages)('of /$path says all that the page says', ({ main, address, twin }) => {
    expect(missing(main, address, readFileSync(twin, 'utf8'))).toEqual([]);
  });

  test('would be seen to lack a heading, a row, a fact or a link', () => {
    const { main, address, twin } = pages.find(({ path }) => path === '1006/')!;
    const markdown = readFileSync(twin, 'utf8');
    const without = (part: RegExp): number => missing(main, address, markdown.replace(part, '')).length;
    const parts = [/^## .+$/m, /^\| .+Firefox.+\n/m, /^\| `close\(\)`.+\n/m, /60 s/, /\]\(https:\/\/www\.rfc-[^)]+\)/];
    for (const part of parts) expect(without(part), String(part)).toBeGreaterThan(0);
  });

  test('would be seen to lack what a drawing says', () => {
    const { main, address, twin } = pages.find(({ path }) => path === '1001-vs-1006/')!;
    const markdown = readFileSync(twin, 'utf8');
    for (const part of [/0\.04 s to 0\.12 s, measured/, /\*First connection\. .+\*/])
      expect(missing(main, address, markdown.replace(part, '')), String(part)).toHaveLength(1);
  });
});
