import type { JSX } from 'preact';
import { type ChoiceKey, choiceKeys, choices, type FactKey, type Facts, isChoice } from '../../core/diagnose/facts.ts';
import { fill } from '../../core/format.ts';
import { incidentOf } from '../../core/link/incident-link.ts';
import { quoteOf, shortLength, valueName } from './reasons.ts';
import { ignoreSign, type State, say, unsay } from './state.ts';
import type { DiagnoseWords } from './words.ts';

type Props = { readonly state: State; readonly words: DiagnoseWords; readonly onState: (state: State) => void };

/** Asked of every ending; the others show once they are known. */
const always: readonly ChoiceKey[] = ['phase', 'side', 'clean', 'rhythm', 'traffic', 'who', 'around', 'via', 'library'];

/** What was understood, each fact with its control, so that a wrong guess can be put right. */
export function Understood({ state, words, onState }: Props): JSX.Element {
  const { facts, origins, early, read } = state;
  const { page } = words;
  const known = (key: FactKey): boolean => facts[key] !== undefined;
  const keys = [...choiceKeys.filter((key) => always.includes(key))].sort(
    (a, b) => Number(early.includes(b)) - Number(early.includes(a)),
  );
  const chip = (key: FactKey, label: string, control: JSX.Element): JSX.Element => (
    <div key={key} class={known(key) ? 'dg-chip' : 'dg-chip dg-unsaid'}>
      <label for={`dg-${key}`}>{label}</label>
      {control}
      {origins[key] && (
        <span id={`dg-${key}-origin`} class="visually-hidden">
          {page.origins[origins[key]]}
        </span>
      )}
    </div>
  );
  const number = (key: 'code' | 'seconds' | 'status', label: string): JSX.Element =>
    chip(
      key,
      label,
      <NumberField
        id={`dg-${key}`}
        origin={origins[key] && `dg-${key}-origin`}
        text={key === 'seconds' ? (facts.seconds ?? []).map(shortLength).join(', ') : String(facts[key] ?? '')}
        empty={page.notSaid}
        problem={page.badNumber}
        read={(text) => readNumber(key, text)}
        onSay={(said) => onState(said ? say(state, said) : unsay(state, key))}
      />,
    );
  const choice = (key: ChoiceKey): JSX.Element =>
    chip(
      key,
      page.facts[key],
      <select
        id={`dg-${key}`}
        aria-describedby={origins[key] && `dg-${key}-origin`}
        value={facts[key] ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onState(isChoice(key, value) ? say(state, { [key]: value }) : unsay(state, key))
        }
      >
        <option value="">{page.notSaid}</option>
        {choices[key].map((value) => (
          <option key={value} value={value} selected={facts[key] === value}>
            {valueName(key, value, words)}
          </option>
        ))}
      </select>,
    );
  return (
    <div class="dg-understood">
      <h2 class="dg-label">{page.understood}</h2>
      <div class="dg-chips">
        {number('code', page.code)}
        {(facts.phase !== 'never-opened' || known('seconds')) && number('seconds', page.lasted)}
        {(facts.phase === 'never-opened' || known('status')) && number('status', page.status)}
        {keys.map(choice)}
        {facts.reason && (
          <span class="dg-chip">
            <small>{page.reason}</small>
            <bdi>{facts.reason}</bdi>
          </span>
        )}
      </div>
      {facts.signs && (
        <div class="dg-signs">
          <small>{page.says}</small>
          {facts.signs.map((sign) => {
            const value = quoteOf(sign, read?.quotes ?? {});
            return (
              <button
                key={sign}
                type="button"
                class="dg-sign"
                aria-label={fill(page.ignore, { value })}
                onClick={() => onState(ignoreSign(state, sign))}
              >
                <bdi>{value}</bdi>
                <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
                  <path class="dg-no" d="M3 3l10 10m0-10l-10 10" />
                </svg>
              </button>
            );
          })}
        </div>
      )}
      <p class="dg-foot">{page.understoodNote}</p>
    </div>
  );
}

/** What was typed, checked as a link's value is. Null: it is no such number. */
function readNumber(key: 'code' | 'seconds' | 'status', text: string): Facts | null {
  const facts = incidentOf(key === 'seconds' ? { after: text.split(/[\s,、]+/).join(',') } : { [key]: text.trim() });
  return facts?.[key] === undefined ? null : { [key]: facts[key] };
}

type NumberProps = {
  readonly id: string;
  /** Id of the words that say who said it. */
  readonly origin: string | undefined;
  readonly text: string;
  readonly empty: string;
  readonly problem: string;
  readonly read: (text: string) => Facts | null;
  /** Null: the field was emptied. */
  readonly onSay: (said: Facts | null) => void;
};

function NumberField({ id, origin, text, empty, problem, read, onSay }: NumberProps): JSX.Element {
  return (
    <input
      id={id}
      aria-describedby={origin}
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={text}
      placeholder={empty}
      size={Math.max(7, Math.min(16, text.length + 1))}
      onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value;
        const said = read(typed);
        if (said || typed.trim() === '') return onSay(said);
        currentTarget.setCustomValidity(problem);
        currentTarget.reportValidity();
      }}
    />
  );
}
