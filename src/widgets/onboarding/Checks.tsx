import type { JSX } from 'preact';
import type { CheckResult, Task } from '../../core/learn/task.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { useFormat } from '../../ui/use-format.ts';
import { checkText, keep, valueText } from './words.ts';

/** The checks of a task with what the last run showed; before the first run they only say what is asked. */
export function Checks({
  task,
  results,
  words,
}: {
  task: Task;
  results: readonly CheckResult[] | null;
  words: OnboardingWords;
}): JSX.Element {
  const format = useFormat();
  return (
    <ul class="ob-checks">
      {task.checks.map((check, index) => {
        const result = results?.[index];
        return (
          <li class={!result ? '' : result.met ? 'met' : 'missed'}>
            <svg
              viewBox="0 0 18 18"
              width="18"
              height="18"
              role="img"
              aria-label={result ? (result.met ? words.met : words.notMet) : ''}
              aria-hidden={!result}
            >
              <path d={!result ? 'M4 9h10' : result.met ? 'm3 9.500 4 4.500 8-10' : 'm4 4 10 10m0-10L4 14'} />
            </svg>
            <span>{keep(checkText(check, words, format))}</span>
            {result && <b>{keep(valueText(result, words, format))}</b>}
          </li>
        );
      })}
    </ul>
  );
}
