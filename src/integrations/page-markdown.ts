import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import { markdownOfMain } from '../api/markdown-writer.ts';

const isElement = (node: Html.Node): node is Html.Element => 'tagName' in node;

function find(node: Html.Node, tagName: string): Html.Element | undefined {
  if (isElement(node) && node.tagName === tagName) return node;
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    const found = find(child, tagName);
    if (found) return found;
  }
  return undefined;
}

/** What the main part of a page says, as Markdown; links become absolute. Empty for a page without one. */
export function pageMarkdown(html: string, address: URL): string {
  const main = find(parse(html), 'main');
  return main ? markdownOfMain(main, address) : '';
}
