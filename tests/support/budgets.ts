import { FIRST_WINDOW_BYTES } from './first-window.ts';

const KB = 1_024;

/** The most a page may move before anybody does anything, in bytes after brotli. */
export type Budget = { readonly document: number; readonly script: number; readonly total: number };

/** A page to read: document and styles in the first window, and no framework. */
const reading: Budget = { document: FIRST_WINDOW_BYTES, script: 6 * KB, total: 16 * KB };
/** A page whose pictures are drawn at build time; the simulation itself loads when it is used. */
const drawn: Budget = { document: 40 * KB, script: 8 * KB, total: 40 * KB };

/** One page of each template, by its English path. */
export const budgets: Readonly<Record<string, Budget>> = {
  '': reading,
  // With the question above its figure.
  '1001-vs-1006/': { document: 26 * KB, script: 24 * KB, total: 48 * KB },
  '1006/': reading,
  '1005-vs-1006/': reading,
  '4000-4999/': reading,
  'codes/': reading,
  'compare/': reading,
  'link-here/': reading,
  'questions/': reading,
  'changes/': reading,
  'guides/proxies/': reading,
  'onboarding/cheat-sheet/': reading,
  'workshop/': reading,
  'embed/code/1006/': reading,
  'embed/timeline/': drawn,
  'embed/backoff/': drawn,
  'embed/herd/': drawn,
  'embedding/': drawn,
  'evidence/': drawn,
  'simulator/': drawn,
  'backoff/': drawn,
  'herd/': drawn,
  'diagnose/': drawn,
  // Its steps are simulated in the reader's browser, which is what the page is for.
  'onboarding/': { document: 24 * KB, script: 40 * KB, total: 56 * KB },
};
