import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';

type Props = {
  readonly label: string;
  /** What the control holds now, as text. */
  readonly value: string;
  /** Takes the text; a string in return says why it is refused. */
  readonly onText: (text: string) => string | null;
  readonly hint?: string;
  readonly wide?: boolean;
};

/** A number in words' reach: what is refused stays visible with the reason under it, and changes nothing else. */
export function Field({ label, value, onText, hint, wide = false }: Props): JSX.Element {
  const id = useId();
  const [refused, setRefused] = useState<{ text: string; why: string } | null>(null);
  const why = refused?.why;
  const note = why ?? hint;
  return (
    <div class={wide ? 'bk-field bk-field-wide' : 'bk-field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={refused?.text ?? value}
        aria-invalid={why ? 'true' : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value;
          const reason = onText(text);
          setRefused(reason === null ? null : { text, why: reason });
        }}
      />
      {note && (
        <span id={`${id}-note`} class={why ? 'bk-why' : 'bk-hint'} role={why ? 'alert' : undefined}>
          {note}
        </span>
      )}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
};

export function Choose<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>): JSX.Element {
  const id = useId();
  return (
    <div class="bk-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
