import type { ComponentChildren, JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Field } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/use-format.ts';

type Props = {
  readonly label: string;
  readonly value: number;
  /** What the value is shown in: 1,000 shows milliseconds as seconds, 0.01 a share as percent. */
  readonly unit?: number;
  /** In the unit of the value. */
  readonly bounds: readonly [low: number, high: number];
  readonly isWhole?: boolean;
  readonly problems: HerdStrings['problems'];
  readonly onValue: (value: number) => void;
  /** What else is wrong with a value within the bounds, in words. */
  readonly refuse?: (value: number) => string | null;
  readonly children?: ComponentChildren;
};

/** Shares in percent would else show where a binary fraction ends. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** A number of a run. One out of bounds is refused where it was typed. */
export function NumberField(props: Props): JSX.Element {
  const { label, value, unit = 1, bounds, isWhole, problems, onValue, refuse, children } = props;
  const format = useFormat();
  const [low, high] = bounds;
  const onText = (text: string): string | null => {
    const typed = text.replace(/[,_\s]/g, '');
    const next = typed === '' ? Number.NaN : tidy(Number(typed) * unit);
    if (Number.isNaN(next) || (isWhole && Number.isFinite(next) && !Number.isInteger(next)))
      return problems['not-a-number'];
    if (next < low) return fill(problems['too-low'], { low: format.number(tidy(low / unit)) });
    if (next > high) return fill(problems['too-high'], { high: format.number(tidy(high / unit)) });
    const why = refuse?.(next) ?? null;
    if (why === null) onValue(next);
    return why;
  };
  return (
    <Field label={label} value={String(tidy(value / unit))} onText={onText}>
      {children}
    </Field>
  );
}

type RangeProps = Pick<Props, 'bounds' | 'problems'> & {
  readonly labels: { readonly min: string; readonly max: string };
  readonly value: { readonly minMs: number; readonly maxMs: number };
  readonly onValue: (value: { readonly minMs: number; readonly maxMs: number }) => void;
};

/** Two times in seconds, the second not before the first. */
export function RangeFields({ labels, value, bounds, problems, onValue }: RangeProps): JSX.Element {
  const common = { unit: 1_000, bounds, problems };
  return (
    <>
      <NumberField
        {...common}
        label={labels.min}
        value={value.minMs}
        refuse={(minMs) => (minMs > value.maxMs ? problems['ends-first'] : null)}
        onValue={(minMs) => onValue({ ...value, minMs })}
      />
      <NumberField
        {...common}
        label={labels.max}
        value={value.maxMs}
        refuse={(maxMs) => (maxMs < value.minMs ? problems['ends-first'] : null)}
        onValue={(maxMs) => onValue({ ...value, maxMs })}
      />
    </>
  );
}
