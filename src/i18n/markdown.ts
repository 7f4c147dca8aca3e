import { defineHastPlugin, defineMdastPlugin, markdownToHast, markdownToHtml } from 'satteri';
import { href, type Lang } from './href.ts';

const features = { gfm: false, frontmatter: false };

/** What looks like a tag in our words is text: they hold bold, code and links, and no markup of their own. */
const asText = defineMdastPlugin({ name: 'text', html: ({ value }) => ({ type: 'text', value }) });

/** A path leads to the page in that language. */
const localised = (lang: Lang) =>
  defineHastPlugin({
    name: 'links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const path = String(node.properties['href']);
        if (path.startsWith('/')) context.setProperty(node, 'href', href(lang, path));
      },
    },
  });

/**
 * One paragraph of Markdown in our own words as HTML, without the paragraph's element. A path in a link is in English.
 * Throws when it is more than a paragraph, or when an asterisk is left over: in Japanese, `**` does not close between a
 * full stop and a letter.
 */
export function inline(text: string, lang: Lang, bold: 'b' | 'strong' = 'b'): string {
  if (text === '') return '';
  const { html } = markdownToHtml(text, { features, mdastPlugins: [asText], hastPlugins: [localised(lang)] });
  const [, inner] = /^<p>(.*)<\/p>\n?$/s.exec(html) ?? [];
  if (inner === undefined || /<p>|\*\*/.test(inner)) throw new Error(`not one paragraph of Markdown: ${text}`);
  return inner.replace(/(<\/?)strong>/g, `$1${bold}>`);
}

type Node = { readonly value?: string; readonly children?: readonly Node[] };
const textIn = ({ value, children = [] }: Node): string => value ?? children.map(textIn).join('');

/** The same words without any markup, for titles and descriptions. */
export const plain = (text: string): string => textIn(markdownToHast(text, { features }) as Node).trim();
