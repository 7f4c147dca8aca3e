/** Careful access to JSON that a stranger wrote: a missing or wrong value is `undefined`, never an exception. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (value: unknown, key: string): JsonObject | undefined => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : undefined;
};

export const textAt = (value: unknown, key: string): string | undefined => {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** A finite number, also where it was written as a string (NetLog writes large ones so). */
export const numberAt = (value: unknown, key: string): number | undefined => {
  const found = isObject(value) ? value[key] : undefined;
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** Beyond it there is no date (ECMAScript, "Time Values and Time Range"), and the difference of two need not be finite. */
export const timeMsMax = 8.64e15;

/** A time or a duration in ms. */
export const msAt = (value: unknown, key: string): number | undefined => {
  const ms = numberAt(value, key);
  return ms !== undefined && Math.abs(ms) <= timeMsMax ? ms : undefined;
};

export const listAt = (value: unknown, key: string): readonly unknown[] => {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
};
