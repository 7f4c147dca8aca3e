import type { Codec, Optional } from './codec.ts';
import { type FragmentKey, type FragmentValues, formatFragment, parseFragment } from './fragment.ts';

/** What a tool keeps in a fragment, each field under a key of its own. */
export type Schema<T> = {
  /** Undefined: the values do not say such a thing. Never throws. */
  readonly read: (values: FragmentValues) => T | undefined;
  readonly write: (value: T) => FragmentValues;
};

type At<T> = { readonly key: FragmentKey; readonly codec: Codec<T> };
export const at = <T>(key: FragmentKey, codec: Codec<T>): At<T> => ({ key, codec });

type Loose = Record<string, unknown>;
type Fields<T> = { readonly [K in keyof T]-?: At<Exclude<T[K], undefined>> };

/**
 * A record of keys. A field that is missing or damaged makes `strict` ones undefined, unless it is optional; `lenient`
 * ones lose that field alone.
 */
export function keys<T extends object>(damage: 'strict' | 'lenient', fields: Fields<T>): Schema<T> {
  const entries = Object.entries(fields) as [string, At<unknown>][];
  return {
    read: (values) => {
      const found: Loose = {};
      for (const [name, { key, codec }] of entries) {
        const text = values[key];
        const value = text === undefined ? (codec as Optional<unknown>).usual : codec.parse(text);
        if (value !== undefined) found[name] = value;
        else if (damage === 'strict' && (text !== undefined || !('optional' in codec))) return undefined;
      }
      return found as T;
    },
    write: (value) => {
      const written: { [key in FragmentKey]?: string } = {};
      for (const [name, { key, codec }] of entries) {
        const one = (value as Loose)[name];
        if (one !== undefined) written[key] = codec.format(one);
      }
      return written;
    },
  };
}

/** The same keys for another type. `read` may refuse a value with undefined. */
export const mappedKeys = <A, B>(
  schema: Schema<A>,
  { read, write }: { readonly read: (value: A) => B | undefined; readonly write: (value: B) => A },
): Schema<B> => ({
  read: (values) => {
    const value = schema.read(values);
    return value === undefined ? undefined : read(value);
  },
  write: (value) => schema.write(write(value)),
});

export type Linked<T> = { readonly kind: 'none' | 'broken' } | { readonly kind: 'ok'; readonly value: T };

/** What `location.hash` asks of the tool that keeps its state under `key`. All or nothing; never throws. */
export function openLink<T>(hash: string, key: FragmentKey, schema: Schema<T>): Linked<T> {
  const fragment = parseFragment(hash);
  if (fragment.kind === 'none') return { kind: 'none' };
  if (fragment.values[key] === undefined) return { kind: fragment.kind === 'broken' ? 'broken' : 'none' };
  const value = schema.read(fragment.values);
  return value === undefined ? { kind: 'broken' } : { kind: 'ok', value };
}

/** The fragment of a link to this value, without `#`; what else `hash` says stays. Null: longer than a link may be. */
export function writeLink<T>(hash: string, schema: Schema<T>, value: T): string | null {
  const fragment = parseFragment(hash);
  return formatFragment({ ...(fragment.kind === 'none' ? {} : fragment.values), ...schema.write(value) });
}
