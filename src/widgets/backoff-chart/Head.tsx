import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { Choice } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { downIcon } from '../../ui/icons.tsx';
import { describePolicy } from '../../ui/policy/describe-policy.ts';
import { PolicySelect } from '../../ui/policy/PolicySelect.tsx';
import { useFormat } from '../../ui/use-format.ts';
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
  readonly onChoose: (choice: Choice) => void;
};

/** One policy: which it is, its numbers in a line, and how late it reconnects. */
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
  return (
    <div class="bk-head">
      <span class="ui-letter">{slot}</span>
      <PolicySelect slot={slot} choice={choice} words={words} onChoose={onChoose} />
      <button
        type="button"
        class="bk-toggle"
        aria-expanded={isOpen}
        aria-controls={`bk-settings-${slot}`}
        onClick={onToggle}
      >
        <span class="visually-hidden">{fill(words.settingsOf, { slot })} · </span>
        {describePolicy(choice.policy, words, format)}
        {downIcon}
      </button>
      <p class="bk-read">
        <span>{label}</span>
        <b class={`guess-held ${lateMs === null || lateMs > BAD_LATE_MS ? 'ui-bad' : 'ui-good'}`}>
          {lateMs === null ? '∞' : format.shortSeconds(lateMs)}
        </b>
      </p>
    </div>
  );
}
