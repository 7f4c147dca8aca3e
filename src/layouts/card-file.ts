/** The picture of a page for link previews, as a path from the site's root: `/1006/` → `cards/<language>/1006.png`. */
export const cardFile = (lang: string, path: string): string =>
  `cards/${lang}/${path.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home'}.png`;
