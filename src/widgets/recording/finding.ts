import { type Format, fill } from '../../core/format.ts';
import type { Note } from '../../core/timeline/note.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';

/** ms on the axis of the picture; a moment begins and ends at once. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** A sentence about what was recorded, and where that is in the picture; null: it has no place there. */
export type Finding = { readonly text: string; readonly span: Span | null } & Pick<Note, 'kind'> &
  Partial<Pick<Note, 'words' | 'below' | 'concluded'>>;

/** A finding with the number that it has in the list and in the picture; null: none. */
export type NumberedFinding = Finding & { readonly number: number | null };

export const moment = (atMs: number | null): Span | null =>
  atMs === null ? null : { fromMs: Math.max(0, atMs), toMs: Math.max(0, atMs) };

/** Those with a place first, with numbers; then the others. */
export function numbered(findings: readonly Finding[]): readonly NumberedFinding[] {
  const placed = findings.filter(({ span }) => span !== null);
  return [
    ...placed.map((one, i): NumberedFinding => ({ ...one, number: i + 1 })),
    ...findings.filter(({ span }) => span === null).map((one): NumberedFinding => ({ ...one, number: null })),
  ];
}

/** What stands in the picture. */
export const notesOf = (findings: readonly NumberedFinding[]): readonly Note[] =>
  findings.flatMap(({ number, span, kind, words = [], below, concluded }) =>
    number === null || span === null
      ? []
      : [
          {
            number,
            kind,
            ...span,
            words,
            ...(below !== undefined && { below }),
            ...(concluded !== undefined && { concluded: concluded.map((text) => fill(text, { number })) }),
          },
        ],
  );

/** Where a finding is in the picture, as text: for who reads a report, or does not see the picture. */
export function whenOf({ span }: Finding, { exact, range }: Format): string | null {
  if (!span) return null;
  const [from, to] = [exact(span.fromMs, 3), exact(span.toMs, 3)];
  return from === to ? from : range(from, to);
}

/** Where the numbers stand, for those who do not see the picture. */
export const notesInWords = (
  findings: readonly NumberedFinding[],
  { notes }: RecordingStrings,
  written: Format,
): string | undefined => {
  const said = findings.flatMap((one) => {
    const when = whenOf(one, written);
    return one.number === null || when === null ? [] : [fill(notes.one, { number: one.number, when })];
  });
  return said.length > 0 ? fill(notes.all, { list: written.list(said) }) : undefined;
};
