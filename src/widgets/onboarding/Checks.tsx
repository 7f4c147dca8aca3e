import type { JSX } from 'preact';
import type { CheckResult } from '../../core/learn/task.ts';
import { fill } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { checkText, valueText } from './words.ts';

/** The checks of a task with what the last run showed; before the first run they only say what is asked. */
export function Checks({
  results,
  ran,
  words,
}: {
  results: readonly CheckResult[];
  ran: boolean;
  words: OnboardingWords;
}): JSX.Element {
  const met = results.filter((result) => result.met).length;
  return (
    <>
      <ul class="ob-checks">
        {results.map((result) => (
          <li class={ran ? (result.met ? 'met' : 'missed') : ''}>
            <svg
              viewBox="0 0 18 18"
              width="18"
              height="18"
              role="img"
              aria-label={ran ? (result.met ? words.met : words.notMet) : ''}
              aria-hidden={!ran}
            >
              <path d={!ran ? 'M4 9h10' : result.met ? 'm3 9.500 4 4.500 8-10' : 'm4 4 10 10m0-10L4 14'} />
            </svg>
            <span>{checkText(result.check, words)}</span>
            {ran && <b>{valueText(result, words)}</b>}
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {ran ? fill(words.checksMet, { n: met, all: results.length }) : ''}
      </p>
    </>
  );
}
