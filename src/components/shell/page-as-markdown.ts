import type { DefaultTreeAdapterTypes as Html } from 'parse5';
import { markdownOfMain, twinText } from '../../api/markdown-writer.ts';
import { href } from '../../i18n/href.ts';
import { defaultLanguage } from '../../i18n/languages.ts';

/** A part of the page in the form that the build reads: names in lower case, attributes as a list. */
function copied(node: Node): Html.ChildNode | null {
  if (node instanceof Text) return { nodeName: '#text', value: node.data } as Html.TextNode;
  if (!(node instanceof Element)) return null;
  const { localName: tagName, attributes } = node;
  return {
    nodeName: tagName,
    tagName,
    attrs: [...attributes].map(({ name, value }) => ({ name, value })),
    childNodes: [...node.childNodes].map(copied).filter((one) => one !== null),
  } as Html.Element;
}

/** This page as Markdown, for a reader without network. */
export function pageAsMarkdown(): string {
  const url = new URL(location.origin + location.pathname);
  const map = new URL(href(defaultLanguage, '/llms.txt'), url).href;
  return twinText(markdownOfMain(copied(document.querySelector('main')!) as Html.Element, url), url, map);
}
