import { checkPolicy } from '../backoff/check-policy.ts';
import type { Codes, Growth, Jitter, Policy, Range, Reset } from '../backoff/policy.ts';
import { type Choice, choiceOf } from '../peers/policy-choice.ts';
import { type Codec, type Field, field, list, mapped, number, optional, sequence, tagged, tokens } from './codec.ts';
import { fragmentLengthMax } from './fragment.ts';

/*
 * A policy inside a fragment, made of the characters of run-link.ts (A–Z a–z 0–9 - . ~):
 *
 *   e1000-2~c30000~jf~rs10000     growth, cap, jitter, reset
 *   f BASE · l BASE-STEP · e BASE-FACTOR · t WAIT-WAIT-…~g THEN (no g: gives up after the table)
 *   c CAP · k (cap after the jitter) · a ATTEMPTS · w MIN-MAX[-MIN-MAX…] (the first waits) · b MIN-MAX (a random base)
 *   jn jf je jd · ja MIN-MAX · jp BELOW-ABOVE[-FIRST ABOVE] (shares) · jl FLOOR · jo OFFSET · jy SHARE (parity)
 *   ro (on open) · rs MS (after staying open) · rn (never)
 *   n CODE-FROM.TO-… (no retry after these codes) · o CODE-FROM.TO-… (at once after these)
 *
 * What a token would say by default (no cap, before the jitter, no limit, jn, ro) is left out. Numbers that a token
 * does not have are ignored; the bounds of those that it has are for checkPolicy.
 */

const anyNumber = number({ max: Number.MAX_VALUE });
/** As many as fit into a link; what makes a sound list is for checkPolicy as well. */
const many = { max: fragmentLengthMax };

/** Numbers by their places. */
const numbers = <T extends object>(parts: Parameters<typeof sequence<T>>[1]): Codec<T> =>
  sequence<T>('-', parts, anyNumber);
const nothing = numbers<Readonly<Record<never, never>>>({});
const one: Codec<number> = mapped(numbers<{ readonly value: number }>({ value: anyNumber }), {
  read: ({ value }) => value,
  write: (value) => ({ value }),
});
const range = numbers<Range>({ minMs: anyNumber, maxMs: anyNumber });

const ranges: Codec<readonly Range[]> = mapped<readonly number[], readonly Range[]>(
  list(anyNumber, '-', { min: 2, ...many }),
  {
    read: (bounds) =>
      Array.from({ length: bounds.length >> 1 }, (_, i) => ({ minMs: bounds[2 * i]!, maxMs: bounds[2 * i + 1]! })),
    write: (all) => all.flatMap(({ minMs, maxMs }) => [minMs, maxMs]),
  },
);

const closeCode = number({ max: 9_999, decimals: 0 });
const codes: Codec<Codes> = list(
  mapped(sequence<{ from: number; to?: number }>('.', { from: closeCode, to: optional(closeCode) }), {
    read: ({ from, to }): Codes[number] => (to === undefined ? from : [from, to]),
    write: (code) => (typeof code === 'number' ? { from: code } : { from: code[0], to: code[1] }),
  }),
  '-',
  { min: 1, ...many },
);

type Table = Omit<Extract<Growth, { readonly kind: 'table' }>, 'kind'>;
const waits = list(anyNumber, '-', many);
const table: Field<Table> = {
  takes: (name) => name === 't' || name === 'g',
  parse: (name, rest, before) => {
    const tableMs = name === 't' ? waits.parse(rest) : undefined;
    if (tableMs) return { tableMs, thenMs: null };
    const thenMs = before && one.parse(rest);
    return before && thenMs !== undefined ? { ...before, thenMs } : undefined;
  },
  format: ({ tableMs, thenMs }) => [
    `t${waits.format(tableMs)}`,
    ...(thenMs === null ? [] : [`g${one.format(thenMs)}`]),
  ],
};

const growth = tagged<Growth>({
  fixed: field('f', numbers({ baseMs: anyNumber })),
  linear: field('l', numbers({ baseMs: anyNumber, stepMs: anyNumber })),
  exponential: field('e', numbers({ baseMs: anyNumber, factor: anyNumber })),
  table,
});

type Shares = Omit<Extract<Jitter, { readonly kind: 'percent' }>, 'kind'>;
/** Every kind of jitter begins with j, which distinguishes it from the other parts of a policy. */
const ofJitter = <T>(letter: string, codec: Codec<T>) => field(`j${letter}`, codec);
const jitter = tagged<Jitter>({
  none: ofJitter('n', nothing),
  full: ofJitter('f', nothing),
  equal: ofJitter('e', nothing),
  decorrelated: ofJitter('d', nothing),
  additive: ofJitter('a', range),
  percent: ofJitter('p', numbers<Shares>({ below: anyNumber, above: anyNumber, firstAbove: optional(anyNumber) })),
  floor: ofJitter('l', numbers({ floorMs: anyNumber })),
  offset: ofJitter('o', numbers({ offsetMs: anyNumber })),
  parity: ofJitter('y', numbers({ share: anyNumber })),
});

const reset = tagged<Reset>({
  open: field('ro', nothing),
  stable: field('rs', numbers({ afterMs: anyNumber })),
  never: field('rn', nothing),
});

const afterJitter = mapped(nothing, { read: (): Policy['capOrder'] => 'after-jitter', write: () => ({}) });
const attempts = mapped(one, { read: Math.round, write: (count: number) => count });

type Said = Omit<Policy, 'growth'> & { readonly growth?: Growth };

const said = tokens<Said>(
  '~',
  { name: /^[a-z]+/, once: ([letter = '']) => letter },
  {
    growth,
    capMs: field<number | null>('c', one as Codec<number | null>),
    capOrder: field('k', afterJitter),
    attemptsMax: field('a', attempts),
    first: field('w', ranges),
    baseDrawnOnce: field('b', range),
    jitter,
    reset,
    noRetryCodes: field('n', codes),
    atOnceCodes: field('o', codes),
  },
  { jitter: { kind: 'none' }, capMs: null, capOrder: 'before-jitter', attemptsMax: 0, reset: { kind: 'open' } },
);

/** A policy to a thousandth of a millisecond. Its numbers may be out of bounds: see checkPolicy. */
export const policyCodec: Codec<Policy> = mapped(said, {
  read: (policy) => (policy.growth ? { ...policy, growth: policy.growth } : undefined),
  write: (policy) => policy,
});

/** A policy by its name, or in full when a reader turned it by hand; unsound ones are refused. */
export const choiceCodec: Codec<Choice> = {
  parse: (text) => {
    const policy = policyCodec.parse(text);
    return choiceOf(text) ?? (policy && checkPolicy(policy).length === 0 ? { id: 'custom', policy } : undefined);
  },
  format: ({ id, policy }) => (id === 'custom' ? policyCodec.format(policy) : id),
};
