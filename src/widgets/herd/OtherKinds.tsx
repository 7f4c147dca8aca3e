import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { OTHERS_MAX, type OtherClients, SWITCH_BOUNDS } from '../../core/herd/switches.ts';
import { policyCodec } from '../../core/link/policy-link.ts';
import { type Choice, choose, libraryIds, OWN_IDS, ruleIds } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdSwitchStrings } from '../../i18n/en/herd-switches.ts';
import { PolicySelect } from '../../ui/policy/PolicySelect.tsx';
import { NumberField } from './NumberField.tsx';
import { Switch } from './Switch.tsx';
import { SLOTS } from './state.ts';

type Props = {
  readonly others: readonly OtherClients[];
  readonly words: HerdSwitchStrings['others'];
  readonly problems: HerdStrings['problems'];
  readonly policyWords: BackoffStrings;
  readonly onOthers: (others: readonly OtherClients[]) => void;
};

/** The name under which a policy can be chosen. */
function choiceOfPolicy({ policy }: OtherClients): Choice {
  const text = policyCodec.format(policy);
  const id = [...OWN_IDS, ...libraryIds, ...ruleIds].find((one) => policyCodec.format(choose(one).policy) === text);
  return { id: id ?? 'custom', policy };
}

const sum = (others: readonly OtherClients[]): number => others.reduce((all, { share }) => all + share, 0);

/** Shares of the clients that reconnect in other ways. */
export function OtherKinds({ others, words, problems, policyWords, onOthers }: Props): JSX.Element {
  const replace = (at: number, part: Partial<OtherClients>): void =>
    onOthers(others.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const more = (): OtherClients => ({
    share: Math.min(0.2, Math.max(0, 1 - sum(others))),
    policy: choose('fixed-1').policy,
  });
  /** What holds the button that was pressed: one that goes away leaves the keyboard at the last number that stays. */
  const pressedIn = useRef<Element | null>(null);
  const press = (button: Element, next: readonly OtherClients[]): void => {
    pressedIn.current = button.closest('.hd-switch');
    onOthers(next);
  };
  useLayoutEffect(() => {
    const host = pressedIn.current;
    pressedIn.current = null;
    if (host && document.activeElement === document.body)
      [...host.querySelectorAll<HTMLElement>('input')].at(-1)?.focus();
  }, [others]);
  return (
    <Switch
      label={words.label}
      note={words.note}
      isOn={others.length > 0}
      onToggle={(isOn) => onOthers(isOn ? [more()] : [])}
    >
      {others.map((one, i) => (
        <div key={SLOTS[i]} class="hd-kind">
          <PolicySelect
            slot={fill(words.slot, { n: i + 1 })}
            choice={choiceOfPolicy(one)}
            words={policyWords}
            onChoose={({ policy }) => replace(i, { policy })}
          />
          <NumberField
            label={fill(words.share, { n: i + 1 })}
            value={one.share}
            unit={0.01}
            bounds={SWITCH_BOUNDS.share}
            problems={problems}
            refuse={(share) => (sum(others) - one.share + share > 1 ? problems['more-than-all'] : null)}
            onValue={(share) => replace(i, { share })}
          />
          <button
            type="button"
            class="ui-pill"
            onClick={({ currentTarget }) =>
              press(
                currentTarget,
                others.filter((_, j) => j !== i),
              )
            }
          >
            {fill(words.remove, { n: i + 1 })}
          </button>
        </div>
      ))}
      {others.length < OTHERS_MAX && (
        <button
          type="button"
          class="ui-pill"
          onClick={({ currentTarget }) => press(currentTarget, [...others, more()])}
        >
          {words.add}
        </button>
      )}
    </Switch>
  );
}
