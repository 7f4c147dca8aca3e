import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import './field.css';

type Props = {
  readonly label: string;
  /** What the control holds now, as text. */
  readonly value: string;
  /** Takes the text; a string in return says why it is refused. */
  readonly onText: (text: string) => string | null;
  readonly hint?: string;
  readonly wide?: boolean;
  /** Another way to set the same number. */
  readonly children?: ComponentChildren;
};

/** What the reader typed: it stays as it is until it is left, `1.0` on the way to `1.05` as well. */
type Typed = { readonly text: string; readonly why: string | null; readonly before: string };

/** A number in words' reach: what is refused stays visible with the reason under it, and changes nothing else. */
export function Field({ label, value, onText, hint, wide = false, children }: Props): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<Typed | null>(null);
  // A refusal is over as soon as something else sets the value, such as another preset.
  const shown = typed?.why && typed.before !== value ? null : typed;
  const why = shown?.why;
  const note = why ?? hint;
  return (
    <div class={wide ? 'ui-field ui-field-wide' : 'ui-field'}>
      <label for={id}>{label}</label>
      {children}
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={shown?.text ?? value}
        aria-invalid={why ? 'true' : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value;
          // Japanese input methods write full-width digits.
          setTyped({ text, why: onText(text.normalize('NFKC')), before: value });
        }}
        onBlur={() => {
          if (!why) setTyped(null);
        }}
      />
      {note && (
        <span id={`${id}-note`} class={why ? 'ui-why' : 'ui-hint'} role={why ? 'alert' : undefined}>
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
    <div class="ui-field">
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
