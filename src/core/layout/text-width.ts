/**
 * Advance widths in 1/100 em, for text that nobody can measure at build time. Between Inter, Segoe UI, Roboto and
 * Noto Sans they differ by some per cent, so these lean to the wide side.
 */
const narrow = /[iljI.,:;'|!()[\] ·]/;
const slim = /[frt"\-/\\*^]/;
const wide = /[mwMW@%…—]/;
const capital = /[A-Z#&+=<>~×–]/;

/** The width of a line of text, in px. Anything from U+1100 counts as full width: the site writes no half-width kana. */
export function textWidth(text: string, sizePx: number, bold = false): number {
  let units = 0;
  for (const character of text)
    units +=
      character >= '\u1100'
        ? 100
        : narrow.test(character)
          ? 30
          : slim.test(character)
            ? 40
            : wide.test(character)
              ? 92
              : capital.test(character)
                ? 70
                : 59;
  return (units * sizePx * (bold ? 1.06 : 1)) / 100;
}
