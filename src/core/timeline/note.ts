import type { Scene } from './scene.ts';

/**
 * A numbered fact about a line, and the stretch that it is about; ms, the same twice for a moment. `open`: how long the
 * connection was open. `quiet`: how long nothing came. `end`: how that ended. `wait`: before the next attempts.
 */
export type Note = {
  readonly number: number;
  readonly kind: 'open' | 'quiet' | 'end' | 'wait' | 'event';
  readonly fromMs: number;
  readonly toMs: number;
  /** What is written beside the number where there is room, the longest first. */
  readonly words: readonly string[];
  /** What a narrow picture writes below the last of the words. */
  readonly below?: string;
  /** What is written beside the code that follows from it, the longest first. */
  readonly concluded?: readonly string[];
};

/** The number on its disc. */
export const marks = ['noted'] as const;
/** The line of a length, below what was seen at moments on it. */
export const line = { marks: ['noted-line'] } as const;

/** Facts, and what draws their numbers (marks/noted.ts): pictures without any do not load it. */
export type Noted = {
  readonly notes: readonly Note[];
  readonly drawing: { readonly lengths: (scene: Scene) => void; readonly moments: (scene: Scene) => void };
};
