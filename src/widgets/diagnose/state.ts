import { type FactKey, type Facts, rhythmOf, type Sign } from '../../core/diagnose/facts.ts';
import type { Question, QuestionId } from '../../core/diagnose/questions.ts';
import { isUnderstood, type Mark, type Parsed, recognise, textMax } from '../../core/diagnose/recognise.ts';
import { type Fragment, type FragmentValues, formatFragment, parseFragment } from '../../core/link/fragment.ts';
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
  /** All that is known is from a text that does not speak of a WebSocket, so nothing of it is sure. */
  readonly mayBeElse: boolean;
  /** What the pasted text told; null when nothing was pasted. */
  readonly read: Parsed | null;
  /** There was more text than was read, which was so many characters; null: all was read. */
  readonly cutAt: number | null;
};

export const emptyState: State = {
  started: false,
  facts: {},
  origins: {},
  early: [],
  asked: [],
  mayBeElse: false,
  read: null,
  cutAt: null,
};

const keysOf = (facts: Facts): readonly FactKey[] => Object.keys(facts) as FactKey[];

const from = (facts: Facts, origin: Origin, read: Parsed | null = null): State => ({
  ...emptyState,
  started: true,
  facts,
  early: keysOf(facts),
  origins: Object.fromEntries(keysOf(facts).map((key) => [key, origin])),
  read,
});

/** `isCut`: the text is the beginning of a longer one. */
export const fromText = (text: string, isCut = false): State => {
  const read = recognise(text);
  const cutAt = isCut || text.length > textMax ? Math.min(text.length, textMax) : null;
  return { ...from(read.facts, 'text', read), mayBeElse: !read.isWebSocket, cutAt };
};

/** Whether there is enough to rank causes by. */
export const canRank = ({ facts, read, origins }: State): boolean =>
  read === null || Object.values(origins).includes('you') ? keysOf(facts).length > 0 : isUnderstood(facts);

/** Whether the words that a mark is on still count. */
export const isHeld = ({ facts, origins }: State, { fact, sign }: Mark): boolean =>
  origins[fact] === 'text' && (sign === undefined || (facts.signs ?? []).includes(sign));

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
  const mayBeElse = fragment.values.about === other;
  return { kind: fragment.kind, state: { ...from(facts, 'link'), mayBeElse } };
}

/** In a link: the text was perhaps about something else than a WebSocket. */
const other = 'other';

/** What a link to this result holds, without `#`. The reason stays out when it was pasted: it is the reader's text. */
export function toFragment({ facts, origins, mayBeElse }: State): string {
  const { reason, ...rest } = facts;
  const shared = reason !== undefined && origins.reason !== 'text' ? facts : rest;
  const values = (some: Facts): FragmentValues => ({ ...incidentValues(some), ...(mayBeElse && { about: other }) });
  if (keysOf(shared).length === 0) return '';
  return formatFragment(values(shared)) ?? formatFragment(values(rest)) ?? '';
}

function without(state: State, keys: readonly FactKey[]): Pick<State, 'facts' | 'origins'> {
  const isLeft = ([key]: readonly [string, unknown]): boolean => !keys.includes(key as FactKey);
  return {
    facts: Object.fromEntries(Object.entries(state.facts).filter(isLeft)),
    origins: Object.fromEntries(Object.entries(state.origins).filter(isLeft)),
  };
}

/** What was concluded from a fact of the text and from nothing else. */
function derivedFrom({ origins, read }: State, key: FactKey): readonly FactKey[] {
  const base = read?.evidence[key];
  if (!read || !base) return [];
  return keysOf(read.facts).filter((one) => {
    const evidence = read.evidence[one];
    const isSame = evidence?.line === base.line && evidence.quote === base.quote;
    return one !== key && origins[one] === 'text' && evidence?.certainty === 'derived' && isSame;
  });
}

/** The reader says what is so. Corrected lengths also decide whether they are equal; one hop replaces all that were read. */
export function say(state: State, facts: Facts): State {
  const rhythm = facts.seconds && !facts.rhythm && state.origins.rhythm !== 'you' ? rhythmOf(facts.seconds) : undefined;
  const said = { ...facts, ...(rhythm && { rhythm }) };
  const isStale = facts.seconds && !rhythm && state.origins.rhythm === 'text';
  const base = without(state, [...(isStale ? (['rhythm'] as const) : []), ...(facts.via ? (['hops'] as const) : [])]);
  return {
    ...state,
    started: true,
    mayBeElse: false,
    facts: { ...base.facts, ...said },
    origins: { ...base.origins, ...Object.fromEntries(keysOf(said).map((key) => [key, 'you'])) },
  };
}

/** The reader says that a fact is not so, and nothing in its place: what followed from it goes as well. */
export const unsay = (state: State, key: FactKey): State => ({
  ...state,
  ...without(state, [key, ...derivedFrom(state, key), ...(key === 'via' ? (['hops'] as const) : [])]),
});

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
