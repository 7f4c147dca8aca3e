/** Parts of the published JSON schemas. */
export const string = { type: 'string' } as const;
export const address = { type: 'string', format: 'uri' } as const;
export const codeNumber = { type: 'integer', minimum: 0, maximum: 65_535 } as const;
export const boolean = { type: 'boolean' } as const;
/** Milliseconds, counts, bytes: what is never negative. */
export const amount = { type: 'number', minimum: 0 } as const;
export const list = (items: object) => ({ type: 'array', items }) as const;
export const oneOf = (...values: readonly string[]) => ({ type: 'string', enum: values }) as const;
export const orNull = (one: object) => ({ anyOf: [{ type: 'null' }, one] }) as const;

/** All properties required, none besides them: a program can rely on the shape. */
export const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
export const every = (names: readonly string[], one: object) =>
  object(Object.fromEntries(names.map((name) => [name, one])));

/** The dialect of JSON Schema that all of them are written in. */
export const draft = 'https://json-schema.org/draft/2020-12/schema';
