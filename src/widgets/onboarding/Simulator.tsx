import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { Choices, Dial, HerdTask, Task } from '../../core/learn/task.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import type { Lang } from '../../i18n/href.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Ends } from './Ends.tsx';
import { HerdPicture } from './HerdPicture.tsx';
import { RunLog } from './RunLog.tsx';
import { RunPicture } from './RunPicture.tsx';
import type { Outcome } from './run-task.ts';
import { optionText } from './words.ts';
import './simulator.css';

type Props = {
  task: Task;
  words: OnboardingWords;
  labels: TimelineLabels;
  log: LogWords;
  herdWords: HerdStrings;
  lang: Lang;
  /** No act before the guess. */
  locked: boolean;
  choices: Choices;
  onTurn: (choices: Choices) => void;
  onRun: () => void;
  running: boolean;
  outcome: Outcome | null;
};

/** Until the first run: a connection that is open, whatever becomes of it. */
const Before = ({ labels }: { labels: TimelineLabels }): JSX.Element => (
  <svg class="timeline ob-before" aria-hidden="true">
    {(
      [
        [labels.client, 30],
        [labels.server, 126],
      ] as const
    ).map(([name, y]) => (
      <g key={name}>
        <text class="text-lane" x="0" y={y - 9}>
          {name}
        </text>
        <rect class="lane-open" y={y} width="48%" height="20" />
        <text class="text-open" x="10" y={y + 14.5}>
          OPEN
        </text>
        <line class="lane-future" x1="50%" x2="100%" y1={y + 10} y2={y + 10} />
      </g>
    ))}
    <text class="ob-asked" x="74%" y="122" text-anchor="middle">
      ?
    </text>
  </svg>
);

/** Until the first run of a herd: what its servers can open. */
const BeforeHerd = ({ task, herdWords }: { task: HerdTask; herdWords: HerdStrings }): JSX.Element => {
  const format = useFormat();
  return (
    <svg class="timeline ob-before" aria-hidden="true">
      <line class="hd-capacity" x2="100%" y1="42" y2="42" />
      <text class="text-lane" x="100%" y="34" text-anchor="end">
        {fill(herdWords.capacity, { n: format.number(task.herd.capacityPerSecond) })}
      </text>
      <line class="hd-base" x2="100%" y1="146" y2="146" />
      <text class="ob-asked" x="50%" y="122" text-anchor="middle">
        ?
      </text>
    </svg>
  );
};

/** The dials of a step, the button that runs it, and what the last run showed. */
export function Simulator(props: Props): JSX.Element {
  const { task, words, labels, log, herdWords, lang, locked, choices, onTurn, onRun, running, outcome } = props;
  const text = words.steps[task.id];
  const format = useFormat();
  const turn = (dial: Dial, index: number): void => {
    const option = dial.options[index];
    if (option !== undefined) onTurn({ ...choices, [dial.id]: option });
  };
  return (
    <section class="ob-sim" aria-label={words.simulator} aria-busy={running}>
      <div class="ob-dials">
        {task.dials.map((dial) => (
          <label key={dial.id}>
            <span>{words.dials[dial.id]}</span>
            <select
              disabled={locked}
              onChange={(event) => turn(dial, event.currentTarget.selectedIndex)}
              value={(dial.options as readonly (string | number)[]).indexOf(choices[dial.id] ?? '')}
            >
              {dial.options.map((option, index) => (
                <option key={option} value={index}>
                  {optionText(dial.id, option, words, format)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="button" class="ob-go" disabled={locked} onClick={onRun}>
          {text.run}
        </button>
      </div>
      {locked && <p class="ob-muted">{words.guessFirst}</p>}
      {outcome?.kind === 'trace' && task.kind === 'trace' && (
        <>
          <RunPicture task={task} facts={outcome.facts} labels={labels} words={words} />
          <Ends facts={outcome.facts} words={words} />
          <RunLog facts={outcome.facts} log={log} words={words} />
        </>
      )}
      {outcome?.kind === 'herd' && <HerdPicture view={outcome.view} words={words} herdWords={herdWords} lang={lang} />}
      {outcome === null && (
        <div class="ob-empty">
          {task.kind === 'trace' ? <Before labels={labels} /> : <BeforeHerd task={task} herdWords={herdWords} />}
        </div>
      )}
    </section>
  );
}
