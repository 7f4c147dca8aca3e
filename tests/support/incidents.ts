import { incidentLink } from '../../src/core/link/code-link.ts';
import { parseFragment } from '../../src/core/link/fragment.ts';

/** The address in the recipes for linking here; pages show their own instead. */
export const recipeSite = 'https://close-codes.example';

export type Closing = { code: number; reason: string; wasClean: boolean };

/** Closings and how many seconds each connection had been open: every kind of number, and reasons that need escapes. */
export const incidents: readonly (readonly [Closing, number])[] = [
  [{ code: 1006, reason: '', wasClean: false }, 60.04],
  [{ code: 1001, reason: 'going down', wasClean: true }, 0],
  [{ code: 4321, reason: '満員 & more=less', wasClean: true }, 12.5],
  [{ code: 999, reason: '100%', wasClean: true }, 1],
  [{ code: 2000, reason: '', wasClean: true }, 1],
  [{ code: 3003, reason: '', wasClean: true }, 1],
  [{ code: 3999, reason: '', wasClean: true }, 1],
  [{ code: 5000, reason: '', wasClean: true }, 1],
  [{ code: 65_535, reason: 'x'.repeat(123), wasClean: false }, 86_400],
];

/** Path and parsed fragment: two links are the same when a page reads the same from them. */
export const readLink = (link: string) => {
  const { pathname, hash } = new URL(link, recipeSite);
  return { pathname, fragment: parseFragment(hash) };
};

/** What a page has to read; the shorter recipes do not say `clean`. */
export const expectedOf = ([{ code, reason, wasClean }, afterSeconds]: (typeof incidents)[number], withClean = true) =>
  readLink(incidentLink({ code, reason, afterSeconds, ...(withClean ? { wasClean } : {}) })!);
