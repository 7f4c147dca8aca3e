import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { Task } from '../../core/learn/task.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import type { Lang } from '../../i18n/href.ts';
import { tasks } from '../../scenarios/learn.ts';
import { format } from '../../ui/format.ts';
import { FormatProvider, useFormat } from '../../ui/use-format.ts';
import { doneCount, loadProgress, type Progress, type StepProgress } from './progress.ts';
import { choicesText, keep, whyText } from './words.ts';
import './summary.css';

/** All steps on paper: what was asked, guessed and found out. Complete without a script, except for what is the reader's own. */
export function Summary({ words, lang }: { words: OnboardingWords; lang: Lang }): JSX.Element {
  const [progress, setProgress] = useState<Progress>({});
  useEffect(() => setProgress(loadProgress().progress), []);
  const { summary } = words;
  return (
    <FormatProvider value={format(lang)}>
      <div class="os">
        <div class="os-top">
          <p>{fill(summary.progress, { n: doneCount(progress), all: tasks.length })}</p>
          <p class="os-blank">
            <span>{summary.name}</span>
            <span>{summary.date}</span>
          </p>
          <button type="button" class="button" onClick={() => print()}>
            {summary.print}
          </button>
        </div>
        <ol>
          {tasks.map((task, index) => (
            <Entry key={task.id} task={task} number={index + 1} step={progress[task.id] ?? {}} words={words} />
          ))}
        </ol>
      </div>
    </FormatProvider>
  );
}

const Fact = ({ name, text }: { name: string; text: string }): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{keep(text)}</dd>
  </div>
);

type EntryProps = { task: Task; number: number; step: StepProgress; words: OnboardingWords };

function Entry({ task, number, step, words }: EntryProps): JSX.Element {
  const { summary } = words;
  const text = words.steps[task.id];
  const done = step.choices !== undefined;
  const written = useFormat();
  return (
    <li class={done ? 'done' : ''}>
      <h2>
        <span>{number}</span> {text.title} <small>{done ? words.done : summary.open}</small>
      </h2>
      <p>{keep(text.question)}</p>
      <dl>
        <Fact name={summary.happens} text={text.guesses[task.prediction.right] ?? ''} />
        {step.guess !== undefined && <Fact name={summary.guess} text={text.guesses[step.guess] ?? ''} />}
        <Fact name={summary.asked} text={text.task} />
        <Fact
          name={done ? summary.yours : summary.one}
          text={choicesText(task, step.choices ?? task.solution, words, written)}
        />
      </dl>
      <p class="os-why">{keep(whyText(task, step.choices ?? task.solution, words, written))}</p>
    </li>
  );
}
