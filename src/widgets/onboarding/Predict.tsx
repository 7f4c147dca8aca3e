import type { JSX } from 'preact';
import type { Task } from '../../core/learn/task.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { keep } from './words.ts';

type Props = {
  task: Task;
  words: OnboardingWords;
  guess: string | undefined;
  onGuess: (guess: string) => void;
};

/** The guess before the act. Once made it stands beside what happens. */
export function Predict({ task, words, guess, onGuess }: Props): JSX.Element {
  const { question, guesses } = words.steps[task.id];
  const { options, right } = task.prediction;
  return (
    <fieldset class={`ob-part ${guess === undefined ? 'now' : 'done'}`}>
      <legend>
        <i>1</i> {words.predict}
      </legend>
      <p>{keep(question)}</p>
      <ul class="ob-guesses">
        {options.map((option) => {
          const mine = option === guess;
          const truth = guess !== undefined && option === right;
          return (
            <li key={option}>
              <button
                type="button"
                class={`chip ${mine ? 'mine' : ''} ${truth ? 'truth' : ''}`}
                disabled={guess !== undefined && !mine && !truth}
                aria-pressed={mine}
                onClick={() => guess === undefined && onGuess(option)}
              >
                <span>{keep(guesses[option] ?? option)}</span>
                {mine && <small> {words.yourGuess}</small>}
                {truth && <small> {words.whatHappens}</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
