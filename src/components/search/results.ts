import { fill } from '../../core/format.ts';
import type { ShellStrings } from '../../i18n/en/shell.ts';
import { href } from '../../i18n/href.ts';
import { pageLanguage } from '../../i18n/load-words.ts';
import { type DirectHit, directHit } from './direct-hit.ts';
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

function pageItem({ url, title, excerpt }: Found): HTMLLIElement {
  const parts = excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  return link(url, element('span', '', element('b', '', title), element('span', 'excerpt', ...parts)));
}

/**
 * Fills a list with what answers a query: the code itself first, then the pages that hold its words; and a status line
 * with their number. Of several calls the last one wins.
 */
export function resultsInto(
  list: HTMLUListElement,
  status: HTMLElement,
  strings: SearchStrings,
): (query: string) => Promise<void> {
  let last = 0;
  return async (query) => {
    last += 1;
    const mine = last;
    const text = query.trim();
    const hit = directHit(text);
    if (text === '') {
      list.replaceChildren();
      status.textContent = strings.hint;
      return;
    }
    try {
      const { count, pages } = await search(text);
      if (mine !== last) return;
      const own = hit && new URL(href(pageLanguage(), hit.path), location.href).pathname;
      const others = pages.filter(({ url }) => url.split('#')[0] !== own);
      list.replaceChildren(...(hit ? [codeItem(hit, strings)] : []), ...others.map(pageItem));
      status.textContent =
        count === 0 && !hit
          ? fill(strings.none, { query: text })
          : count <= 1
            ? strings.one
            : fill(strings.many, { count });
    } catch {
      if (mine !== last) return;
      list.replaceChildren(...(hit ? [codeItem(hit, strings)] : []));
      status.textContent = strings.failed;
    }
  };
}

/** Arrow keys walk through field and results; Enter in the field opens the first result. */
export function walkWithArrows(container: HTMLElement, field: HTMLInputElement, list: HTMLUListElement): void {
  container.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Enter' && event.target === field && !event.isComposing) {
      event.preventDefault();
      links[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.isComposing || links.length === 0) return;
    event.preventDefault();
    const next = at + step;
    if (next < 0) field.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  });
}
