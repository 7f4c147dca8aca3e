import { type FactKey, type Facts, rhythmOf, type Sign } from '../../core/diagnose/facts.ts';
import type { Question, QuestionId } from '../../core/diagnose/questions.ts';
import { recognise, type Understood } from '../../core/diagnose/recognise.ts';
import { type Fragment, formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { incidentOf, incidentValues } from '../../core/link/incident-link.ts';

/** Who said a fact. */
export type Origin = 'text' | 'link' | 'you';

export type State = {
  /** Whether there is anything to show a result for. */
  readonly started: boolean;
  readonly facts: Facts;
  readonly origins: Readonly<Partial<Record<FactKey, Origin>>>;
  /** What was known from the start: shown first, and staying there while the reader changes it. */
  readonly early: readonly FactKey[];
  /** Questions that were answered or skipped. */
  readonly asked: readonly QuestionId[];
  /** What the pasted text told; null when nothing was pasted. */
  readonly read: Understood | null;
};

export const emptyState: State = { started: false, facts: {}, origins: {}, early: [], asked: [], read: null };

const keysOf = (facts: Facts): readonly FactKey[] => Object.keys(facts) as FactKey[];

const from = (facts: Facts, origin: Origin, read: Understood | null = null): State => ({
  ...emptyState,
  started: true,
  facts,
  early: keysOf(facts),
  origins: Object.fromEntries(keysOf(facts).map((key) => [key, origin])),
  read,
});

export const fromText = (text: string): State => {
  const read = recognise(text);
  return from(read.facts, 'text', read);
};

/** Begins with the questions and nothing else. */
export const fromNothing: State = { ...emptyState, started: true };

/** `broken`: part of the link could not be read; the state has the rest. */
export type Linked = { readonly kind: 'none' } | { readonly kind: 'ok' | 'broken'; readonly state: State };

/** What a link says about an incident; an anchor or nothing usable is `none`. Never throws. */
export function fromHash(hash: string): Linked {
  const fragment: Fragment = parseFragment(hash);
  if (fragment.kind === 'none') return fragment;
  const facts = incidentOf(fragment.values);
  if (!facts) return fragment.kind === 'broken' ? { kind: 'broken', state: emptyState } : { kind: 'none' };
  return { kind: fragment.kind, state: from(facts, 'link') };
}

/** What a link to this result holds, without `#`. The reason stays out when it was pasted: it is the reader's text. */
export function toFragment({ facts, origins }: State): string {
  const { reason, ...rest } = facts;
  const shared = reason !== undefined && origins.reason !== 'text' ? facts : rest;
  return formatFragment(incidentValues(shared)) ?? formatFragment(incidentValues(rest)) ?? '';
}

function without<K extends FactKey>(state: State, key: K): Pick<State, 'facts' | 'origins'> {
  const { [key]: _fact, ...facts } = state.facts;
  const { [key]: _origin, ...origins } = state.origins;
  return { facts, origins } as Pick<State, 'facts' | 'origins'>;
}

/** The reader says what is so. Lengths that were corrected also say anew whether they are equal. */
export function say(state: State, facts: Facts): State {
  const rhythm = facts.seconds && !facts.rhythm && state.origins.rhythm !== 'you' ? rhythmOf(facts.seconds) : undefined;
  const said = { ...facts, ...(rhythm && { rhythm }) };
  const base = facts.seconds && !rhythm && state.origins.rhythm === 'text' ? without(state, 'rhythm') : state;
  return {
    ...state,
    started: true,
    facts: { ...base.facts, ...said },
    origins: { ...base.origins, ...Object.fromEntries(keysOf(said).map((key) => [key, 'you'])) },
  };
}

/** The reader says that a fact is not so, and nothing in its place. */
export const unsay = (state: State, key: FactKey): State => ({ ...state, ...without(state, key) });

/** The reader says that these words mean nothing here. */
export function ignoreSign(state: State, sign: Sign): State {
  const signs = state.facts.signs?.filter((one) => one !== sign) ?? [];
  return signs.length > 0 ? { ...state, facts: { ...state.facts, signs } } : unsay(state, 'signs');
}

/** Null: skipped. */
export const answer = (state: State, { id }: Question, facts: Facts | null): State => ({
  ...(facts ? say(state, facts) : state),
  asked: [...state.asked, id],
});
