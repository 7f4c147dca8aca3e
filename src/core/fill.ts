/** Fills `{name}` in a template. A name without a value stays as it is, so that it can be filled later. */
export const fill = (template: string, values: Readonly<Record<string, string | number | undefined>>): string =>
  template.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
