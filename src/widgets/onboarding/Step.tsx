import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { check } from '../../core/learn/check.ts';
import { compose } from '../../core/learn/compose.ts';
import type { Choices, Dial, Task } from '../../core/learn/task.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { fill, type TimelineLabels } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { Checks } from './Checks.tsx';
import { Ends } from './Ends.tsx';
import { Predict } from './Predict.tsx';
import type { StepProgress } from './progress.ts';
import { RunPicture } from './RunPicture.tsx';
import { keep, optionText } from './words.ts';

type Props = {
  task: Task;
  number: number;
  words: OnboardingWords;
  labels: TimelineLabels;
  ready: boolean;
  saved: StepProgress;
  onChange: (step: StepProgress) => void;
  back: (() => void) | null;
  next: { title: string; go: () => void } | null;
};

/** One step: predict, act, see why. The explanation opens when the run meets every check. */
export function Step({ task, number, words, labels, ready, saved, onChange, back, next }: Props): JSX.Element {
  const text = words.steps[task.id];
  const [choices, setChoices] = useState<Choices>(saved.choices ?? task.start);
  const [ranWith, setRanWith] = useState<Choices | null>(saved.choices ?? null);
  const [hints, setHints] = useState(0);
  const shown = ranWith ?? task.start;
  const trace = useMemo(() => simulate(compose(task, shown)), [task, shown]);
  const results = useMemo(() => check(task, trace), [task, trace]);
  const ran = ranWith !== null;
  const solved = ran && results.every(({ met }) => met);
  const done = solved || saved.choices !== undefined;
  const guessed = saved.guess !== undefined;

  const run = (): void => {
    setRanWith(choices);
    if (check(task, simulate(compose(task, choices))).every(({ met }) => met)) onChange({ ...saved, choices });
  };
  const turn = (dial: Dial, index: number): void => {
    const option = dial.options[index];
    if (option !== undefined) setChoices({ ...choices, [dial.id]: option });
  };

  return (
    <div class="ob-step">
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
      <div class="ob-grid">
        <div class="ob-side">
          <Predict
            task={task}
            words={words}
            ready={ready}
            guess={saved.guess}
            onGuess={(guess) => onChange({ ...saved, guess })}
          />
          <section class={`ob-part ${done ? 'done' : guessed ? 'now' : ''}`}>
            <h3>
              <i>2</i>
              {words.act}
            </h3>
            <p class="ob-task">{keep(text.task)}</p>
            <Checks results={results} ran={ran} words={words} />
            {!done && (
              <div class="ob-hints">
                {text.hints.slice(0, hints).map((hint) => (
                  <p>{keep(hint)}</p>
                ))}
                {hints < text.hints.length && (
                  <button type="button" class="button" onClick={() => setHints(hints + 1)}>
                    {fill(words.hint, { n: hints + 1, all: text.hints.length })}
                  </button>
                )}
              </div>
            )}
          </section>
          <section class={`ob-part ${done ? 'now' : 'locked'}`}>
            <h3>
              <i>3</i>
              {words.why}
            </h3>
            <p>{done ? keep(text.why) : words.opens}</p>
            {done && next && (
              <button type="button" class="ob-go" onClick={next.go}>
                {fill(words.next, { title: next.title })}
              </button>
            )}
            {done && !next && <p class="ob-task">{words.finish}</p>}
          </section>
        </div>
        <div class="ob-sim">
          <div class="ob-dials">
            {task.dials.map((dial) => (
              <label>
                <span>{words.dials[dial.id]}</span>
                <select
                  disabled={!guessed}
                  onChange={(event) => turn(dial, event.currentTarget.selectedIndex)}
                  value={(dial.options as readonly (string | number)[]).indexOf(choices[dial.id] ?? '')}
                >
                  {dial.options.map((option, index) => (
                    <option value={index}>{optionText(dial.id, option, words)}</option>
                  ))}
                </select>
              </label>
            ))}
            <button type="button" class="ob-go" disabled={!guessed} onClick={run}>
              {text.run}
            </button>
          </div>
          {!guessed && <p class="ob-muted">{words.guessFirst}</p>}
          {ran ? (
            <>
              <RunPicture trace={trace} labels={labels} />
              <Ends trace={trace} words={words} />
            </>
          ) : (
            <div class="ob-empty" />
          )}
        </div>
      </div>
    </div>
  );
}
