import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';

/** A part of a page's text, by its offsets. */
export type Span = { readonly start: number; readonly end: number };

/**
 * A text that is read: `isLabel` in a heading, a lead, a card or a label, `isProse` in running text, that no script writes again.
 * `isFixed`: in a script's place, a block of code or a picture, where nothing may come in between.
 */
export type Text = Span & {
  readonly value: string;
  readonly isLabel: boolean;
  readonly isProse: boolean;
  readonly isFixed: boolean;
};

/** What the build reads off a finished page, and where it stands. */
export type PageHtml = {
  readonly html: string;
  readonly lang: string | undefined;
  /** The policy's meta element, and what it says. */
  readonly policy: (Span & { readonly value: string }) | undefined;
  /** Where the meta element with the encoding ends: nothing but it need come before the policy. */
  readonly charsetEnd: number | undefined;
  /** Scripts in the page itself that a browser runs, and style elements: no files, no data. */
  readonly scripts: readonly string[];
  readonly styles: readonly (Span & { readonly value: string; readonly isPlainInHead: boolean })[];
  /** The attributes, by their names, with which Astro keeps a component's rules to its elements. */
  readonly scopes: readonly (Span & { readonly value: string })[];
  /** Text that is read, without what code, styles and comments hold. */
  readonly texts: readonly Text[];
  readonly hasSearch: boolean;
  /** Whether the search index wants it. */
  readonly isIndexed: boolean;
};

const attribute = ({ attrs }: Html.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const isElement = (node: Html.Node): node is Html.Element => 'tagName' in node;

const textIn = (element: Html.Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

const isPlainInHead = ({ attrs, parentNode }: Html.Element): boolean =>
  attrs.length === 0 && parentNode !== null && isElement(parentNode) && parentNode.tagName === 'head';

/** Types of scripts that a browser runs; with any other type it is data. */
const runs = new Set(['', 'module', 'text/javascript']);

const labels = new Set(['h1', 'h2', 'h3', 'h4', 'th', 'caption', 'figcaption', 'legend', 'summary', 'dt']);
const prose = new Set(['p', 'li', 'td', 'dd']);
const fixed = new Set(['pre', 'svg', 'title']);
/** `small`: what is said beside a label is text. */
const noLabels = new Set(['code', 'small']);
/** Classes of leads and cards: narrow and read first, so broken between phrases as a label is. */
const phrased = new Set(['lead', 'slogan', 'answer', 'cards', 'pair']);
/** Classes of what a script hydrates, which must find it as it was sent. */
const hydrated = new Set([
  'timeline-figure',
  'backoff-figure',
  'diagnose-figure',
  'recording-figure',
  'herd-figure',
  'hop-chain',
  'learning-path',
  'learning-summary',
]);
const hasClass = (element: Html.Element, classes: ReadonlySet<string>): boolean =>
  (attribute(element, 'class') ?? '').split(' ').some((one) => classes.has(one));

/** Reads a page once, as a browser would. */
export function readPage(html: string): PageHtml {
  const scripts: string[] = [];
  const styles: PageHtml['styles'][number][] = [];
  const scopes: PageHtml['scopes'][number][] = [];
  const texts: Text[] = [];
  let lang: string | undefined;
  let policy: PageHtml['policy'];
  let charsetEnd: number | undefined;
  let hasSearch = false;
  let isIndexed = false;

  function enter(element: Html.Element): void {
    const { startOffset: start = 0, endOffset: end = 0 } = element.sourceCodeLocation ?? {};
    if (attribute(element, 'data-pagefind-body') !== undefined) isIndexed = true;
    for (const [value, at] of Object.entries(element.sourceCodeLocation?.attrs ?? {}))
      if (value.startsWith('data-astro-cid-')) scopes.push({ start: at.startOffset, end: at.endOffset, value });
    if (element.tagName === 'html') lang = attribute(element, 'lang');
    else if (element.tagName === 'style')
      styles.push({ start, end, value: textIn(element), isPlainInHead: isPlainInHead(element) });
    else if (element.tagName === 'button')
      hasSearch ||= (attribute(element, 'class') ?? '').split(/\s/).includes('search');
    else if (element.tagName === 'script') {
      if (attribute(element, 'src') === undefined && runs.has(attribute(element, 'type') ?? ''))
        scripts.push(textIn(element));
    } else if (element.tagName === 'meta') {
      if (attribute(element, 'charset') !== undefined) charsetEnd = end;
      if (attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy')
        policy ??= { start, end, value: attribute(element, 'content') ?? '' };
    }
  }

  function walk(node: Html.Node, kind: 'text' | 'prose' | 'label' | 'other' | 'fixed'): void {
    if (node.nodeName === '#text') {
      const { value, sourceCodeLocation: at } = node as Html.TextNode;
      const { startOffset: start = 0, endOffset: end = 0 } = at ?? {};
      const [isLabel, isProse, isFixed] = [kind === 'label', kind === 'prose', kind === 'fixed'];
      if (at) texts.push({ start, end, value, isLabel, isProse, isFixed });
      return;
    }
    let inner = kind;
    if (isElement(node)) {
      enter(node);
      if (node.tagName === 'script' || node.tagName === 'style') return;
      if (kind === 'fixed' || fixed.has(node.tagName) || hasClass(node, hydrated)) inner = 'fixed';
      else if (noLabels.has(node.tagName)) inner = 'other';
      else if (kind !== 'other' && (labels.has(node.tagName) || hasClass(node, phrased))) inner = 'label';
      else if (kind === 'text' && prose.has(node.tagName)) inner = 'prose';
    }
    if ('content' in node) walk(node.content, inner);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, inner);
  }

  // Without scripts `noscript` holds elements, whose styles the policy must allow, and not text.
  walk(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), 'text');
  return { html, lang, policy, charsetEnd, scripts, styles, scopes, texts, hasSearch, isIndexed };
}

/** A part of a page, and what comes in its place. */
export type Edit = Span & { readonly by: string };

/** Makes edits of a text; they do not overlap. At one place the first of the list comes first. */
export function replaceParts(text: string, parts: readonly Edit[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, by } of [...parts].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}
