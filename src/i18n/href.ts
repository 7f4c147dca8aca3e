export type Lang = 'en' | 'ja';

export const languages: readonly Lang[] = ['en', 'ja'];

const external = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/**
 * The address of a page of this site in one language, under whatever base path the site lives.
 *
 * `path` is the English path, with or without slashes at its ends, and may carry a query or a fragment: `href('ja',
 * '/1006/#fix')` is `/ja/1006/#fix`. Files (`/codes.json`) are the same in all languages. An address of another site
 * and a bare fragment come back as they are.
 */
export function href(lang: Lang, path: string, base: string = import.meta.env.BASE_URL): string {
  if (external.test(path)) return path;
  const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const inner = pathname.replace(/^\/+|\/+$/g, '');
  const isFile = /\.[a-z]+$/.test(inner);
  const parts = [base.replace(/^\/+|\/+$/g, ''), lang === 'en' || isFile ? '' : lang, inner].filter(Boolean);
  return parts.length === 0 ? `/${rest}` : `/${parts.join('/')}${isFile ? '' : '/'}${rest}`;
}

/** The language and the English path of an address of this site: `/ja/1006/` → `['ja', '/1006/']`. */
export function fromHref(pathname: string, base: string = import.meta.env.BASE_URL): readonly [Lang, string] {
  const root = base.replace(/\/+$/, '');
  const inner = root && pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  const [, prefix, rest] = /^(\/ja(?=\/|$))?(.*)$/s.exec(inner) ?? [];
  return [prefix ? 'ja' : 'en', rest?.startsWith('/') ? rest : `/${rest ?? ''}`];
}
