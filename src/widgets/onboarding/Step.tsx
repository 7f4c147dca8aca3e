import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { allMet } from '../../core/learn/check.ts';
import type { Choices, Task } from '../../core/learn/task.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import type { Lang } from '../../i18n/href.ts';
import { LiveRegion, useAnnouncements } from '../../ui/announcements.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Checks } from './Checks.tsx';
import { Hints } from './Hints.tsx';
import { Predict } from './Predict.tsx';
import type { StepProgress } from './progress.ts';
import { type Outcome, runTask } from './run-task.ts';
import { Simulator } from './Simulator.tsx';
import { WorstCase } from './WorstCase.tsx';
import { keep, verdictText, whyText } from './words.ts';
import './step.css';

type Props = {
  task: Task;
  number: number;
  words: OnboardingWords;
  labels: TimelineLabels;
  log: LogWords;
  herdWords: HerdStrings;
  lang: Lang;
  saved: StepProgress;
  onChange: (step: StepProgress) => void;
  back: (() => void) | null;
  next: { title: string; go: () => void } | null;
  /** Where the last step leads: the printable summary. */
  summary: string;
};

/** One step: predict, act, see why. The explanation opens when the run meets every check. */
export function Step(props: Props): JSX.Element {
  const { task, number, words, labels, log, herdWords, lang, saved, onChange, back, next, summary } = props;
  const text = words.steps[task.id];
  const format = useFormat();
  const [choices, setChoices] = useState<Choices>(saved.choices ?? task.start);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [running, setRunning] = useState(false);
  const [hints, setHints] = useState(0);
  // The one voice of a step: what the guess was worth, what a run showed, what a hint says.
  const [said, say] = useAnnouncements();
  const stop = useRef(() => {});
  const done = saved.choices !== undefined;
  const guessed = saved.guess !== undefined;
  // Whoever goes on trying after that may miss a check again.
  const isMet = outcome ? allMet(outcome.results) : done;

  const run = (using: Choices, then: (outcome: Outcome) => void): void => {
    stop.current();
    setRunning(true);
    stop.current = runTask(task, using, (finished) => {
      setRunning(false);
      setOutcome(finished);
      then(finished);
    });
  };
  const act = (): void =>
    run(choices, ({ results }) => {
      say(verdictText(results, words, format));
      if (allMet(results)) onChange({ ...saved, choices });
    });
  // A step that was solved before shows the run that solved it.
  useEffect(() => {
    if (saved.choices) run(saved.choices, () => {});
    return () => stop.current();
  }, []);

  const guess = (option: string): void => {
    onChange({ ...saved, guess: option });
    const { guesses } = text;
    say(fill(words.guessSaid, { mine: guesses[option] ?? '', truth: guesses[task.prediction.right] ?? '' }));
  };
  const hint = (): void => {
    setHints(hints + 1);
    // The last hint takes the focus and is read for that reason.
    if (hints + 1 < text.hints.length) say(text.hints[hints] ?? '');
  };

  return (
    <section class="ob-step" aria-labelledby="step">
      <header>
        <span class="ob-number">{number}</span>
        <h2 id="step" tabIndex={-1}>
          {text.title}
        </h2>
        <span class="ob-muted">{fill(words.minutes, { n: task.minutes })}</span>
        <div class="ob-nav">
          {back && (
            <button type="button" class="button" onClick={back}>
              {words.back}
            </button>
          )}
          {next && !done && (
            <button type="button" class="button" onClick={next.go}>
              {words.skip}
            </button>
          )}
        </div>
      </header>
      <LiveRegion said={said} />
      <div class="ob-grid">
        <div class="ob-side">
          <Predict task={task} words={words} guess={saved.guess} onGuess={guess} />
          <section class={`ob-part ${done ? 'done' : guessed ? 'now' : ''}`}>
            <h3>
              <i>2</i> {words.act}
            </h3>
            {/* A task often gives the answer away. */}
            {guessed || done ? (
              <>
                <p class="ob-task">{keep(text.task)}</p>
                <Checks task={task} results={outcome?.results ?? null} words={words} />
                {isMet ? (
                  <p class="ob-well">{words.well}</p>
                ) : (
                  <Hints hints={text.hints} shown={hints} words={words} onMore={hint} />
                )}
              </>
            ) : (
              <p class="ob-muted">{words.taskOpens}</p>
            )}
          </section>
        </div>
        <Simulator
          task={task}
          words={words}
          labels={labels}
          log={log}
          herdWords={herdWords}
          lang={lang}
          locked={!guessed}
          choices={choices}
          onTurn={setChoices}
          onRun={act}
          running={running}
          outcome={outcome}
        />
        <section class={`ob-part ${done ? 'now' : 'locked'}`}>
          <h3>
            <i>3</i> {words.why}
          </h3>
          <p>{saved.choices ? keep(whyText(task, saved.choices, words, format)) : words.opens}</p>
          {saved.choices && task.id === 'heartbeat' && <WorstCase choices={saved.choices} words={words} />}
          {done && next && (
            <button type="button" class="ob-go" onClick={next.go}>
              {fill(words.next, { title: next.title })}
            </button>
          )}
          {done && !next && (
            <p class="ob-task">
              {words.finish} <a href={summary}>{words.summary.link}</a>
            </p>
          )}
        </section>
      </div>
    </section>
  );
}
