/** A run of text inside one sentence: the few marks that strings of this site need, and no more. */
export type RichPart =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'sources'; readonly ids: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly path: string };

const MARK = /`([^`]+)`|\*\*([^*]+)\*\*|\[\[([^\]]+)\]\]|\[([^\]]+)\]\(([^)]+)\)/g;

/**
 * Splits `**strong**`, `` `code` ``, `[[source-id,source-id]]` and `[text](path)` out of a sentence.
 * Parts, not HTML: so that a string can never become markup.
 */
export function parseRich(sentence: string): readonly RichPart[] {
  const parts: RichPart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(MARK)) {
    if (match.index > end) parts.push({ kind: 'text', text: sentence.slice(end, match.index) });
    const [whole, code, strong, ids, text, path] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (ids !== undefined) parts.push({ kind: 'sources', ids: ids.split(',') });
    else if (text !== undefined && path !== undefined) parts.push({ kind: 'link', text, path });
    end = match.index + whole.length;
  }
  if (end < sentence.length) parts.push({ kind: 'text', text: sentence.slice(end) });
  return parts;
}
