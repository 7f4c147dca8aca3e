import type { ActName } from '../../core/acts/acts.ts';

/** The ones worth a button of their own beside a line: with a goodbye above, without one below. */
export const buttons: Readonly<Record<'a' | 'b' | 'only', readonly ActName[]>> = {
  a: ['shutdown', 'tab'],
  b: ['cable', 'restore', 'kill', 'proxyDrop'],
  only: ['shutdown', 'cable', 'restore', 'close1000'],
};
