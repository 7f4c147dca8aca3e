import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Format, fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { Choice } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { Choose } from '../../ui/Field.tsx';
import { batchesText, herdTime, peakText } from '../../ui/herd/herd-words.ts';
import { NARROW, Ridge, type RidgeBehind, WIDE } from '../../ui/herd/Ridge.tsx';
import { describePolicy } from '../../ui/policy/describe-policy.ts';
import { PolicySelect } from '../../ui/policy/PolicySelect.tsx';
import { PolicySettings } from '../../ui/policy/PolicySettings.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { SLOTS } from './state.ts';

type Props = {
  readonly index: number;
  readonly view: HerdView;
  readonly shownName: string;
  readonly choice: Choice;
  readonly isRolling: boolean;
  readonly behind: RidgeBehind | null;
  readonly words: HerdStrings;
  readonly policyWords: BackoffStrings;
  readonly onChoice: (choice: Choice) => void;
  readonly onRolling: (isRolling: boolean) => void;
};

/** One policy: which it is, what it does to the server, and the peak as a number. */
export function Lane(props: Props): JSX.Element {
  const { index, view, shownName, choice, isRolling, behind, words, policyWords, onChoice, onRolling } = props;
  const [isOpen, setOpen] = useState(false);
  const format = useFormat();
  const slot = SLOTS[index]!;
  const how = batchesText(view.config, words, format) ?? words.atOnce;
  // Drawn for each run, not for each setting: it is most of the work of the page.
  const outcome = useMemo(() => {
    const ridge = { slot, name: shownName, view, behind, words };
    return (
      <>
        <div class="hd-picture hd-wide">
          <Ridge {...ridge} size={WIDE} withCapacity={index === 0} />
        </div>
        <div class="hd-picture hd-narrow">
          <Ridge {...ridge} size={NARROW} withCapacity={false} />
        </div>
        <p class={view.peakOverCapacity <= 1 ? 'hd-number ui-good' : 'hd-number ui-bad'}>
          <b>{fill(words.times, { n: peakText(view.peakOverCapacity, format) })}</b>
          <span>{overText(view.overloadSeconds, words, format)}</span>
        </p>
      </>
    );
  }, [index, slot, shownName, view, behind, words, format]);
  return (
    <div class="hd-lane">
      <div class="hd-who">
        <span class="ui-letter">{slot}</span>
        <PolicySelect slot={slot} choice={choice} words={policyWords} onChoose={onChoice} />
        <button
          type="button"
          class="hd-toggle"
          aria-expanded={isOpen}
          aria-controls={`hd-settings-${slot}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span class="visually-hidden">{fill(policyWords.settingsOf, { slot })} · </span>
          {describePolicy(choice.policy, policyWords, format)} · {how}
        </button>
      </div>
      {outcome}
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
            <PolicySettings
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

const overText = (seconds: number, words: HerdStrings, format: Format): string =>
  seconds === 0
    ? words.neverOver
    : fill(words.overFor, { n: herdTime((seconds < 90 ? seconds : Math.round(seconds / 60) * 60) * 1_000, format) });
