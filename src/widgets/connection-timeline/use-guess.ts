import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { subjectOf } from '../../core/trace/faults.ts';
import { tellingFaults } from '../../core/trace/readouts.ts';
import { guessed } from '../../ui/guess/settle-guess.ts';
import type { Change, State } from './state.ts';
import type { Story } from './story.ts';

type Options = {
  readonly root: RefObject<Element>;
  readonly guessing: boolean;
  readonly story: Story;
  readonly state: State;
  readonly nowMs: number;
  readonly dispatch: (next: Change) => void;
  readonly say: (text: string) => void;
};

/** A value by which a guess says that it was left out. */
const skipped = 'skip';

/**
 * Lets the run answer the question above the figure: it plays from the fault on, and the answer appears when the client
 * detects it. Returns from when on the picture is held back,
 * in ms; null where nothing is asked.
 */
export function useGuess({ root, guessing, story, state, nowMs, dispatch, say }: Options): number | null {
  const fault = guessing ? tellingFaults(story.lines.at(-1)!.facts)[0] : undefined;
  const detection = fault?.[subjectOf(fault)];
  const answeredMs = detection && 'atMs' in detection ? detection.atMs : Number.POSITIVE_INFINITY;
  const hasRun = useRef(false);
  const asked = (): Element | null => root.current?.closest('.guess-first')?.querySelector('.guess') ?? null;
  const { playing } = state;

  useEffect(() => {
    const guess = guessing && asked();
    if (!guess) return;
    const play = (): void => {
      const made = guess.getAttribute('data-answered');
      if (made === null || made === skipped || guess.closest('[data-over]')) return;
      guess.setAttribute('data-running', '');
      dispatch({ kind: 'play', nowMs: fault?.atMs ?? 0, endMs: story.endMs });
    };
    guess.addEventListener(guessed, play);
    // The guess that made this script load.
    play();
    return () => guess.removeEventListener(guessed, play);
  }, []);

  useEffect(() => {
    hasRun.current ||= playing;
    const guess = asked();
    if (!guess?.hasAttribute('data-running') || !hasRun.current || (playing && nowMs < answeredMs)) return;
    guess.removeAttribute('data-running');
    say(guess.querySelector('.guess-answer')?.textContent ?? '');
  }, [playing, nowMs]);

  return fault?.atMs ?? null;
}
