import { HERD_BOUNDS, type HerdConfig, type HerdNumber } from '../herd/config.ts';
import { type HerdSwitches, switchesOf } from '../herd/switches.ts';
import type { Choice } from '../peers/policy-choice.ts';
import { type Codec, choice, headed, list, mapped, number, optional, sequence, version, word } from './codec.ts';
import { at, keys, mappedKeys } from './keys.ts';
import { choiceCodec } from './policy-link.ts';
import { switchesCodec } from './switches-link.ts';

/** All that a run of several policies depends on. A policy meets a rolling deploy in batches, or one outage for all. */
export type HerdState = Omit<HerdConfig, 'policy' | 'roundTrip'> & {
  readonly choices: readonly Choice[];
  readonly rolling: readonly boolean[];
};

/** Policies of one run. */
export const herdPolicies = 4;

const bounded = (name: HerdNumber, whole = false): Codec<number> => {
  const [min, max] = HERD_BOUNDS[name];
  return number({ min, max, whole, decimals: 'all' });
};

/** Which policies are rolling, one bit each. */
const rolling: Codec<readonly boolean[]> = mapped(
  word(Array.from({ length: 2 ** herdPolicies }, (_, i) => String(i))),
  {
    read: (mask): readonly boolean[] => Array.from({ length: herdPolicies }, (_, i) => (Number(mask) & (1 << i)) !== 0),
    write: (all) => String(all.reduce((mask, one, i) => mask + (one ? 2 ** i : 0), 0)),
  },
);

type Conditions = Omit<HerdState, 'choices' | 'seed' | keyof HerdSwitches>;

const conditions = sequence<Conditions>('~', {
  clients: bounded('clients', true),
  capacityPerSecond: bounded('capacityPerSecond'),
  downMs: bounded('downMs'),
  batches: bounded('batches', true),
  gapMs: bounded('gapMs'),
  drainMs: bounded('drainMs'),
  queue: bounded('queue'),
  refuseCost: bounded('refuseCost'),
  timeoutMs: bounded('timeoutMs'),
  overflow: choice(['refuse', 'slow']),
  rolling: optional(rolling, [false, false, false, true]),
});

const four = list(choiceCodec, '~~', { min: herdPolicies, max: herdPolicies });
const body = headed('~~', conditions, () => four);
const plain = version(1, body);
const switched = version(
  2,
  headed('~~~', switchesCodec, () => body),
);
type Body = readonly [HerdSwitches, readonly [Conditions, readonly Choice[]]];
const herd: Codec<Body> = {
  parse: (text) => {
    const given = plain.parse(text);
    return given ? [{}, given] : switched.parse(text);
  },
  format: ([switches, given]) =>
    Object.keys(switches).length === 0 ? plain.format(given) : switched.format([switches, given]),
};

/**
 * `1~NUMBERS…~OVERFLOW[~ROLLING]~~POLICY~~…` under the key `herd`, and `seed`. Without a mask only the last one rolls.
 * With switches (switches-link.ts) it is `2~SWITCHES~~~NUMBERS…`.
 */
export const herdLink = mappedKeys(
  keys<{ readonly herd: Body; readonly seed: number }>('strict', {
    herd: at('herd', herd),
    seed: at('seed', optional(number({ max: HERD_BOUNDS.seed[1], decimals: 0 }), 7)),
  }),
  {
    read: ({ herd: [switches, [given, choices]], seed }): HerdState => ({ ...given, ...switches, seed, choices }),
    write: ({ choices, seed, ...given }) => ({ herd: [switchesOf(given), [given, choices]] as const, seed }),
  },
);
