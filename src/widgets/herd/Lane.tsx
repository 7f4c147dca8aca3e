import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Choose } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { type Choice, choose, libraryIds, nameOf, OWN_IDS, ruleIds } from '../backoff-chart/choice.ts';
import { describePolicy } from '../backoff-chart/numbers.ts';
import { Settings } from '../backoff-chart/Settings.tsx';
import { NARROW, Ridge, WIDE } from './Ridge.tsx';
import { SLOTS } from './state.ts';
import { herdTime, peakText } from './words.ts';

type Props = {
  readonly index: number;
  readonly view: HerdView;
  readonly shownName: string;
  readonly choice: Choice;
  readonly isRolling: boolean;
  readonly words: HerdStrings;
  readonly policyWords: BackoffStrings;
  readonly onChoice: (choice: Choice) => void;
  readonly onRolling: (isRolling: boolean) => void;
};

/** One policy: which it is, what it does to the server, and the peak as a number. */
export function Lane(props: Props): JSX.Element {
  const { index, view, shownName, choice, isRolling, words, policyWords, onChoice, onRolling } = props;
  const [isOpen, setOpen] = useState(false);
  const format = useFormat();
  const slot = SLOTS[index]!;
  const { batches, gapMs } = view.config;
  const how = batches > 1 ? fill(words.rolling, { n: batches, gap: herdTime(gapMs, format) }) : words.atOnce;
  const isGood = view.peakOverCapacity <= 1;
  const seconds = view.overloadSeconds;
  const over =
    seconds === 0
      ? words.neverOver
      : fill(words.overFor, { n: herdTime((seconds < 90 ? seconds : Math.round(seconds / 60) * 60) * 1_000, format) });
  const option = (id: Exclude<Choice['id'], 'custom'>): JSX.Element => (
    <option key={id} value={id} selected={id === choice.id}>
      {nameOf(id, policyWords)}
    </option>
  );
  return (
    <div class="hd-lane">
      <div class="hd-who">
        <span class="bk-badge">{slot}</span>
        <select
          aria-label={fill(words.policy, { slot })}
          value={choice.id}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== 'custom')
              onChoice(choose(currentTarget.value as Exclude<Choice['id'], 'custom'>));
          }}
        >
          {choice.id === 'custom' && (
            <option value="custom" selected>
              {policyWords.custom}
            </option>
          )}
          <optgroup label={policyWords.ownDefaults}>{OWN_IDS.map(option)}</optgroup>
          <optgroup label={policyWords.libraries}>{libraryIds.map(option)}</optgroup>
          <optgroup label={policyWords.rules}>{ruleIds.map(option)}</optgroup>
        </select>
        <button
          type="button"
          class="hd-toggle"
          aria-expanded={isOpen}
          aria-controls={`hd-settings-${slot}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span class="visually-hidden">{fill(policyWords.settingsOf, { slot })}: </span>
          {describePolicy(choice.policy, policyWords, format)} · {how}
        </button>
      </div>
      <div class="hd-picture hd-wide">
        <Ridge slot={slot} name={shownName} view={view} size={WIDE} withCapacity={index === 0} words={words} />
      </div>
      <div class="hd-picture hd-narrow">
        <Ridge slot={slot} name={shownName} view={view} size={NARROW} withCapacity={false} words={words} />
      </div>
      <p class={isGood ? 'hd-number bk-good' : 'hd-number bk-bad'}>
        <b>{fill(words.times, { n: peakText(view.peakOverCapacity, format) })}</b>
        <span>{over}</span>
      </p>
      <fieldset id={`hd-settings-${slot}`} class="hd-settings" hidden={!isOpen}>
        <legend class="visually-hidden">{fill(policyWords.settingsOf, { slot })}</legend>
        {isOpen && (
          <>
            <Choose
              label={words.close}
              value={isRolling ? 'rolling' : 'at-once'}
              options={[
                ['at-once', words.atOnce],
                ['rolling', words.inBatches],
              ]}
              onChoose={(how) => onRolling(how === 'rolling')}
            />
            <Settings
              policy={choice.policy}
              words={policyWords}
              onPolicy={(policy) => onChoice({ id: 'custom', policy })}
            />
          </>
        )}
      </fieldset>
    </div>
  );
}
