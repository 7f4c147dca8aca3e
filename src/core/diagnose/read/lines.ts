/** More is not read: 2 million characters are a log of tens of thousands of lines, and a person pastes less. */
export const textMax = 2_000_000;
/** Of a longer line only the beginning is read: no message that anybody prints is longer. */
export const lineMax = 4000;

/** One line as it was pasted, cut at `lineMax`. `number` counts from 1. */
export type Line = { readonly number: number; readonly text: string };

const isEnd = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** The lines of a text, whatever ends them. Looks at every character once. */
export function linesOf(pasted: string): readonly Line[] {
  const end = Math.min(pasted.length, textMax);
  const lines: Line[] = [];
  let from = 0;
  for (let i = 0; i <= end; i++) {
    const code = i < end ? pasted.charCodeAt(i) : 10;
    if (!isEnd(code)) continue;
    lines.push({ number: lines.length + 1, text: pasted.slice(from, Math.min(i, from + lineMax)) });
    if (code === 13 && pasted.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
  return lines;
}
