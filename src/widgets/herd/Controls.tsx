import type { JSX } from 'preact';
import { HERD_BOUNDS, type HerdNumber, isWithinBounds } from '../../core/herd/config.ts';
import { fill } from '../../core/timeline/labels.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Choose, Field } from '../backoff-chart/Field.tsx';
import type { State } from './state.ts';
import { countText } from './words.ts';

type Props = {
  readonly state: State;
  readonly words: HerdStrings;
  readonly lang: string;
  readonly onChange: (next: Partial<State>) => void;
};

/** What the numbers are shown in. */
const unitOf: Partial<Record<HerdNumber, number>> = { downMs: 1_000, gapMs: 1_000, drainMs: 1_000, timeoutMs: 1_000 };
const wholes: readonly HerdNumber[] = ['clients', 'batches', 'queue', 'seed'];

/** The dials of a run; a number out of bounds is refused where it was typed. */
export function Controls({ state, words, lang, onChange }: Props): JSX.Element {
  const { fields, problems } = words;
  const number = (name: HerdNumber, label: string): JSX.Element => {
    const unit = unitOf[name] ?? 1;
    const [low, high] = HERD_BOUNDS[name];
    return (
      <Field
        label={label}
        value={String(state[name] / unit)}
        onText={(text) => {
          const typed = text.replace(/[,_\s]/g, '');
          const value = typed === '' ? Number.NaN : Number(typed) * unit;
          if (Number.isNaN(value) || (wholes.includes(name) && !Number.isInteger(value) && Number.isFinite(value)))
            return problems['not-a-number'];
          if (value < low) return fill(problems['too-low'], { low: countText(low / unit, lang) });
          if (!isWithinBounds(name, value)) return fill(problems['too-high'], { high: countText(high / unit, lang) });
          onChange({ [name]: value });
          return null;
        }}
      />
    );
  };
  return (
    <>
      {number('clients', fields.clients)}
      {number('capacityPerSecond', fields.capacityPerSecond)}
      {number('downMs', fields.downS)}
      {number('batches', fields.batches)}
      <details class="hd-more">
        <summary>{words.more}</summary>
        <div class="bk-fields">
          {number('gapMs', fields.gapS)}
          {number('drainMs', fields.drainS)}
          {number('queue', fields.queue)}
          <Choose
            label={fields.overflow}
            value={state.overflow}
            options={(['refuse', 'slow'] as const).map((kind) => [kind, fields.overflows[kind]] as const)}
            onChoose={(overflow) => onChange({ overflow })}
          />
          {number('refuseCost', fields.refuseCost)}
          {number('timeoutMs', fields.timeoutS)}
          {number('seed', fields.seed)}
        </div>
      </details>
    </>
  );
}
