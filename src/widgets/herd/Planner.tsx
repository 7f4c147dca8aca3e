import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { type DrainPlan, planDrain } from '../../core/herd/drain-plan.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Field } from '../../ui/Field.tsx';
import { herdTime } from '../../ui/herd/herd-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import './planner.css';

const DEADLINE_MAX_MIN = 60;

type Props = {
  readonly state: HerdState;
  readonly words: HerdStrings;
  readonly onPlan: (plan: DrainPlan) => void;
};

/** From a deadline to a number of batches and a window for the first wait. */
export function Planner({ state, words, onPlan }: Props): JSX.Element {
  const { plan: text, problems } = words;
  const format = useFormat();
  const [minutes, setMinutes] = useState(5);
  const { clients, capacityPerSecond, downMs } = state;
  const answer = planDrain({ clients, capacityPerSecond, downMs, deadlineMs: minutes * 60_000 });
  return (
    <section class="hd-plan" aria-labelledby="hd-plan">
      <h2 id="hd-plan">{text.title}</h2>
      <p class="sub">{text.intro}</p>
      <div class="hd-plan-body">
        <Field
          label={text.deadline}
          value={String(minutes)}
          onText={(typed) => {
            const value = typed.trim() === '' ? Number.NaN : Number(typed);
            if (Number.isNaN(value)) return problems['not-a-number'];
            if (value <= 0) return fill(problems['too-low'], { low: 0.1 });
            if (value > DEADLINE_MAX_MIN) return fill(problems['too-high'], { high: DEADLINE_MAX_MIN });
            setMinutes(value);
            return null;
          }}
        />
        <div>
          <p class="hd-plan-answer" role="status">
            {answer.kind === 'plan'
              ? fill(text.answer, {
                  batches: answer.plan.batches,
                  clients: format.number(answer.plan.clientsPerBatch),
                  gap: herdTime(answer.plan.gapMs, format),
                  window: herdTime(answer.plan.jitterWindowMs, format),
                  total: herdTime(answer.plan.totalMs, format),
                })
              : answer.kind === 'too-soon'
                ? fill(text.tooSoon, { soonest: herdTime(answer.soonestMs, format) })
                : text.impossible}
          </p>
          {answer.kind === 'plan' && (
            <button type="button" class="ui-pill" onClick={() => onPlan(answer.plan)}>
              {text.apply}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
