/** Controls of Unicode's bidirectional algorithm (UAX #9 §2): they reorder what stands around them. */
const reordering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Control characters, line ends included (Unicode category Cc). */
const controls = /\p{Cc}/gu;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Somebody's text, such as a close reason, with what cannot be seen written as escapes, so that it turns nothing around
 * it. Printable text stays as it is, right-to-left scripts included.
 */
export const visibleText = (text: string): string => text.replace(reordering, escapeOf).replace(controls, escapeOf);
