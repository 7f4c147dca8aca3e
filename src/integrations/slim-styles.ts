import type { Edit, PageHtml } from './page-html.ts';

type Slimmed = { readonly edits: readonly Edit[]; readonly styles: readonly string[] };

/**
 * One style element in the head of a page, without the rules of components that it has not, and of `:root` and `body` in
 * another language, and short names for the scopes of its components; the order of the rules stays the same. `styles` is what the style elements hold afterwards. The policy holds a hash for each element, which no compression makes smaller, and Astro's
 * `data-astro-cid-hkbrpulz` is on every element of a component: together up to 700 bytes of a page after brotli.
 */
export function slimStyles({ html, lang, styles, scopes }: PageHtml): Slimmed {
  const names = shortNames(html, new Set(scopes.map(({ value }) => value)));
  const rename = (css: string): string => css.replace(/data-astro-cid-\w+/g, (name) => names.get(name) ?? name);
  const inHead = styles.filter((style) => style.isPlainInHead);
  const others = styles.filter((style) => !style.isPlainInHead);
  const ofLanguage = (css: string): string =>
    css.replace(/(?<=^|[{}])(?::root|body):lang\((\w+)\)\{[^{}]*\}/g, (rule, of) => (of === lang ? rule : ''));
  // What is left of Astro's own names after that is on no element.
  const ofPage = (css: string): string =>
    css.replace(/(?<=^|[{}])[^{}@]*\{[^{}]*\}/g, (rule) => (hasElements(rule) ? rule : ''));
  const rules = ofPage(ofLanguage(rename(inHead.map(({ value }) => value.trim()).join(''))));
  return {
    edits: [
      ...scopes.map((scope) => ({ ...scope, by: rename(scope.value) })),
      ...others.map((style) => ({ ...style, by: rename(html.slice(style.start, style.end)) })),
      ...inHead.map((style, i) => ({ ...style, by: i === 0 ? `<style>${rules}</style>` : '' })),
    ],
    styles: [...(inHead.length > 0 ? [rules] : []), ...others.map(({ value }) => rename(value))],
  };
}

/** Whether any selector of a rule is for elements that a page may have: not all name a component without any. */
const hasElements = (rule: string): boolean =>
  selectorsOf(rule.slice(0, rule.indexOf('{'))).some((selector) => !selector.includes('[data-astro-cid-'));

/** The selectors of a list; one comma inside brackets does not part it. */
const selectorsOf = (list: string): readonly string[] => list.split(/,(?![^([]*[)\]])/);

/** `data-a`, `data-b` and so on: a name for each attribute that the page does not have yet. */
function shortNames(html: string, attributes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const taken = new Set(html.match(/data-[\w-]+/g));
  let next = 10;
  const shortName = (): string => {
    const name = `data-${(next++).toString(36)}`;
    return taken.has(name) ? shortName() : name;
  };
  return new Map([...attributes].map((attribute) => [attribute, shortName()]));
}
