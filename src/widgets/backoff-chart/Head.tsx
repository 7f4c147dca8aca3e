import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { downIcon } from '../../ui/icons.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { type Choice, type ChoiceId, libraryIds, nameOf, OWN_IDS, ruleIds } from './choice.ts';
import { describePolicy } from './numbers.ts';
import type { Story } from './story.ts';

/** Later than this is shown as a loss. */
const BAD_LATE_MS = 25_000;

type Props = {
  readonly slot: string;
  readonly choice: Choice;
  readonly story: Story;
  readonly words: BackoffStrings;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChoose: (id: Exclude<ChoiceId, 'custom'>) => void;
};

/** One policy: which it is, its numbers in a line, and how late it comes back. */
export function Head({ slot, choice, story, words, isOpen, onToggle, onChoose }: Props): JSX.Element {
  const { read } = words;
  const format = useFormat();
  const { lateMs, medianLateMs, isAlwaysTheSame, client } = story;
  const median = medianLateMs === null ? words.never : format.shortSeconds(medianLateMs);
  const label =
    lateMs === null
      ? client.gaveUpMs === null
        ? read.stillTrying
        : read.gaveUp
      : isAlwaysTheSame
        ? read.always
        : fill(read.median, { n: median });
  const option = (id: Exclude<ChoiceId, 'custom'>): JSX.Element => (
    <option key={id} value={id} selected={id === choice.id}>
      {nameOf(id, words)}
    </option>
  );
  return (
    <div class="bk-head">
      <span class="bk-badge">{slot}</span>
      <select
        class="bk-select"
        aria-label={fill(words.policy, { slot })}
        value={choice.id}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== 'custom') onChoose(currentTarget.value as Exclude<ChoiceId, 'custom'>);
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
      <button
        type="button"
        class="bk-toggle"
        aria-expanded={isOpen}
        aria-controls={`bk-settings-${slot}`}
        onClick={onToggle}
      >
        <span class="visually-hidden">{fill(words.settingsOf, { slot })}: </span>
        {describePolicy(choice.policy, words, format)}
        {downIcon}
      </button>
      <p class="bk-read">
        <span>{label}</span>
        <b class={lateMs === null || lateMs > BAD_LATE_MS ? 'bk-bad' : 'bk-good'}>
          {lateMs === null ? '∞' : format.shortSeconds(lateMs)}
        </b>
      </p>
    </div>
  );
}
