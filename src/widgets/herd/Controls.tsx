import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { HERD_BOUNDS, type HerdNumber } from '../../core/herd/config.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Choose } from '../../ui/Field.tsx';
import { linear, log, type Scale } from '../../ui/scale.ts';
import { useFormat } from '../../ui/use-format.ts';
import { NumberField } from './NumberField.tsx';

type Props = {
  readonly state: HerdState;
  readonly words: HerdStrings;
  readonly onChange: (next: Partial<HerdState>) => void;
};

/** What the numbers are shown in. */
const unitOf: Partial<Record<HerdNumber, number>> = { downMs: 1_000, gapMs: 1_000, drainMs: 1_000, timeoutMs: 1_000 };
const stops = [0, 60] as const;
/** How far a slider reaches, in the same unit. */
const sliders: Partial<Record<HerdNumber, Scale>> = {
  clients: log([100, 1_000_000], stops),
  capacityPerSecond: log([10, 100_000], stops),
  downMs: linear([0, 120], stops),
};
const wholes: readonly HerdNumber[] = ['clients', 'batches', 'queue', 'seed'];

/** A round number: two digits are as exact as a hand on a slider. */
const valueAt = (slider: Scale, stop: number): number => Number(slider.toValue(stop).toPrecision(2));

/** The dials of a run; a number out of bounds is refused where it was typed. */
export function Controls({ state, words, onChange }: Props): JSX.Element {
  const { fields, problems } = words;
  const format = useFormat();
  const number = (name: HerdNumber, label: string): JSX.Element => {
    const unit = unitOf[name] ?? 1;
    const slider = sliders[name];
    return (
      <NumberField
        label={label}
        value={state[name]}
        unit={unit}
        bounds={HERD_BOUNDS[name]}
        isWhole={wholes.includes(name)}
        problems={problems}
        onValue={(value) => onChange({ [name]: value })}
      >
        {slider && (
          <input
            type="range"
            min="0"
            max={stops[1]}
            value={Math.round(slider.toPlace(state[name] / unit))}
            aria-label={fill(words.slider, { label })}
            aria-valuetext={format.number(state[name] / unit)}
            onInput={({ currentTarget }) => onChange({ [name]: valueAt(slider, Number(currentTarget.value)) * unit })}
          />
        )}
      </NumberField>
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
        <div class="ui-fields">
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
