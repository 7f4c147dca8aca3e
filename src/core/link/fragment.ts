/**
 * The one grammar of what stands behind `#` on every page. A fragment with `=` is state, any other is an anchor.
 * The keys are permanent: error messages in other people's software hold them. Add at the end, never rename.
 */
export const fragmentKeys = [
  'v',
  'run',
  'code',
  'after',
  'clean',
  'reason',
  'lib',
  'theme',
  'lang',
  'scenario',
  'profile',
  'at',
  'every',
  'opened',
  'error',
  'side',
  'symptom',
  'backoff',
  'herd',
  'seed',
  'done',
  'phase',
  'rhythm',
  'traffic',
  'who',
  'around',
  'via',
  'status',
  'signs',
  'hops',
  'service',
  'path',
  'about',
] as const;

export type FragmentKey = (typeof fragmentKeys)[number];
export type FragmentValues = { readonly [key in FragmentKey]?: string };

/** Chat and mail programs cut links near 2,000 characters; what stands before the fragment needs some of them. */
export const fragmentLengthMax = 1900;
/** Longer than any Close reason (123 bytes), short enough to show. */
export const valueLengthMax = 256;
/** States of tools, never shown: only the limit of the whole applies. */
const unlimited: ReadonlySet<string> = new Set(['run', 'backoff', 'herd', 'hops'] satisfies FragmentKey[]);
const isTooLong = (key: string, value: string): boolean => value.length > valueLengthMax && !unlimited.has(key);

export type Fragment =
  /** Nothing there, or an anchor. */
  | { readonly kind: 'none' }
  /** `values` are decoded but otherwise as the link says: text to check, never markup. */
  | { readonly kind: 'ok'; readonly values: FragmentValues }
  /** Too long, or a value of a known key cannot be decoded or is too long. `values` are those that are well. */
  | { readonly kind: 'broken'; readonly values: FragmentValues };

const known: ReadonlySet<string> = new Set(fragmentKeys);

/** Reads `location.hash`, with or without its `#`. Unknown keys are ignored, the first of equal keys counts. Never throws. */
export function parseFragment(hash: string): Fragment {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (!text.slice(0, fragmentLengthMax).includes('=')) return { kind: 'none' };
  if (text.length > fragmentLengthMax) return { kind: 'broken', values: {} };
  const values: { [key in FragmentKey]?: string } = {};
  let kind: 'none' | 'ok' | 'broken' = 'none';
  for (const part of text.split('&')) {
    const cut = part.indexOf('=');
    const key = part.slice(0, Math.max(cut, 0));
    if (!known.has(key) || Object.hasOwn(values, key)) continue;
    try {
      const value = decodeURIComponent(part.slice(cut + 1).replaceAll('+', ' '));
      if (isTooLong(key, value)) kind = 'broken';
      else {
        values[key as FragmentKey] = value;
        if (kind === 'none') kind = 'ok';
      }
    } catch {
      kind = 'broken'; // not percent-encoded UTF-8
    }
  }
  return kind === 'none' ? { kind } : { kind, values };
}

/** A lone surrogate has no percent-encoding, so it becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** The fragment without `#`, in the order of `fragmentKeys`; null when it would break the limits. */
export function formatFragment(values: FragmentValues): string | null {
  const parts: string[] = [];
  for (const key of fragmentKeys) {
    const value = values[key];
    if (value === undefined) continue;
    if (isTooLong(key, value)) return null;
    parts.push(`${key}=${encodeURIComponent(wellFormed(value))}`);
  }
  const text = parts.join('&');
  return text.length > fragmentLengthMax ? null : text;
}
