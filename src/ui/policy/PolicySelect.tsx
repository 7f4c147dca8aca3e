import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { type Choice, choose, libraryIds, OWN_IDS, ruleIds } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { nameOf } from './policy-name.ts';

type Id = Exclude<Choice['id'], 'custom'>;

type Props = {
  readonly slot: string;
  readonly choice: Choice;
  readonly words: BackoffStrings;
  readonly onChoose: (choice: Choice) => void;
};

/** Every policy that has a name: starting points, libraries, published rules. One that was typed is `custom`. */
export function PolicySelect({ slot, choice, words, onChoose }: Props): JSX.Element {
  const option = (id: Id): JSX.Element => (
    <option key={id} value={id} selected={id === choice.id}>
      {nameOf(id, words)}
    </option>
  );
  return (
    <select
      aria-label={fill(words.policy, { slot })}
      value={choice.id}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== 'custom') onChoose(choose(currentTarget.value as Id));
      }}
    >
      {choice.id === 'custom' && (
        <option value="custom" selected>
          {words.custom}
        </option>
      )}
      <optgroup label={words.ownDefaults}>{OWN_IDS.map(option)}</optgroup>
      <optgroup label={words.libraries}>{libraryIds.map(option)}</optgroup>
      <optgroup label={words.rules}>{ruleIds.map(option)}</optgroup>
    </select>
  );
}
