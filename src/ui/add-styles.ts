const added = new Set<string>();

/** Adds styles that come with a script, once. A constructed style sheet: the policy allows no inline styles later. */
export function addStyles(css: string): void {
  if (added.has(css)) return;
  added.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
