import type { Side } from '../protocol/segment.ts';

/** A stretch that a recording cannot speak of: one end, or both and what is between them. ms; `toMs` null: to the end. */
export type Unseen = { readonly side: Side | 'both'; readonly fromMs: number; readonly toMs: number | null };

/** What a recording could see of the events in its trace; a simulated trace has none of this. */
export type Observation = {
  /** Where the recorder was: in the client's process, or somewhere on the wire. */
  readonly recorder: 'client' | 'wire';
  readonly unseen: readonly Unseen[];
  /**
   * The code that the client's script must have seen, where no file recorded the event itself. `code` null: what was
   * recorded does not allow a conclusion.
   */
  readonly concluded: readonly { readonly atMs: number; readonly code: number | null }[];
};
