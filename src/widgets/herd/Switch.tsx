import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  /** What it does, for somebody who meets it here. */
  readonly note?: string;
  /** Its numbers, while it is on. */
  readonly children: ComponentChildren;
};

/** One thing that may happen besides, off unless it is asked for. */
export function Switch({ label, isOn, onToggle, note, children }: Props): JSX.Element {
  const id = useId();
  return (
    <div class="hd-switch">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={note ? id : undefined}
          onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
        />{' '}
        {label}
      </label>
      {note && (
        <p id={id} class="ui-hint">
          {note}
        </p>
      )}
      {isOn && (
        <fieldset class="ui-fields" aria-label={label}>
          {children}
        </fieldset>
      )}
    </div>
  );
}
