import type { JSX } from 'preact';
import type { TaskId } from '../../core/learn/task.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { tasks } from '../../scenarios/learn.ts';
import { isDone, type Progress } from './progress.ts';

type Props = { words: OnboardingWords; progress: Progress; current: TaskId; onOpen: (id: TaskId) => void };

/** The path as a lane: OPEN where it is done, CONNECTING where the reader stands, dots ahead. */
export function Path({ words, progress, current, onOpen }: Props): JSX.Element {
  return (
    <ol class="ob-path" aria-label={words.path}>
      {tasks.map(({ id }, index) => {
        const done = isDone(progress, id);
        const now = id === current;
        return (
          <li class={done ? 'done' : now ? 'now' : ''}>
            <button type="button" aria-current={now ? 'step' : undefined} onClick={() => onOpen(id)}>
              <span class="bar">{done ? words.done : now ? words.now : ''}</span>
              <b>
                {index + 1} {words.steps[id].title}
              </b>
              <small>{words.steps[id].short}</small>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
