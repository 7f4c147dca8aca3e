import type { DefaultTreeAdapterTypes as Html } from 'parse5';

const isElement = (node: Html.Node): node is Html.Element => 'tagName' in node;
const attribute = ({ attrs }: Html.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** What is for hands, eyes or scripts alone. */
const leftOut = new Set(
  ['script', 'style', 'template', 'noscript', 'svg', 'nav', 'form', 'dialog', 'canvas', 'iframe', 'button'].concat([
    'input',
    'select',
    'textarea',
    'option',
    'meter',
    'progress',
    'output',
  ]),
);
const isLeftOut = (element: Html.Element): boolean =>
  leftOut.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  attribute(element, 'aria-hidden') === 'true' ||
  /^(?:slider|toolbar|tablist|menu|radiogroup|status|alert)$/.test(attribute(element, 'role') ?? '');

const inlines = new Set(
  ['a', 'abbr', 'b', 'bdi', 'br', 'cite', 'code', 'data', 'em', 'i', 'img', 'kbd', 'mark', 'q', 's', 'samp'].concat([
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'time',
    'u',
    'var',
    'wbr',
    'ins',
    'del',
    'label',
  ]),
);

const childrenOf = (node: Html.Node): readonly Html.Node[] => ('childNodes' in node ? node.childNodes : []);

/** The text of a node, unchanged, for code. */
const rawText = (node: Html.Node): string => ('value' in node ? node.value : childrenOf(node).map(rawText).join(''));

/** What Markdown would take for a mark; an underscore within a word is none. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\`*[\]<]|(?<!\w)_+|_+(?!\w)/g, (marks) => marks.replaceAll(/./g, '\\$&'));

/** They say where a line may break, which a text without lines has no use for. */
const joiners = /[\u200b\u2060]/g;

/** What ends or divides a sentence stands at the word before it, whatever element it is in. */
const isStop = /^\s*(?:[,.;:!?](?=\s|$)|[、。，．；：！？])/;

const longestTicks = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([one]) => one.length));

/** Code between as many backticks as it takes. */
function codeSpan(text: string): string {
  const longest = longestTicks(text);
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** The language of a block of code, as its element says in the way of HTML: `language-js`. */
function codeLanguage(pre: Html.Element): string {
  const code = pre.childNodes.find((node) => isElement(node) && node.tagName === 'code');
  return /\blanguage-(\w+)/.exec((code && attribute(code as Html.Element, 'class')) ?? '')?.[1] ?? '';
}

function codeBlock(pre: Html.Element): string {
  const text = rawText(pre).replace(/\n+$/, '');
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}${codeLanguage(pre)}\n${text}\n${fence}`;
}

/** Marks around a text, with the spaces at its ends outside of them: `** a**` is not bold. */
function marked(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}

/**
 * Whether marks between two texts would stay what they are: CommonMark reads none between punctuation on their inner side
 * and a letter on their outer side.
 */
const isUnread = (before: string, after: string): boolean =>
  (/\p{P}\*+$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) ||
  (/[\p{L}\p{N}]$/u.test(before) && /^\*+\p{P}/u.test(after));

class Writer {
  readonly #address: URL;
  constructor(address: URL) {
    this.#address = address;
  }

  #link(element: Html.Element, text: string): string {
    const to = attribute(element, 'href');
    return to === undefined || text.trim() === '' ? text : `[${text.trim()}](${new URL(to, this.#address).href})`;
  }

  inline(node: Html.Node): string {
    if ('value' in node) return escaped(node.value.replaceAll(joiners, '').replaceAll(/\s+/g, ' '));
    if (!isElement(node)) return '';
    const { tagName } = node;
    if (tagName === 'br') return ' ';
    if (tagName === 'img') return attribute(node, 'alt') ?? '';
    if (isLeftOut(node)) return '';
    if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp') {
      const text = rawText(node).replaceAll(/\s+/g, ' ').trim();
      return text === '' ? '' : codeSpan(text);
    }
    const inner = this.#joined(node.childNodes);
    if (tagName === 'a') return this.#link(node, inner);
    if (tagName === 'b' || tagName === 'strong') return marked('**', inner);
    if (tagName === 'em' || tagName === 'i') return marked('*', inner);
    return inlines.has(tagName) ? inner : ` ${inner} `;
  }

  /** Two elements without a space between them are two things, which styles keep apart. */
  #joined(nodes: readonly Html.Node[]): string {
    let all = '';
    let wasElement = false;
    for (const node of nodes) {
      const isOne = isElement(node) && !/^(?:br|wbr|su[bp])$/.test(node.tagName);
      const text = this.inline(node);
      if (text === '') continue;
      if (isStop.test(text)) {
        all = all.trimEnd() + text.trimStart();
        wasElement = isOne;
        continue;
      }
      // A note in small print, which styles put on a line of its own.
      if (isElement(node) && node.tagName === 'small' && all !== '' && !/\s$/.test(all)) all += ' – ';
      const isApart = /\s$/.test(all) || /^\s/.test(text);
      all += !isApart && ((isOne && wasElement) || isUnread(all, text)) ? ` ${text}` : text;
      wasElement = isOne;
    }
    return all;
  }

  #line(nodes: readonly Html.Node[]): string {
    return this.#joined(nodes).replaceAll(/ {2,}/g, ' ').trim();
  }

  /** Blocks of a list item stand below its first line, indented. */
  #item(element: Html.Element, mark: string): string {
    const [first = '', ...others] = this.blocks(element.childNodes);
    const indent = ' '.repeat(mark.length);
    const below = others.map((block) => block.replaceAll(/^(?=.)/gm, indent));
    return mark + [first.replaceAll('\n', `\n${indent}`), ...below].join('\n');
  }

  #list(element: Html.Element): string {
    const items = element.childNodes.filter((node) => isElement(node) && node.tagName === 'li' && !isLeftOut(node));
    return items
      .map((item, i) => this.#item(item as Html.Element, element.tagName === 'ol' ? `${i + 1}. ` : '- '))
      .filter((item) => !/^(?:-|\d+\.) $/.test(item))
      .join('\n');
  }

  #table(element: Html.Element): string[] {
    const rows: string[][] = [];
    const captions: string[] = [];
    const walk = (node: Html.Node): void => {
      if (!isElement(node) || isLeftOut(node)) return;
      if (node.tagName === 'caption') captions.push(this.#line(node.childNodes));
      else if (node.tagName === 'tr')
        rows.push(
          node.childNodes
            .filter((cell) => isElement(cell) && /^t[hd]$/.test(cell.tagName))
            .map((cell) => this.#line([cell]).replaceAll('|', '\\|')),
        );
      else node.childNodes.forEach(walk);
    };
    element.childNodes.forEach(walk);
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (width === 0) return captions;
    const line = (cells: readonly string[]): string =>
      `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
    const [head = [], ...body] = rows;
    const text = [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n');
    return [...captions, text];
  }

  #block(element: Html.Element): string[] {
    const { tagName, childNodes } = element;
    const [, level] = /^h([1-6])$/.exec(tagName) ?? [];
    if (level) {
      const text = this.#line(childNodes);
      return text ? [`${'#'.repeat(Number(level))} ${text}`] : [];
    }
    switch (tagName) {
      case 'ul':
      case 'ol':
        return [this.#list(element)];
      case 'table':
        return this.#table(element);
      case 'pre':
        return [codeBlock(element)];
      case 'blockquote':
        return [this.blocks(childNodes).join('\n\n').replaceAll(/^/gm, '> ')];
      case 'hr':
        return ['---'];
      case 'dt':
      case 'summary':
        return [marked('**', this.#line(childNodes).replaceAll('**', ''))];
      default:
        return this.blocks(childNodes);
    }
  }

  /** The blocks of some nodes; what is inline between two blocks is a paragraph. */
  blocks(nodes: readonly Html.Node[]): string[] {
    const all: string[] = [];
    let run: Html.Node[] = [];
    const flush = (): void => {
      all.push(this.#line(run));
      run = [];
    };
    for (const node of nodes) {
      if (isElement(node) && !inlines.has(node.tagName)) {
        flush();
        if (!isLeftOut(node)) all.push(...this.#block(node));
      } else run.push(node);
    }
    flush();
    return all.filter((block) => block !== '');
  }
}

/** What the main part of a page says, as Markdown; links become absolute. `main` as parse5 has it, or copied into that form. */
export const markdownOfMain = (main: Html.Element, address: URL): string =>
  new Writer(address).blocks(main.childNodes).join('\n\n');

/** A twin: the title, the map of the site (a program may read no further), the text, and the address of the page. */
export function twinText(markdown: string, address: URL, map: string): string {
  const [title = '', ...others] = markdown.split('\n\n');
  return `${[title, map, ...others, address.href].join('\n\n')}\n`;
}
