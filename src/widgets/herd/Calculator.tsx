import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Format, fill } from '../../core/format.ts';
import {
  planned,
  planRecovery,
  policyOfPlan,
  type RecoveryAnswer,
  type RecoveryPlan,
} from '../../core/herd/plan-recovery.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdPlanStrings } from '../../i18n/en/herd-plan.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { type Running, runInWorkers } from '../../ui/herd/herd-in-worker.ts';
import { herdTime } from '../../ui/herd/herd-words.ts';
import { NARROW, Ridge, WIDE } from '../../ui/herd/Ridge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './calculator.css?inline';
import { NumberField } from './NumberField.tsx';
import { configsOf } from './state.ts';

type Props = {
  readonly state: HerdState;
  readonly words: HerdPlanStrings;
  readonly herdWords: HerdStrings;
  readonly onTake: (next: HerdState) => void;
};

const DEADLINE_MS = [1_000, 3_600_000] as const;

/** The reader's own run and the advice, and for which state they were made. */
type Compared = { readonly key: string; readonly views: readonly HerdView[] };

/** From a deadline to the parameters of client and server, each with its reason; the advice is run beside the reader's own. */
export function Calculator({ state, words, herdWords, onTake }: Props): JSX.Element {
  const format = useFormat();
  useLayoutEffect(() => addStyles(styles), []);
  const [deadlineMs, setDeadline] = useState(120_000);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isBlocked, setBlocked] = useState(false);
  const running = useRef<Running | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const answer = planRecovery({ ...state, deadlineMs });
  const own = { ...configsOf(state)[0]!, batches: 1, gapMs: 0 };
  const key = JSON.stringify([own, deadlineMs]);

  const compare = (plan: RecoveryPlan): void => {
    running.current?.cancel();
    const started = runInWorkers([own, planned(own, plan)], () => {});
    running.current = started;
    setBusy(true);
    setBlocked(false);
    started.done.then(
      (views) => {
        setBusy(false);
        setCompared({ key, views });
      },
      () => {
        setBusy(false);
        setBlocked(true);
      },
    );
  };
  const take = (plan: RecoveryPlan): void =>
    onTake({
      ...state,
      queue: plan.queue,
      overflow: 'refuse',
      rolling: [...state.rolling.slice(0, 3), false],
      choices: [...state.choices.slice(0, 3), { id: 'custom', policy: policyOfPlan(plan) }],
    });
  const views = compared?.key === key ? compared.views : null;
  return (
    <section class="hd-calc" aria-labelledby="hd-calc">
      <h2 id="hd-calc">{words.title}</h2>
      <p class="sub">{words.intro}</p>
      <div class="hd-plan-body">
        <NumberField
          label={words.deadline}
          value={deadlineMs}
          unit={1_000}
          bounds={DEADLINE_MS}
          problems={herdWords.problems}
          onValue={setDeadline}
        />
        {answer.kind === 'plan' ? (
          <div>
            <dl>
              {rowsOf(answer.plan, state, words, format).map(([name, value, why]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <b>{value}</b> <span>{why}</span>
                  </dd>
                </div>
              ))}
            </dl>
            <p class="hd-calc-do">
              <button type="button" class="ui-main" onClick={() => compare(answer.plan)}>
                {words.run}
              </button>
              <button type="button" class="ui-pill" onClick={() => take(answer.plan)}>
                {words.take}
              </button>
            </p>
          </div>
        ) : (
          <p class="hd-plan-answer" role="status">
            {whyNot(answer, words, format)}
          </p>
        )}
      </div>
      <p role="status">
        {isBusy ? words.running : isBlocked ? words.noWorker : views ? outcomeOf(views, deadlineMs, words, format) : ''}
      </p>
      {views?.map((view, i) => {
        const name = i === 0 ? words.own : words.advice;
        const ridge = { slot: i === 0 ? 'A' : 'D', id: `calc-${i}`, name, view, words: herdWords };
        return (
          <figure key={name} class="hd-calc-run">
            <figcaption>{name}</figcaption>
            <div class="hd-wide">
              <Ridge {...ridge} size={WIDE} withCapacity={i === 0} />
            </div>
            <div class="hd-narrow">
              <Ridge {...ridge} size={NARROW} withCapacity={false} />
            </div>
          </figure>
        );
      })}
    </section>
  );
}

type Row = readonly [name: string, value: string, why: string];

function rowsOf(plan: RecoveryPlan, state: HerdState, words: HerdPlanStrings, format: Format): readonly Row[] {
  const { rows } = words;
  const { firstWaitMs, capMs, queue, arrivalsPerSecond, backByMs, drain } = plan;
  const capacity = format.number(state.capacityPerSecond);
  const batch: Row = drain
    ? [
        rows.batch.name,
        fill(rows.batch.value, { n: format.number(drain.clientsPerBatch), gap: herdTime(drain.gapMs, format) }),
        fill(rows.batch.why, {
          window: herdTime(drain.jitterWindowMs, format),
          total: herdTime(drain.totalMs, format),
        }),
      ]
    : [rows.batch.name, rows.batch.none, rows.batch.noneWhy];
  return [
    [
      rows.first.name,
      fill(rows.first.value, { t: herdTime(firstWaitMs, format) }),
      fill(rows.first.why, { n: format.number(arrivalsPerSecond, 0), capacity }),
    ],
    [rows.cap.name, herdTime(capMs, format), fill(rows.cap.why, { t: herdTime(backByMs, format) })],
    [
      rows.queue.name,
      format.number(queue),
      fill(rows.queue.why, {
        t: format.exact((queue / state.capacityPerSecond) * 1_000, 1),
        timeout: herdTime(state.timeoutMs, format),
      }),
    ],
    batch,
  ];
}

function whyNot(answer: Exclude<RecoveryAnswer, { kind: 'plan' }>, words: HerdPlanStrings, format: Format): string {
  switch (answer.kind) {
    case 'away':
      return fill(words.not.away, { t: herdTime(answer.awayMs, format) });
    case 'capacity':
      return fill(words.not.capacity, { n: format.number(answer.neededPerSecond) });
    case 'too-soon':
      return fill(words.not['too-soon'], { t: herdTime(answer.soonestMs, format) });
    default:
      return words.not[answer.kind];
  }
}

/** What the two runs say of the deadline. */
function outcomeOf(views: readonly HerdView[], deadlineMs: number, words: HerdPlanStrings, format: Format): string {
  const [own = '', advice = ''] = views.map(({ backMs: { all } }) =>
    all === null
      ? words.outcome.never
      : fill(all <= deadlineMs ? words.outcome.met : words.outcome.missed, { t: herdTime(all, format) }),
  );
  return fill(words.outcome.both, { own, advice });
}
