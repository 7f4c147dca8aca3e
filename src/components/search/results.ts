import { fill } from '../../core/format.ts';
import type { ShellStrings } from '../../i18n/en/shell.ts';
import { href } from '../../i18n/href.ts';
import { pageLanguage } from '../../i18n/load-words.ts';
import { handText } from '../../ui/handed-text.ts';
import { type DirectHit, directHit, noCode } from './direct-hit.ts';
import { type Found, search } from './engine.ts';

type SearchStrings = ShellStrings['search'];

const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
};

const link = (url: string, ...children: readonly Node[]) => {
  const anchor = element('a', '', ...children);
  anchor.href = url;
  return element('li', '', anchor);
};

function codeItem({ code, entry, range, path }: DirectHit, { codeHit }: SearchStrings): HTMLLIElement {
  const never = entry !== undefined && entry.kind !== 'sent';
  const badge = element('b', `code-badge${never ? ' never' : ''}${code === 1006 ? ' silence' : ''}`, String(code));
  const name = element('b', '', entry ? entry.name : codeHit.ranges[range.kind]);
  const detail = entry ? `${codeHit.kinds[entry.kind]} ${codeHit.verdicts[entry.reconnect.verdict]}` : range.id;
  return link(href(pageLanguage(), path), badge, element('span', '', name, element('span', 'excerpt', detail)));
}

/** For a number that is no close code: why not, and the table of those that are. */
const noCodeItem = (code: string, { noCode }: SearchStrings): HTMLLIElement =>
  link(
    href(pageLanguage(), '/codes/'),
    element('span', '', element('b', '', fill(noCode.name, { code })), element('span', 'excerpt', noCode.detail)),
  );

function pageItem({ url, title, excerpt }: Found): HTMLLIElement {
  const parts = excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  return link(url, element('span', '', element('b', '', title), element('span', 'excerpt', ...parts)));
}

/** Longer than anything that is looked up, and more than the index could answer. */
const queryMax = 200;
/** Japanese is written without spaces. */
const wordMax = 24;
const isLongerThanAWord = (text: string): boolean => /[\s:=(){}]/.test(text) || text.length > wordMax;

/**
 * Leads to the diagnosis, with the text. A click hands it over whole; in another tab, or where the browser stores nothing,
 * the link itself holds what the text tells.
 */
function diagnosisItem(text: string, facts: string, { diagnosis }: SearchStrings): HTMLLIElement {
  const badge = element('b', 'code-badge', '?');
  badge.setAttribute('aria-hidden', 'true');
  const words = element('span', '', element('b', '', diagnosis.name), element('span', 'excerpt', diagnosis.detail));
  const address = href(pageLanguage(), '/diagnose/');
  const item = link(facts ? `${address}#${facts}` : address, badge, words);
  const anchor = item.querySelector('a')!;
  anchor.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => {
    if (!ctrlKey && !metaKey && !shiftKey && handText(text)) anchor.href = address;
  });
  return item;
}

/** Where the diagnosis is among what was found: a place for errors offers it first, a search of pages last. */
type Offer = 'first' | 'last';

/**
 * Fills a list with what answers a query: the code itself, then the pages that hold its words; with what the diagnosis
 * may say of it; and a status line with the number of pages. `pasted`: the whole text, where the field holds less. Of
 * several calls the last one wins.
 */
export function resultsInto(
  list: HTMLUListElement,
  status: HTMLElement,
  strings: SearchStrings,
  offer: Offer,
): (query: string, pasted?: string) => Promise<void> {
  let last = 0;
  /** The offer to diagnose the text, and whether it says more than a word to look up. */
  const diagnosis = async (text: string, isNumber: boolean) => {
    // Without its reader, which may fail to load, the text itself is still handed over.
    const reader = await import('./diagnosis-offer.ts').catch(() => null);
    const isError = !isNumber && (isLongerThanAWord(text) || reader?.isKnownToDiagnosis(text) === true);
    return { isError, item: diagnosisItem(text, reader?.factsInLink(text) ?? '', strings) };
  };
  return async (query, pasted) => {
    last += 1;
    const mine = last;
    const text = query.trim().slice(0, queryMax);
    if (text === '') {
      list.replaceChildren();
      status.textContent = strings.hint;
      return;
    }
    const hit = directHit(text);
    const found = search(text).catch(() => null);
    const wrong = noCode(text);
    const isNumber = wrong !== undefined || /^\d+$/.test(text.normalize('NFKC'));
    const { isError, item } = await diagnosis((pasted ?? query).trim(), isNumber);
    const pages = await found;
    if (mine !== last) return;
    const own = hit && new URL(href(pageLanguage(), hit.path), location.href).pathname;
    const others = pages?.pages.filter(({ url }) => url.split('#')[0] !== own) ?? [];
    const first = hit ? [codeItem(hit, strings)] : wrong ? [noCodeItem(wrong, strings)] : [];
    const answers = [...first, ...others.map(pageItem)];
    const isOffered = isError || answers.length === 0;
    const [before, after] = offer === 'first' ? [[item], []] : [[], [item]];
    list.replaceChildren(...(isOffered ? [...before, ...answers, ...after] : answers));
    status.textContent = pages === null ? strings.failed : counted(pages.count, first.length > 0, text, strings);
  };
}

function counted(count: number, isAnswered: boolean, query: string, { none, one, many }: SearchStrings): string {
  if (count === 0 && !isAnswered) return fill(none, { query });
  return count <= 1 ? one : fill(many, { count });
}

/** Opens the first of what was found. */
export const openFirst = (list: HTMLUListElement): void => list.querySelector('a')?.click();

/** Arrow keys walk through field and results. */
export function walkWithArrows(container: HTMLElement, field: HTMLInputElement, list: HTMLUListElement): void {
  container.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.isComposing || links.length === 0) return;
    event.preventDefault();
    const next = at + step;
    if (next < 0) field.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  });
}
