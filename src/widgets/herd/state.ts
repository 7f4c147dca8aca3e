import { HERD_DEFAULTS, type HerdConfig, type HerdNumber, isWithinBounds } from '../../core/herd/config.ts';
import { type FragmentValues, formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { type Choice, choose, formatChoice, parseChoice } from '../../ui/policy/policy-choice.ts';

export const SLOTS = ['A', 'B', 'C', 'D'] as const;

/** All that a run depends on. A policy meets a rolling deploy in batches, or one outage for all. */
export type State = Omit<HerdConfig, 'policy' | 'roundTrip'> & {
  readonly choices: readonly Choice[];
  readonly rolling: readonly boolean[];
};

export const initialState: State = {
  ...HERD_DEFAULTS,
  batches: 10,
  gapMs: 15_000,
  rolling: [false, false, false, true],
  choices: [choose('no-jitter-30'), choose('fixed-1'), choose('full-30'), choose('first-wait')],
};

/** One config per policy. */
export const configsOf = ({ choices, rolling, ...numbers }: State): readonly HerdConfig[] =>
  choices.map(({ policy }, i) => {
    const isRolling = rolling[i] === true;
    return {
      ...numbers,
      policy,
      roundTrip: HERD_DEFAULTS.roundTrip,
      batches: isRolling ? numbers.batches : 1,
      gapMs: isRolling ? numbers.gapMs : 0,
    };
  });

/** In the order of the link; permanent. */
const linked: readonly HerdNumber[] = [
  'clients',
  'capacityPerSecond',
  'downMs',
  'batches',
  'gapMs',
  'drainMs',
  'queue',
  'refuseCost',
  'timeoutMs',
];

/** Which policies are rolling, one bit each. */
const maskOf = (rolling: readonly boolean[]): number => rolling.reduce((mask, one, i) => mask + (one ? 2 ** i : 0), 0);
const initialMask = maskOf(initialState.rolling);

/** `1~NUMBERS…~OVERFLOW[~ROLLING]~~POLICY~~…` under the key `herd`, and `seed`. The mask is left out if only D rolls. */
export function stateToFragment(state: State, others: FragmentValues): string | null {
  const numbers = linked.map((name) => String(state[name]));
  const mask = maskOf(state.rolling);
  const more = mask === initialMask ? [] : [String(mask)];
  const head = ['1', ...numbers, state.overflow === 'slow' ? '1' : '0', ...more].join('~');
  const herd = [head, ...state.choices.map(formatChoice)].join('~~');
  return formatFragment({ ...others, herd, seed: String(state.seed) });
}

export type Linked = { readonly kind: 'none' | 'broken' } | { readonly kind: 'ok'; readonly state: State };

/** What a link asks for; anything out of bounds makes the whole link broken. Never throws. */
export function stateFromFragment(hash: string): Linked {
  const fragment = parseFragment(hash);
  if (fragment.kind === 'none' || (fragment.kind === 'ok' && fragment.values.herd === undefined))
    return { kind: 'none' };
  const { herd = '', seed = String(initialState.seed) } = fragment.values;
  const [head = '', ...texts] = herd.split('~~');
  const parts = head.split('~');
  const end = linked.length + 1;
  const numbers = parts.slice(1, end).map((text) => (/^\d{1,10}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN));
  const [overflow, mask = String(initialMask), ...more] = parts.slice(end);
  const choices = texts.map(parseChoice);
  const sound =
    parts[0] === '1' &&
    numbers.length === linked.length &&
    numbers.every((value, i) => isWithinBounds(linked[i]!, value)) &&
    Number.isInteger(numbers[0]) &&
    Number.isInteger(numbers[linked.indexOf('batches')]) &&
    (overflow === '0' || overflow === '1') &&
    /^(\d|1[0-5])$/.test(mask) &&
    more.length === 0 &&
    /^\d{1,10}$/.test(seed) &&
    isWithinBounds('seed', Number(seed)) &&
    choices.length === SLOTS.length;
  if (!sound || choices.some((choice) => choice === null)) return { kind: 'broken' };
  const values = Object.fromEntries(linked.map((name, i) => [name, numbers[i]])) as Pick<State, HerdNumber>;
  return {
    kind: 'ok',
    state: {
      ...initialState,
      ...values,
      seed: Number(seed),
      overflow: overflow === '1' ? 'slow' : 'refuse',
      rolling: SLOTS.map((_, i) => (Number(mask) & (1 << i)) !== 0),
      choices: choices.filter((choice) => choice !== null),
    },
  };
}
