import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import type { ObservedConnection, Recording } from '../../core/capture/observed.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { WaitShape } from '../../core/capture/waits.ts';
import type { Facts } from '../../core/diagnose/facts.ts';

/** One connection for the list. Its events stay in the worker until somebody looks at it. */
export type Listed = Omit<ObservedConnection, 'events'> & {
  readonly facts: Facts;
  /** Nobody listened: the client's packet was answered with RST. */
  readonly refused: boolean;
};

/** Another file of the same incident. `clockMs`: how far its clock is ahead, by what both saw; null: one has no clock. */
export type PairedFile = { readonly name: string; readonly connections: number; readonly clockMs: number | null };

/** What one file holds. `log`: it is text, and this is its beginning. */
export type ReadFile = {
  /** The files before this one that hold connections of this one as well. */
  readonly pairs: readonly PairedFile[];
  readonly name: string;
  readonly recording: Omit<Recording, 'connections'>;
  readonly connections: readonly Listed[];
  readonly waitsMs: readonly number[];
  readonly shape: WaitShape | null;
  readonly log: string | null;
};

/** One connection in full: as a picture shows it, and in the numbers that a simulation needs. */
export type Traced = { readonly observed: ObservedTrace; readonly numbers: ObservedNumbers | null };

export type Ask =
  | { readonly kind: 'read'; readonly files: readonly File[] }
  | { readonly kind: 'trace'; readonly file: number; readonly id: string };

export type Answer =
  | { readonly kind: 'progress'; readonly file: number; readonly bytes: number }
  | { readonly kind: 'done'; readonly files: readonly ReadFile[] }
  | { readonly kind: 'trace'; readonly file: number; readonly id: string; readonly traced: Traced };
