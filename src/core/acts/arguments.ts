import { reasonBytesMax } from '../protocol/close-call.ts';

/**
 * Every word that an argument can be. Links hold a word's place in this list, so it is permanent: add at the end, never
 * reorder.
 */
export const argumentWords = [
  'fin',
  'rst',
  'drop',
  'invalid-utf8',
  'masked',
  'reserved-bit',
  'close-999',
  'close-1005',
  'close-1006',
  'close-1015',
  'at-once',
  'too-big',
  'reject',
  'no-error',
  'internal-error',
  'refused-stream',
  'cancel',
  'connection',
  'end',
  'client',
  'server',
  'carrier',
  'route',
  'address-added',
  'address-removed',
  'address-changed',
  'ipv6-address-added',
  'interface-added',
  'route-replaced',
  'inflate-error',
  'inflate-cut-off',
  'inflate-bomb',
  'lifetime',
] as const;

/** The short name of each argument in links, and what it holds: permanent. */
export const argumentCodes = {
  code: ['c', 'number'],
  reason: ['r', 'text'],
  unread: ['u', 'number'],
  how: ['h', 'word'],
  exit: ['e', 'word'],
  size: ['z', 'word'],
  error: ['x', 'word'],
  ends: ['n', 'word'],
  from: ['f', 'word'],
  limit: ['l', 'word'],
  minutes: ['m', 'number'],
  mebibytes: ['b', 'number'],
} as const satisfies Readonly<Record<string, readonly [code: string, holds: 'number' | 'text' | 'word']>>;

export type ArgumentName = keyof typeof argumentCodes;

/** What one act accepts: whole numbers up to `max`, some words, or a text of at most `bytesMax` bytes of UTF-8. */
export type ArgumentRange =
  | { readonly max: number }
  | { readonly words: readonly (typeof argumentWords)[number][] }
  | { readonly bytesMax: number };

/** Whatever fits into a Close frame's two bytes. RFC 6455 §5.5.1. */
export const closeCode: ArgumentRange = { max: 65_535 };
export const closeReason: ArgumentRange = { bytesMax: reasonBytesMax };
/** How long something lasts, up to an hour. */
export const minutes: ArgumentRange = { max: 60 };
/** What compressed data become. */
export const mebibytes: ArgumentRange = { max: 1024 };
/** 0 or 1. */
export const flag: ArgumentRange = { max: 1 };
export const oneOf = (...words: readonly (typeof argumentWords)[number][]): ArgumentRange => ({ words });
