import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import type { ObservedConnection, Opening, ReadProblem, Recording } from '../../core/capture/observed.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import type { LastAlert } from '../../core/diagnose/last-alert.ts';
import type { DroppedLog } from '../../ui/log-event.ts';

/** One connection for the list. Its events stay in the worker until somebody looks at it. */
export type Listed = Omit<ObservedConnection, 'events'> & {
  readonly facts: Facts;
  readonly opening: Opening;
  /** From when on it was surely open, ms. */
  readonly openSinceMs: number | null;
  /** Something recorded says how it ended, so that causes can be ranked. */
  readonly isEndTold: boolean;
  /** Nobody listened: the client's packet was answered with RST. */
  readonly refused: boolean;
  /** It was asked for again and again, and nobody answered. */
  readonly unanswered: boolean;
  /** What ended the handshake of TLS. */
  readonly alert: LastAlert | null;
  /** The last message before the end, of either side. */
  readonly lastMessageAtMs: number | null;
  /** When its page was left, as far as that was recorded. */
  readonly leftAtMs: number | null;
  /** The files that show it, by their place in the list. */
  readonly files: readonly number[];
};

/** Another file of the same incident. `clockMs`: how far its clock is ahead, by what both saw; null: one has no clock. */
export type PairedFile = { readonly name: string; readonly connections: number; readonly clockMs: number | null };

/** What one file holds. `log`: it is text, and this is its beginning. */
export type ReadFile = {
  readonly name: string;
  readonly recording: Omit<Recording, 'connections' | 'problems'>;
  /** `no-access`: a folder, which can be dropped as well, or a file that is gone since. */
  readonly problems: readonly (ReadProblem | 'no-access')[];
  /** How many connections it shows. */
  readonly connections: number;
  /** The files before this one that hold connections of this one as well. */
  readonly pairs: readonly PairedFile[];
  /** It shares no connection with any other file. */
  readonly isApart: boolean;
  readonly log: DroppedLog | null;
};

/** Connections of files that belong together; their times are on one clock. Ids are unique over all incidents. */
export type ListedIncident = { readonly startEpochMs: number | null; readonly connections: readonly Listed[] };

export type Found = { readonly files: readonly ReadFile[]; readonly incidents: readonly ListedIncident[] };

/** One connection in full: as a picture shows it, and in the numbers that a simulation needs. */
export type Traced = { readonly observed: ObservedTrace; readonly numbers: ObservedNumbers | null };

export type Ask =
  | { readonly kind: 'read'; readonly files: readonly File[] }
  | { readonly kind: 'trace'; readonly id: string };

export type Answer =
  | { readonly kind: 'progress'; readonly file: number; readonly bytes: number }
  /** Some connections of an incident, before `done`: unpacking thousands in one message would keep the page busy. */
  | { readonly kind: 'listed'; readonly incident: number; readonly connections: readonly Listed[] }
  | {
      readonly kind: 'done';
      readonly files: readonly ReadFile[];
      readonly incidents: readonly Omit<ListedIncident, 'connections'>[];
    }
  | { readonly kind: 'trace'; readonly id: string; readonly traced: Traced };
