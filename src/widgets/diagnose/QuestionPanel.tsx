import type { JSX } from 'preact';
import type { Facts } from '../../core/diagnose/facts.ts';
import { type Question, questionsMax } from '../../core/diagnose/questions.ts';
import { fingerprint } from '../../core/diagnose/timers.ts';
import { fill } from '../../core/format.ts';
import { incidentOf } from '../../core/link/incident-link.ts';
import { useFormat } from '../../ui/use-format.ts';
import { valueName } from './reasons.ts';
import type { DiagnoseWords } from './words.ts';

type Props = {
  readonly question: Question | undefined;
  /** How many were answered or skipped before. */
  readonly asked: number;
  /** What the reader is moved to after an answer. */
  readonly heading: { current: HTMLElement | null };
  readonly words: DiagnoseWords;
  /** Null: skipped. */
  readonly onAnswer: (facts: Facts | null) => void;
};

const slots = Array.from({ length: questionsMax }, (_, i) => i);

/** The one question that would split the remaining causes best. */
export function QuestionPanel({ question, asked, heading, words, onAnswer }: Props): JSX.Element {
  const { page } = words;
  const take = (element: HTMLElement | null): void => {
    heading.current = element;
  };
  if (!question)
    return (
      <p class="dg-enough" ref={take} tabIndex={-1}>
        {page.enough}
      </p>
    );
  const [title, why] = page.questions[question.id];
  return (
    <section class="dg-question" aria-labelledby="dg-question">
      <div>
        <p class="dg-count">
          <span aria-hidden="true">
            {slots.map((i) => (
              <i key={i} class={i <= asked ? 'dg-on' : ''} />
            ))}
          </span>
          {fill(page.question, { n: asked + 1, max: questionsMax })}
        </p>
        <h2 id="dg-question" ref={take} tabIndex={-1}>
          {title}
        </h2>
        <p>{why}</p>
      </div>
      <div class="dg-answers">
        {question.answers.map(({ id, facts }) => (
          <button key={`${question.id} ${id}`} type="button" class="button" onClick={() => onAnswer(facts)}>
            {question.id === 'lasted' ? <Length seconds={Number(id)} /> : valueName(question.id, id, words)}
          </button>
        ))}
        {question.id === 'lasted' && <OwnLength words={words} onAnswer={onAnswer} />}
        <button type="button" class="button dg-skip" onClick={() => onAnswer(null)}>
          {page.skip}
        </button>
      </div>
    </section>
  );
}

function Length({ seconds }: { seconds: number }): JSX.Element {
  const format = useFormat();
  const [nearest] = fingerprint(seconds).filter(({ kind }) => kind === 'idle' || kind === 'lifetime');
  return (
    <>
      {format.exact(seconds * 1000, 3)} {nearest && <small>{nearest.name}</small>}
    </>
  );
}

function OwnLength({ words: { page }, onAnswer }: Pick<Props, 'words' | 'onAnswer'>): JSX.Element {
  return (
    <form
      class="dg-own"
      onSubmit={(event) => {
        event.preventDefault();
        const input = event.currentTarget.querySelector('input');
        const seconds = incidentOf({ after: input?.value.trim() ?? '' })?.seconds;
        if (seconds) return onAnswer({ seconds, rhythm: 'exact' });
        input?.setCustomValidity(page.badNumber);
        input?.reportValidity();
      }}
    >
      <label>
        <small>{page.otherLength}</small>
        <input
          type="text"
          inputMode="decimal"
          size={6}
          autocomplete="off"
          onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
        />
      </label>
      <button type="submit" class="button">
        {page.take}
      </button>
    </form>
  );
}
