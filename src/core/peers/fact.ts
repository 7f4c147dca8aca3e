import type { SourceId } from '../protocol/sources.ts';

/** What a fact counts. Bytes come in the unit of the text that states them. */
export type FactUnit = 'millisecond' | 'kibibyte' | 'mebibyte' | 'kilobyte' | 'count';

/** A number about a product, as a text states it or as our own measurements show it (`evidence`). */
export type Fact = { readonly value: number; readonly unit: FactUnit; readonly source: SourceId };

/** Facts by name; the name becomes the second half of a permanent id such as `chromium.closing-handshake`. */
export type Facts = Readonly<Record<string, Fact>>;

const of =
  (unit: FactUnit, factor = 1) =>
  (value: number, source: SourceId): Fact => ({ value: value * factor, unit, source });

export const milliseconds = of('millisecond');
export const seconds = of('millisecond', 1_000);
export const minutes = of('millisecond', 60_000);
export const hours = of('millisecond', 3_600_000);
export const kibibytes = of('kibibyte');
export const mebibytes = of('mebibyte');
export const kilobytes = of('kilobyte');
export const count = of('count');
