import { utf8Length } from '../protocol/close-call.ts';
import { wellFormed } from './fragment.ts';

/**
 * Both directions of a text inside a fragment, from one declaration. `parse` gives undefined for text that does not
 * say such a value and never throws; `format` gives text that `parse` reads back as the same value.
 */
export type Codec<T> = {
  readonly parse: (text: string) => T | undefined;
  readonly format: (value: T) => string;
};

export type ValueOf<C> = C extends Codec<infer T> ? T : never;

export type NumberRange = {
  readonly min?: number;
  readonly max: number;
  /** How many decimals are read and written; `all`: as many as the number has. */
  readonly decimals?: number | 'all';
  /** Decimals may be there, but only zeros. */
  readonly whole?: boolean;
};

/** A number in plain decimal notation, at most three decimals unless told otherwise. Never NaN, never infinite. */
export function number({ min = 0, max, decimals = 3, whole = false }: NumberRange): Codec<number> {
  const notation =
    decimals === 'all' ? /^\d+(\.\d+)?$/ : new RegExp(`^\\d+${decimals ? `(\\.\\d{1,${decimals}})?` : ''}$`);
  return {
    parse: (text) => {
      const value = notation.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max && !(whole && value % 1) ? value : undefined;
    },
    // The smallest numbers would have an exponent.
    format: (value) =>
      decimals === 'all' && value >= 1e-6
        ? String(value)
        : String(Number(value.toFixed(decimals === 'all' ? 6 : decimals))),
  };
}

/** One of a list that only ever grows at its end, written as its place. */
export function choice<const T>(list: readonly T[]): Codec<T> {
  const place = number({ max: list.length - 1, whole: true });
  return mapped(place, { read: (i) => list[i], write: (value) => list.indexOf(value) });
}

/** One of these words, written as it is. */
export const word = <const T extends string>(list: readonly T[]): Codec<T> => ({
  parse: (text) => list.find((one) => one === text),
  format: (value) => value,
});

/** Free text: percent-encoded UTF-8 with `_` for `%`, and everything escaped but A–Z a–z 0–9. */
export function text(bytesMax: number): Codec<string> {
  const escaped = /^\w*$/;
  return {
    parse: (given) => {
      if (!escaped.test(given)) return undefined;
      try {
        const value = decodeURIComponent(given.replaceAll('_', '%'));
        return utf8Length(value) <= bytesMax ? value : undefined;
      } catch {
        return undefined; // not UTF-8
      }
    },
    format: (value) =>
      encodeURIComponent(wellFormed(value))
        .replace(/[-_.~!*'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%', '_'),
  };
}

/** The same text for another type. `read` may refuse a value with undefined. */
export const mapped = <A, B>(
  codec: Codec<A>,
  { read, write }: { readonly read: (value: A) => B | undefined; readonly write: (value: B) => A },
): Codec<B> => ({
  parse: (given) => {
    const value = codec.parse(given);
    return value === undefined ? undefined : read(value);
  },
  format: (value) => codec.format(write(value)),
});

/** Values between separators; empty text is an empty list. */
export function list<T>(
  codec: Codec<T>,
  separator: string,
  { min = 0, max }: { readonly min?: number; readonly max: number },
): Codec<readonly T[]> {
  return {
    parse: (given) => {
      const parts = given === '' ? [] : given.split(separator, max + 1);
      const values = parts.map(codec.parse);
      const sound = values.filter((value) => value !== undefined);
      return sound.length === parts.length && sound.length >= min && sound.length <= max ? sound : undefined;
    },
    format: (values) => values.map(codec.format).join(separator),
  };
}

/** Text that begins with the version of its grammar, `1~…`. */
export const version = <T>(current: number, codec: Codec<T>): Codec<T> => ({
  parse: (given) => (given.startsWith(`${current}~`) ? codec.parse(given.slice(`${current}~`.length)) : undefined),
  format: (value) => `${current}~${codec.format(value)}`,
});

/** Nothing, or what the codec says. */
export const orNone = <T>(codec: Codec<T>): Codec<T | null> => ({
  parse: (given) => (given === '' ? null : codec.parse(given)),
  format: (value) => (value === null ? '' : codec.format(value)),
});

/** A part that may be missing. `usual` is then read in its place and never written; without it the value has no such key. */
export type Optional<T> = Codec<T> & { readonly optional: true; readonly usual: T | undefined };
export const optional = <T>(codec: Codec<T>, usual?: T): Optional<T> => ({ ...codec, optional: true, usual });

type Parts<T> = { readonly [K in keyof T]-?: Codec<Exclude<T[K], undefined>> };
type Loose = Record<string, unknown>;
const isOptional = (codec: Codec<unknown>): codec is Optional<unknown> => 'optional' in codec;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A record by the places of its parts, `1000-2`; optional parts come last. Parts beyond them are refused, or ignored
 * where `more` can read them.
 */
export function sequence<T extends object>(
  separator: string,
  parts: Parts<T>,
  more?: Pick<Codec<unknown>, 'parse'>,
): Codec<T> {
  const entries = Object.entries(parts) as [string, Codec<unknown>][];
  return {
    parse: (given) => {
      const texts = given === '' ? [] : given.split(separator);
      const value: Loose = {};
      for (const [key, codec] of entries) {
        const part = texts.shift();
        if (part === undefined && !isOptional(codec)) return undefined;
        const found = part === undefined ? (codec as Optional<unknown>).usual : codec.parse(part);
        if (found !== undefined) value[key] = found;
        else if (part !== undefined) return undefined;
      }
      return texts.every((part) => more?.parse(part) !== undefined) ? (value as T) : undefined;
    },
    format: (value) => {
      const given = entries.map(([key, codec]) => ({ codec, one: (value as Loose)[key] }));
      const last = given.findLastIndex(
        ({ codec, one }) => !isOptional(codec) || (one !== undefined && !same(one, codec.usual)),
      );
      return given
        .slice(0, last + 1)
        .map(({ codec, one }) => codec.format(one))
        .join(separator);
    },
  };
}

/** A first part that decides how the rest is read, if there is any: `alb_3600`. */
export const headed = <H, T>(
  separator: string,
  head: Codec<H>,
  restOf: (head: H) => Codec<T>,
): Codec<readonly [H, T]> => ({
  parse: (given) => {
    const cut = given.indexOf(separator);
    const first = head.parse(cut < 0 ? given : given.slice(0, cut));
    const rest = cut < 0 ? '' : given.slice(cut + separator.length);
    if (first === undefined || (cut >= 0 && rest === '')) return undefined;
    const value = restOf(first).parse(rest);
    return value === undefined ? undefined : [first, value];
  },
  format: ([first, value]) => {
    const rest = restOf(first).format(value);
    return head.format(first) + (rest && separator) + rest;
  },
});

/** One field of a record as tokens that carry its name, in any order. */
export type Field<T> = {
  readonly takes: (name: string) => boolean;
  /** `before` is what earlier tokens of the same field said. */
  readonly parse: (name: string, rest: string, before: T | undefined) => T | undefined;
  readonly format: (value: T) => readonly string[];
};

export const field = <T>(name: string, codec: Codec<T>): Field<T> => ({
  takes: (one) => one === name,
  parse: (_, rest) => codec.parse(rest),
  format: (value) => [name + codec.format(value)],
});

/** What a union's member of that kind holds beside it. */
type RestOf<T extends { readonly kind: string }, K> = T extends unknown
  ? K extends T['kind']
    ? Omit<T, 'kind'>
    : never
  : never;

/** A union whose kinds have tokens of their own. */
export function tagged<T extends { readonly kind: string }>(
  kinds: {
    readonly [K in T['kind']]: Field<RestOf<T, K>>;
  },
): Field<T> {
  const entries = Object.entries(kinds) as [string, Field<object>][];
  return {
    takes: (name) => entries.some(([, one]) => one.takes(name)),
    parse: (name, rest, before) => {
      for (const [kind, one] of entries) {
        const value = one.takes(name) ? one.parse(name, rest, before?.kind === kind ? before : undefined) : undefined;
        if (value !== undefined) return { kind, ...value } as unknown as T;
      }
      return undefined;
    },
    format: (value) => kinds[value.kind as T['kind']].format(value as never),
  };
}

type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };
type TokenRules = {
  /** The characters a token's name is made of, at its beginning. */
  readonly name: RegExp;
  /** What may be said once; null: as often as one likes. */
  readonly once: (name: string) => string | null;
};

/** A record by the names of its tokens, written in the order of `fields`. What is as usual is read but not written. */
export const tokens = <T extends object>(
  separator: string,
  { name: naming, once }: TokenRules,
  fields: Fields<T>,
  usual: Partial<T> = {},
): Codec<T> => {
  const entries = Object.entries(fields) as [string, Field<unknown>][];
  return {
    parse: (given) => {
      const said: Loose = {};
      const seen = new Set<string>();
      for (const token of given === '' ? [] : given.split(separator)) {
        const name = naming.exec(token)?.[0] ?? '';
        const [key, one] = entries.find(([, { takes }]) => takes(name)) ?? [];
        const mark = once(name);
        if (key === undefined || one === undefined || (mark !== null && seen.has(mark))) return undefined;
        if (mark !== null) seen.add(mark);
        said[key] = one.parse(name, token.slice(name.length), said[key]);
        if (said[key] === undefined) return undefined;
      }
      return { ...usual, ...said } as T;
    },
    format: (value) =>
      entries
        .filter(([key]) => (value as Loose)[key] !== undefined && !same((value as Loose)[key], (usual as Loose)[key]))
        .flatMap(([key, one]) => one.format((value as Loose)[key]))
        .join(separator),
  };
};
