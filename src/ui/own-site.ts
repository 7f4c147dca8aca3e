/**
 * Where this copy of the site is, without a last slash: a page names the address of its build (SITE), and a script knows
 * better. `built` is that address in a text of the page; a text without it stays as it is.
 */
export const ownRoot = (): string => new URL(import.meta.env.BASE_URL, location.origin).href.replace(/\/$/, '');

/** Puts this copy's own address in the place of the one of the build, in all text below `parent`. */
export function nameOwnSite(parent: Element, built: string): void {
  const root = ownRoot();
  if (built === root || built === '') return;
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.includes(built)) node.nodeValue = text.replaceAll(built, root);
  }
}
