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
