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

/** The key to a drawing, by the last word of its class: without the marks its words name nothing. */
const isLegend = /(?:^|[\s-])legend(?:\s|$)/;

const isLeftOut = (element: Html.Element): boolean => {
  const role = attribute(element, 'role') ?? '';
  return (
    leftOut.has(element.tagName) ||
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /^(?:slider|toolbar|tablist|menu|radiogroup|alert)$/.test(role) ||
    // A status with a name is a result, which the page shows from the start; the others answer what a reader does.
    (role === 'status' && attribute(element, 'aria-label') === undefined) ||
    isLegend.test(attribute(element, 'class') ?? '')
  );
};

/** What a drawing says to those who do not see it; empty for one that says nothing. */
const pictureName = (element: Html.Element): string =>
  (attribute(element, 'role') === 'img' && attribute(element, 'aria-label')) || '';

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
    'input',
    'select',
  ]),
);

const childrenOf = (node: Html.Node): readonly Html.Node[] => ('childNodes' in node ? node.childNodes : []);

/** The text of a node, unchanged, for code. */
const rawText = (node: Html.Node): string => ('value' in node ? node.value : childrenOf(node).map(rawText).join(''));

/** What a field holds whose label is text of the page: an entry, or the option chosen. */
function heldBy(field: Html.Element): string {
  if (attribute(field, 'aria-label') !== undefined) return '';
  if (field.tagName === 'input')
    return attribute(field, 'type') === 'text'
      ? attribute(field, 'value') || (attribute(field, 'placeholder') ?? '')
      : '';
  const options = childrenOf(field)
    .flatMap((node) => [node, ...childrenOf(node)])
    .filter((node): node is Html.Element => isElement(node) && node.tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
  return chosen ? rawText(chosen).trim() : '';
}

/** What Markdown would take for a mark; an underscore within a word is none. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\`*[\]<]|(?<!\w)_+|_+(?!\w)/g, (marks) => marks.replaceAll(/./g, '\\$&'));

/** Underscores that an element such as `<wbr>` parts from their word are within it all the same. */
const isWithin = /(?<=[\p{L}\p{N}])(?:\\_)+(?=[\p{L}\p{N}])/gu;

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

/** Whether a node is text, or belongs into a line of text. */
const isInLine = (node: Html.Node): boolean =>
  isElement(node) ? inlines.has(node.tagName) && !isLeftOut(node) : 'value' in node && node.value.trim() !== '';

/** How many columns or rows a cell stands in. */
const spanOf = (cell: Html.Element, name: 'colspan' | 'rowspan'): number => Number(attribute(cell, name)) || 1;

type Row = { readonly isHead: boolean; readonly cells: readonly Html.Element[] };

class Writer {
  readonly #address: URL;
  readonly #pictures: string[] = [];
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
    if (tagName === 'input' || tagName === 'select') return marked('**', ` ${escaped(heldBy(node))} `);
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
    return this.#joined(nodes)
      .replaceAll(isWithin, (marks) => marks.replaceAll('\\', ''))
      .replaceAll(/ {2,}/g, ' ')
      .trim();
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

  /** The names of the pictures in a node. */
  #drawn(node: Html.Node): string[] {
    if (!isElement(node)) return [];
    const name = pictureName(node);
    if (name !== '') return [escaped(name)];
    return isLeftOut(node) ? [] : node.childNodes.flatMap((child) => this.#drawn(child));
  }

  /** A cell says what is written in it; one with nothing but a picture says what that shows. */
  #cell(cell: Html.Element): string {
    return (this.#line([cell]) || this.#drawn(cell).join(' ')).replaceAll('|', '\\|');
  }

  /**
   * Markdown has no cell that stands in several columns or rows: there a heading is written in each of them, anything else
   * in each row, so that every line says what it is about.
   */
  #grid(rows: readonly Row[]): string[][] {
    const grid: string[][] = rows.map(() => []);
    for (const [y, { isHead, cells }] of rows.entries()) {
      let x = 0;
      for (const cell of cells) {
        while (grid[y]![x] !== undefined) x += 1;
        const text = this.#cell(cell);
        const [columns, lines] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
        for (const line of grid.slice(y, y + lines))
          for (let i = 0; i < columns; i++) line[x + i] = isHead || i === 0 ? text : '';
        x += columns;
      }
    }
    return grid;
  }

  #table(element: Html.Element): string[] {
    const rows: Row[] = [];
    const captions: string[] = [];
    const walk = (node: Html.Node, isHead: boolean): void => {
      if (!isElement(node) || isLeftOut(node)) return;
      const { tagName, childNodes } = node;
      if (tagName === 'caption') captions.push(this.#line(childNodes));
      else if (tagName === 'tr') {
        const cells = childNodes.filter(
          (cell): cell is Html.Element => isElement(cell) && /^t[hd]$/.test(cell.tagName),
        );
        rows.push({ isHead: isHead || rows.length === 0, cells });
      } else for (const child of childNodes) walk(child, tagName === 'thead');
    };
    for (const child of element.childNodes) walk(child, false);
    const grid = this.#grid(rows);
    const width = Math.max(0, ...grid.map((row) => row.length));
    if (width === 0) return captions;
    const columns = Array.from({ length: width }, (_, i) => i);
    const heads = grid.filter((_, y) => rows[y]!.isHead);
    // Headings over headings: one line, each column with all of its own.
    const head = columns.map((i) => [...new Set(heads.map((row) => row[i] ?? ''))].filter(Boolean).join(' '));
    const line = (cells: readonly string[]): string => `| ${columns.map((i) => cells[i] ?? '').join(' | ')} |`;
    const body = grid.filter((_, y) => !rows[y]!.isHead);
    return [...captions, [head, columns.map(() => '---'), ...body].map(line).join('\n')];
  }

  /** A picture is told once, though it may be drawn again for other windows, whole or in parts. */
  #picture(name: string): string[] {
    if (this.#pictures.some((told) => told.includes(name) || name.includes(told))) return [];
    this.#pictures.push(name);
    return [marked('*', escaped(name))];
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
        const picture = pictureName(node);
        // Beside text it is a mark of it.
        if (picture !== '' && !nodes.some(isInLine)) all.push(...this.#picture(picture));
        else if (!isLeftOut(node)) all.push(...this.#block(node));
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
