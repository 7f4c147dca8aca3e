import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { compose } from '../../core/learn/compose.ts';
import type { Choices, HerdTask, Task } from '../../core/learn/task.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import type { Lang } from '../../i18n/href.ts';
import { tasks } from '../../scenarios/learn.ts';
import { CopyButton } from '../../ui/Copy.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { format } from '../../ui/format.ts';
import { FormatProvider, useFormat } from '../../ui/use-format.ts';
import { HerdRun } from './HerdPicture.tsx';
import { doneCount, loadProgress, type Progress, type StepProgress } from './progress.ts';
import { RunPicture } from './RunPicture.tsx';
import { runTask } from './run-task.ts';
import { summaryText } from './summary-text.ts';
import { choicesText, keep, whyText } from './words.ts';
import './summary.css';

type Props = {
  readonly words: OnboardingWords;
  readonly lang: Lang;
  /** With these, a step that is done shows the reader's own run. */
  readonly labels?: TimelineLabels;
  readonly herdWords?: HerdStrings;
};

/**
 * All steps on paper: what was asked, guessed and found out. Complete without a script, except for what is the reader's
 * own; the answer of a step that is still open is folded.
 */
export function Summary({ words, lang, labels, herdWords }: Props): JSX.Element {
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
          <div class="os-take">
            {doneCount(progress) > 0 && (
              <CopyButton
                label={summary.copy}
                kind="button"
                copy={async () =>
                  (await copyText(summaryText(progress, words, format(lang)))) ? summary.copied : summary.byHand
                }
                of={progress}
              />
            )}
            <button type="button" class="button" onClick={() => print()}>
              {summary.print}
            </button>
          </div>
        </div>
        <ol>
          {tasks.map((task, index) => (
            <Entry
              key={task.id}
              task={task}
              number={index + 1}
              step={progress[task.id] ?? {}}
              words={words}
              labels={labels}
              herdWords={herdWords}
            />
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

/** Room beside the text of a step; px. */
const besidePx = 584;

type EntryProps = {
  task: Task;
  number: number;
  step: StepProgress;
  words: OnboardingWords;
  labels: TimelineLabels | undefined;
  herdWords: HerdStrings | undefined;
};

function Entry({ task, number, step, words, labels, herdWords }: EntryProps): JSX.Element {
  const { summary } = words;
  const text = words.steps[task.id];
  const done = step.choices !== undefined;
  const written = useFormat();
  const found = (
    <>
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
    </>
  );
  return (
    <li class={done ? 'done' : ''}>
      <h2>
        <span>{number}</span> {text.title} <small>{done ? words.done : summary.open}</small>
      </h2>
      <p>{keep(text.question)}</p>
      {done ? (
        <div class="os-found">
          <div>{found}</div>
          {labels && task.kind === 'trace' && step.choices && (
            <RunPicture
              task={task}
              facts={factsOfTrace(simulate(compose(task, step.choices)))}
              labels={labels}
              words={words}
              id={task.id}
              widthPx={besidePx}
              boxName={text.title}
            />
          )}
          {herdWords && task.kind === 'herd' && step.choices && (
            <HerdOf task={task} choices={step.choices} words={words} herdWords={herdWords} boxName={text.title} />
          )}
        </div>
      ) : (
        <details>
          <summary>{summary.answer}</summary>
          {found}
        </details>
      )}
    </li>
  );
}

type HerdOfProps = {
  task: HerdTask;
  choices: Choices;
  words: OnboardingWords;
  herdWords: HerdStrings;
  boxName: string;
};

/** The reader's own herd, which is simulated on another thread; its place is kept until then. */
function HerdOf({ task, choices, words, herdWords, boxName }: HerdOfProps): JSX.Element {
  const [view, setView] = useState<HerdView | null>(null);
  useEffect(() => runTask(task, choices, (outcome) => outcome.kind === 'herd' && setView(outcome.view)), []);
  if (!view) return <div class="ob-picture os-pending" aria-busy="true" />;
  return <HerdRun view={view} words={words} herdWords={herdWords} keep={{ widthPx: besidePx, boxName }} />;
}
