import { rangeOf } from '../../core/protocol/close-codes.ts';

/** The number as it stands in the address and the id of its range, `too-big` for what fits in no Close frame. */
export type Answer = { readonly code: string; readonly range: string };

/** Digits that a shell, a log or a person may have put into an address; longer ones are cut for display. */
const digitsMax = 12;

/** The answer to `/4321` or `/4321/`, undefined for an address that is not a number. */
export function answerFor(path: string): Answer | undefined {
  const [, digits] = /^\/?(\d+)\/?$/.exec(path) ?? [];
  if (digits === undefined) return undefined;
  const code = digits.length > digitsMax ? `${digits.slice(0, digitsMax)}…` : digits;
  return { code, range: rangeOf(Number(digits))?.id ?? 'too-big' };
}
