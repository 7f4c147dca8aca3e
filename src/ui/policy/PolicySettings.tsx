import type { JSX } from 'preact';
import { checkPolicy, POLICY_BOUNDS, type PolicyField, TABLE_MAX } from '../../core/backoff/check-policy.ts';
import type { Growth, Jitter, Policy, Reset } from '../../core/backoff/policy.ts';
import { fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { Choose, Field } from '../Field.tsx';
import '../field.css';

type Props = {
  readonly policy: Policy;
  readonly words: BackoffStrings;
  readonly onPolicy: (policy: Policy) => void;
};

const growthKinds = ['fixed', 'linear', 'exponential', 'table'] as const;
const jitterKinds = ['none', 'full', 'equal', 'decorrelated', 'additive', 'percent'] as const;

/** Every dial of a policy. A value that makes no policy is refused where it was typed. */
export function PolicySettings({ policy, words, onPolicy }: Props): JSX.Element {
  const { fields } = words;
  const { growth, jitter, capMs, capOrder, attemptsMax, reset } = policy;
  const baseMs = growth.kind === 'table' ? 1_000 : growth.baseMs;

  /** The problem of one dial in words; nothing changes while there is one anywhere. */
  const offer = (next: Policy, field: PolicyField): string | null => {
    const problems = checkPolicy(next);
    const [first] = problems;
    if (first) {
      const { kind, field: where } = problems.find((one) => one.field === field) ?? first;
      const [low, high] = POLICY_BOUNDS[where];
      return fill(words.problems[kind], { low, high, n: TABLE_MAX });
    }
    onPolicy(next);
    return null;
  };
  /** A choice from a list cannot be refused: what it would make unsound goes back to its default. */
  const settle = (next: Policy): void =>
    onPolicy(checkPolicy(next).length === 0 ? next : { ...next, ...defaultGrowth(next) });
  const grow = (next: Growth, field: PolicyField): string | null => offer({ ...policy, growth: next }, field);
  const spread = (next: Jitter): string | null => offer({ ...policy, jitter: next }, 'jitter');
  const isOwnJitter = jitterKinds.some((kind) => kind === jitter.kind);
  const jitterOptions = (isOwnJitter ? jitterKinds : [jitter.kind, ...jitterKinds]).map(
    (kind) => [kind, fields.jitters[kind]] as const,
  );

  return (
    <div class="ui-fields">
      <Choose
        label={fields.growth}
        value={growth.kind}
        options={growthKinds.map((kind) => [kind, fields.growths[kind]] as const)}
        onChoose={(kind) => settle({ ...policy, growth: growthOf(kind, baseMs), capMs: safeCap(capMs, baseMs) })}
      />
      {growth.kind === 'table' ? (
        <Field
          label={fields.tableMs}
          hint={fields.tableHint}
          wide
          value={[...growth.tableMs, ...(growth.thenMs === null ? [] : [growth.thenMs])].join(', ')}
          onText={(text) => grow(tableOf(text), 'tableMs')}
        />
      ) : (
        <Field
          label={fields.baseMs}
          value={String(growth.baseMs)}
          onText={(text) => grow({ ...growth, baseMs: numberOf(text) }, 'baseMs')}
        />
      )}
      {growth.kind === 'linear' && (
        <Field
          label={fields.stepMs}
          value={String(growth.stepMs)}
          onText={(text) => grow({ ...growth, stepMs: numberOf(text) }, 'stepMs')}
        />
      )}
      {growth.kind === 'exponential' && (
        <Field
          label={fields.factor}
          value={String(growth.factor)}
          onText={(text) => grow({ ...growth, factor: numberOf(text) }, 'factor')}
        />
      )}
      <Field
        label={fields.capMs}
        value={capMs === null ? '' : String(Math.round(capMs * 1_000) / 1_000)}
        onText={(text) => offer({ ...policy, capMs: text.trim() === '' ? null : numberOf(text) }, 'capMs')}
      />
      <Choose
        label={fields.jitter}
        value={jitter.kind}
        options={jitterOptions}
        onChoose={(kind) => {
          const next = jitterOf(kind);
          if (next) settle({ ...policy, jitter: next });
        }}
      />
      {jitter.kind === 'additive' && (
        <>
          <Field
            label={fields.addedMin}
            value={String(jitter.minMs)}
            onText={(text) => spread({ ...jitter, minMs: numberOf(text) })}
          />
          <Field
            label={fields.addedMax}
            value={String(jitter.maxMs)}
            onText={(text) => spread({ ...jitter, maxMs: numberOf(text) })}
          />
        </>
      )}
      {jitter.kind === 'percent' && (
        <>
          <Field
            label={fields.percentBelow}
            value={String(Math.round(jitter.below * 100))}
            onText={(text) => spread({ ...jitter, below: numberOf(text) / 100 })}
          />
          <Field
            label={fields.percentAbove}
            value={String(Math.round(jitter.above * 100))}
            onText={(text) => spread({ ...jitter, above: numberOf(text) / 100 })}
          />
        </>
      )}
      {jitter.kind !== 'none' && capMs !== null && (
        <Choose
          label={fields.capOrder}
          value={capOrder}
          options={(['before-jitter', 'after-jitter'] as const).map(
            (order) => [order, fields.capOrders[order]] as const,
          )}
          onChoose={(order) => onPolicy({ ...policy, capOrder: order })}
        />
      )}
      <Field
        label={fields.attemptsMax}
        value={String(attemptsMax)}
        onText={(text) => offer({ ...policy, attemptsMax: wholeOf(text) }, 'attemptsMax')}
      />
      <Choose
        label={fields.reset}
        value={reset.kind}
        options={(['open', 'stable', 'never'] as const).map((kind) => [kind, fields.resets[kind]] as const)}
        onChoose={(kind) => onPolicy({ ...policy, reset: resetOf(kind) })}
      />
      {reset.kind === 'stable' && (
        <Field
          label={fields.resetMs}
          value={String(reset.afterMs)}
          onText={(text) => offer({ ...policy, reset: { kind: 'stable', afterMs: numberOf(text) } }, 'resetMs')}
        />
      )}
    </div>
  );
}

/** NaN for anything that is not a plain number, the empty text included. */
const numberOf = (text: string): number => (/^\s*-?\d+(\.\d+)?(e\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN);
const wholeOf = (text: string): number => (Number.isInteger(numberOf(text)) ? numberOf(text) : Number.NaN);

function tableOf(text: string): Growth {
  const waits = text
    .split(/[,、\s]+/)
    .filter(Boolean)
    .map(numberOf);
  return {
    kind: 'table',
    tableMs: waits.slice(0, -1).length > 0 ? waits.slice(0, -1) : waits,
    thenMs: waits.at(-1) ?? null,
  };
}

function growthOf(kind: Growth['kind'], baseMs: number): Growth {
  if (kind === 'fixed') return { kind, baseMs };
  if (kind === 'linear') return { kind, baseMs, stepMs: baseMs };
  if (kind === 'exponential') return { kind, baseMs: baseMs || 1_000, factor: 2 };
  return { kind, tableMs: [1_000, 2_000, 5_000], thenMs: 10_000 };
}

function jitterOf(kind: Jitter['kind']): Jitter | null {
  if (kind === 'additive') return { kind, minMs: 0, maxMs: 1_000 };
  if (kind === 'percent') return { kind, below: 0.2, above: 0.2 };
  return kind === 'none' || kind === 'full' || kind === 'equal' || kind === 'decorrelated' ? { kind } : null;
}

const resetOf = (kind: Reset['kind']): Reset => (kind === 'stable' ? { kind, afterMs: 10_000 } : { kind });

const defaultGrowth = ({ growth, capMs }: Policy): Pick<Policy, 'growth' | 'capMs'> => ({
  growth: growthOf(growth.kind, 1_000),
  capMs: safeCap(capMs, 1_000),
});

const safeCap = (capMs: number | null, baseMs: number): number | null =>
  capMs === null ? null : Math.max(capMs, baseMs, 10_000);
