import type { JSX } from 'preact';
import { type ChoiceKey, choiceKeys, choices, type FactKey, type Facts, isChoice } from '../../core/diagnose/facts.ts';
import { fill } from '../../core/format.ts';
import { incidentOf } from '../../core/link/incident-link.ts';
import { lookOf } from './Evidence.tsx';
import { factName, shortLength, signName, valueName } from './reasons.ts';
import { ignoreSign, type State, say, unsay } from './state.ts';
import type { DiagnoseWords } from './words.ts';

type Props = {
  readonly state: State;
  readonly words: DiagnoseWords;
  /** `focus`: the id of what the reader is at next, where the control that was used goes away. */
  readonly onState: (state: State, focus?: string) => void;
};

const headId = 'dg-understood';

type NumberKey = 'code' | 'seconds' | 'status';
const numberKeys: readonly NumberKey[] = ['code', 'seconds', 'status'];
const isNumber = (key: FactKey): key is NumberKey => (numberKeys as readonly FactKey[]).includes(key);

/** What was understood: each fact with its control and a button that removes it. What nobody said is folded away. */
export function Recognised({ state, words, onState }: Props): JSX.Element {
  const { facts, early } = state;
  const { page } = words;
  const isKnown = (key: FactKey): boolean => facts[key] !== undefined || early.includes(key);
  const keys: readonly (NumberKey | ChoiceKey)[] = [...numberKeys, ...choiceKeys];
  const shown = keys.filter(isKnown);
  const isAskable = (key: NumberKey | ChoiceKey): boolean =>
    key === 'seconds' ? facts.phase !== 'never-opened' : key !== 'status' || facts.phase === 'never-opened';
  const unsaid = keys.filter((key) => !isKnown(key) && isAskable(key));
  const fact = (key: NumberKey | ChoiceKey): JSX.Element =>
    isNumber(key) ? (
      <NumberFact key={key} {...{ name: key, state, words, onState }} />
    ) : (
      <ChoiceFact key={key} {...{ name: key, state, words, onState }} />
    );
  return (
    <div class="dg-understood">
      <h2 id={headId} class="dg-label" tabIndex={-1}>
        {page.understood}
      </h2>
      {shown.length > 0 && (
        <div class="dg-chips">
          {shown.map(fact)}
          {facts.reason && (
            <Chip name="reason" state={state} words={words} value={facts.reason} onState={onState}>
              <bdi>{facts.reason}</bdi>
            </Chip>
          )}
        </div>
      )}
      {facts.signs && <Signs {...{ state, words, onState }} />}
      {shown.length > 0 && <p class="dg-foot">{page.understoodNote}</p>}
      <details class="dg-fold">
        <summary>{fill(page.sayMore, { n: unsaid.length })}</summary>
        <div class="dg-chips">{unsaid.map(fact)}</div>
      </details>
    </div>
  );
}

/** The words that were recognised, each with a button that has them ignored. */
function Signs({ state, words, onState }: Props): JSX.Element {
  const { facts, read } = state;
  return (
    <div class="dg-signs">
      <small class={lookOf('signs')}>{words.page.says}</small>
      {(facts.signs ?? []).map((sign) => {
        const value = signName(sign, read?.quotes ?? {}, words);
        return (
          <button
            key={sign}
            type="button"
            class="dg-sign"
            aria-label={fill(words.page.ignore, { value })}
            onClick={() => onState(ignoreSign(state, sign), headId)}
          >
            <bdi>{value}</bdi>
            {cross}
          </button>
        );
      })}
    </div>
  );
}

const cross = (
  <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
    <path class="dg-no" d="M3 3l10 10m0-10l-10 10" />
  </svg>
);

type ChipProps = Props & {
  readonly name: FactKey;
  /** As the reader sees it. */
  readonly value: string;
  readonly children: JSX.Element;
};

/** A fact: its name in the look of its words in the text, its control, who said it, and how to be rid of it. */
function Chip({ name, value, state, words, onState, children }: ChipProps): JSX.Element {
  const { facts, origins } = state;
  const isSaid = facts[name] !== undefined;
  const origin = origins[name];
  const label = <span class={origin === 'text' ? lookOf(name) : undefined}>{factName(name, words)}</span>;
  return (
    <div class={isSaid ? 'dg-chip' : 'dg-chip dg-unsaid'}>
      {name === 'reason' ? <small>{label}</small> : <label for={`dg-${name}`}>{label}</label>}
      {children}
      {origin && (
        <span id={`dg-${name}-origin`} class="visually-hidden">
          {words.page.origins[origin]}
        </span>
      )}
      {isSaid && (
        <button
          type="button"
          class="dg-remove"
          aria-label={fill(words.page.remove, { name: factName(name, words), value })}
          onClick={() => onState(unsay(state, name), name === 'reason' ? headId : `dg-${name}`)}
        >
          {cross}
        </button>
      )}
    </div>
  );
}

function ChoiceFact({ name, state, words, onState }: Props & { readonly name: ChoiceKey }): JSX.Element {
  const known: string | undefined = state.facts[name];
  return (
    <Chip {...{ name, state, words, onState }} value={known === undefined ? '' : valueName(name, known, words)}>
      <select
        id={`dg-${name}`}
        aria-describedby={state.origins[name] && `dg-${name}-origin`}
        value={known ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onState(isChoice(name, value) ? say(state, { [name]: value }) : unsay(state, name), `dg-${name}`)
        }
      >
        <option value="">{words.page.notSaid}</option>
        {choices[name].map((value) => (
          <option key={value} value={value} selected={known === value}>
            {valueName(name, value, words)}
          </option>
        ))}
      </select>
    </Chip>
  );
}

/** What was typed, checked as a link's value is. Null: it is no such number. */
function readNumber(key: NumberKey, text: string): Facts | null {
  const facts = incidentOf(key === 'seconds' ? { after: text.split(/[\s,、]+/).join(',') } : { [key]: text.trim() });
  return facts?.[key] === undefined ? null : { [key]: facts[key] };
}

function NumberFact({ name, state, words, onState }: Props & { readonly name: NumberKey }): JSX.Element {
  const { facts, origins } = state;
  const text = name === 'seconds' ? (facts.seconds ?? []).map(shortLength).join(', ') : String(facts[name] ?? '');
  return (
    <Chip {...{ name, state, words, onState }} value={text}>
      <input
        id={`dg-${name}`}
        aria-describedby={origins[name] && `dg-${name}-origin`}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        placeholder={words.page.notSaid}
        size={Math.max(7, Math.min(16, text.length + 1))}
        onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
        onChange={({ currentTarget }) => {
          const typed = currentTarget.value;
          const said = readNumber(name, typed);
          if (said) return onState(say(state, said));
          if (typed.trim() === '') return onState(unsay(state, name));
          currentTarget.setCustomValidity(words.page.badNumber);
          currentTarget.reportValidity();
        }}
      />
    </Chip>
  );
}
