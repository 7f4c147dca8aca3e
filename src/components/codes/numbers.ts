import { closeCodeRanges, closeCodes } from '../../core/protocol/close-codes.ts';

/** The addresses of all pages about a number or a range of numbers: `1006`, `4000-4999`. */
export const numberPaths = (): { readonly params: { readonly code: string } }[] => [
  ...closeCodes.map(({ code }) => ({ params: { code: String(code) } })),
  ...closeCodeRanges.filter(({ hasPage }) => hasPage).map(({ id }) => ({ params: { code: id } })),
];

export const isRange = (code: string): boolean => code.includes('-');
