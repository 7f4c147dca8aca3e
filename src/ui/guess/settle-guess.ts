/** What a guess tells the page around it once it is made; it bubbles. */
export const guessed = 'guess';

/** What a reader does to a figure instead of guessing. */
const uses = ['click', 'input', 'keydown'] as const;

/**
 * Notes on a guess that it is made (`data-answered` holds its value), and tells the page. A touch settles it; from the
 * keyboard, where arrows choose on their way, Enter, space or leaving it does. Whoever uses the figure below without a
 * guess is shown all of it (`data-over`).
 */
export function settleGuess(guess: Element): void {
  const settle = (): void => {
    const chosen = guess.querySelector<HTMLInputElement>(':checked');
    if (!chosen || guess.hasAttribute('data-answered')) return;
    guess.setAttribute('data-answered', chosen.value);
    guess.dispatchEvent(new CustomEvent(guessed, { bubbles: true }));
  };
  guess.addEventListener('change', () => {
    if (!guess.querySelector(':focus-visible')) settle();
  });
  guess.addEventListener('keyup', (event) => {
    if (['Enter', ' '].includes((event as KeyboardEvent).key)) settle();
  });
  guess.addEventListener('focusout', (event) => {
    if (!guess.contains((event as FocusEvent).relatedTarget as Node | null)) settle();
  });
  const figure = guess.closest('.guess-first');
  const use = (event: Event): void => {
    const target = event.target as Element;
    if (guess.contains(target) || !target.closest('button, input, select')) return;
    if ((event as KeyboardEvent).key !== 'Tab') figure?.setAttribute('data-over', '');
  };
  // Before the island, which keeps early clicks to itself.
  for (const type of uses) figure?.addEventListener(type, use, true);
}
