/** What is not text between tags: comments, whole scripts and styles, single tags. */
const markup = /(<!--[\s\S]*?-->|<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<[^>]+>)/;

/** Zero-width space: Pagefind takes it for the end of a word, and an excerpt shows nothing of it. */
const separator = '\u200b';

/** Puts a zero-width space between the words of a language that writes without spaces; tags stay as they are. */
export function segmentHtml(html: string, language: string): string {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return html
    .split(markup)
    .map((part) =>
      part.startsWith('<') ? part : [...segmenter.segment(part)].map(({ segment }) => segment).join(separator),
    )
    .join('');
}
