/** The name of a page's picture for link previews, by its English path: `/1006/` → `1006`. */
export const cardName = (path: string): string => path.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home';

/** Its path from the site's root: `cards/<language>/1006.png`. */
export const cardFile = (lang: string, path: string): string => `cards/${lang}/${cardName(path)}.png`;
