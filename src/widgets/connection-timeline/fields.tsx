import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { linkMsMax, type Run } from '../../core/link/run.ts';
import type { Settings } from '../../core/sim/settings.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { usePaced } from '../../ui/paced.ts';

export type SettingsProps = {
  run: Run;
  strings: ConnectionTimelineStrings;
  set: (settings: Partial<Settings>) => void;
  choose: (choice: Partial<Pick<Run, 'profile' | 'seed'>>) => void;
};

/** The sensible values, and the one that a link brought along. */
export const withOwn = (values: readonly number[], own: number): number[] =>
  [...new Set([...values, own])].sort((a, b) => a - b);

type DialProps = {
  name: string;
  values: readonly number[];
  value: number;
  text: (value: number) => string;
  onTurn: (value: number) => void;
  /** The name of a field for any other time, in seconds; without it the list is all there is. */
  typed?: string | undefined;
};

/**
 * A slider over a list of sensible values; what a link brought along or a reader typed takes its place among them. It
 * follows the hand at once, and the runs follow as fast as they can be drawn.
 */
export function Dial({ name, values, value, text, onTurn, typed }: DialProps): JSX.Element {
  const [held, setHeld] = useState<number | null>(null);
  const turn = usePaced((to: number) => {
    onTurn(to);
    setHeld(null);
  });
  const all = withOwn(values, value);
  const shown = held ?? value;
  return (
    <div class="ct-dial">
      <label>
        {name} <b>{text(shown)}</b>
        <input
          type="range"
          min="0"
          max={all.length - 1}
          value={all.indexOf(shown)}
          aria-label={name}
          aria-valuetext={text(shown)}
          onInput={(event) => {
            const to = all[+event.currentTarget.value] ?? value;
            setHeld(to);
            turn(to);
          }}
        />
      </label>
      {typed && (
        <input
          class="ct-typed"
          type="number"
          min="0"
          max={linkMsMax / 1000}
          step="any"
          aria-label={typed}
          value={shown / 1000}
          onChange={({ currentTarget }) => {
            const ms = Math.round(currentTarget.valueAsNumber * 1000);
            if (ms >= 0 && ms <= linkMsMax) onTurn(ms);
            else currentTarget.value = String(shown / 1000);
          }}
        />
      )}
    </div>
  );
}

type ChoiceProps<T extends string | number> = {
  name: string;
  id: string;
  values: readonly T[];
  value: T;
  words: Readonly<Record<T, string>>;
  onChoose: (value: T) => void;
  /** What follows from the choice. */
  hint?: string | undefined;
};

export function Choice<T extends string | number>(props: ChoiceProps<T>): JSX.Element {
  const { name, id, values, value, words, onChoose, hint } = props;
  return (
    <fieldset class={`ct-choice ${id}`}>
      <legend>{name}</legend>
      <div>
        {values.map((one) => (
          <label>
            <input type="radio" name={id} checked={one === value} onChange={() => onChoose(one)} />
            {words[one]}
          </label>
        ))}
      </div>
      {hint && <p>{hint}</p>}
    </fieldset>
  );
}
