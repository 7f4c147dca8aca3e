import { type ActName, offers } from '../../core/acts/acts.ts';
import type { Run } from '../../core/link/run.ts';

/** The ones worth a button of their own beside a line: with a goodbye above, without one below. */
export const buttons: Readonly<Record<'a' | 'b' | 'only', readonly ActName[]>> = {
  a: ['shutdown', 'tab'],
  b: ['cable', 'restore', 'kill', 'proxyDrop'],
  only: ['shutdown', 'cable', 'restore', 'close1000'],
};

/** The buttons below the picture on a phone; where there are two, the second undoes the first and takes its place. */
export const thumbButtons: Readonly<Record<'a' | 'b' | 'only', readonly (readonly [ActName, ...ActName[]])[]>> = {
  a: [['shutdown']],
  b: [['cable', 'restore']],
  only: [['shutdown'], ['cable', 'restore']],
};

/** When this was last done up to a moment, in ms; null: not yet. */
export const doneAtMs = ({ acts }: Run, name: ActName, nowMs: number): number | null =>
  acts.findLast(({ kind, atMs }) => kind === offers[name].kind && atMs <= nowMs)?.atMs ?? null;
