import { defaultLanguage, type Lang, languageOf, prefixOf } from './languages.ts';

export type { Lang } from './languages.ts';

const external = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/**
 * The address of a page of this site in one language, under whatever base path the site lives.
 *
 * `path` is the English path, with or without slashes at its ends, and may carry a query or a fragment:
 * `href(lang, '/1006/#fix')` is `/1006/#fix` below the prefix of the language. Files (`/codes.json`) are the same in all
 * languages. An address of another site and a bare fragment come back as they are.
 */
export function href(lang: Lang, path: string, base: string = import.meta.env.BASE_URL): string {
  if (external.test(path)) return path;
  const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const inner = pathname.replace(/^\/+|\/+$/g, '');
  const isFile = /\.[a-z]+$/.test(inner);
  const parts = [base.replace(/^\/+|\/+$/g, ''), isFile ? '' : prefixOf(lang), inner].filter(Boolean);
  return parts.length === 0 ? `/${rest}` : `/${parts.join('/')}${isFile ? '' : '/'}${rest}`;
}

/** The address of a file that exists once a language, such as the Markdown twin of a page. */
export const fileHref = (lang: Lang, path: string, base?: string): string =>
  href(defaultLanguage, `${prefixOf(lang)}/${path.replace(/^\/+/, '')}`, base);

/** The path of the Markdown twin of a page: `/1006/` → `/1006.md`, `/` → `/index.md`, `/ja/` → `/ja.md`. */
export const twinPath = (path: string): string => `${path.replace(/\/$/, '') || '/index'}.md`;

/** The language and the English path of an address of this site: `/1006/` below a prefix → that language, `/1006/`. */
export function fromHref(pathname: string, base: string = import.meta.env.BASE_URL): readonly [Lang, string] {
  const root = base.replace(/\/+$/, '');
  const inner = root && pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  const [, first, rest = ''] = /^\/([^/]*)(.*)$/s.exec(inner) ?? [];
  const lang = languageOf(first);
  if (lang === undefined || lang === defaultLanguage)
    return [defaultLanguage, inner.startsWith('/') ? inner : `/${inner}`];
  return [lang, rest.startsWith('/') ? rest : `/${rest}`];
}
