import { href, type Lang } from '../../i18n/href.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The small markup of our own words as HTML: `**bold**`, `` `code` `` and `[text](/path/)`. Everything else is text. */
export function inline(text: string, lang: Lang): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(
      /\[([^\]]+)\]\(([^)]+)\)/g,
      (_, words: string, path: string) => `<a href="${href(lang, path)}">${words}</a>`,
    );
}

/** The same words without any markup, for titles and descriptions. */
export const plain = (text: string): string => text.replace(/[`*]/g, '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
