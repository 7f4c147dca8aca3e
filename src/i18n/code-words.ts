/**
 * The words of one code's page, in one language. Strings may hold `**bold**`, `` `code` `` and `[text](/path/)`: they
 * become HTML on the page and stay as they are in its Markdown twin. A path is without its language.
 */
export type CodeWords = {
  /** The answer in two short sentences; the first one bold. */
  readonly lead: string;
  /** One line for tables and lists. */
  readonly short: string;
  /** For the browser's tab and search results: what people type. */
  readonly title: string;
  readonly description: string;
  readonly who: string;
  readonly reconnect: string;
  readonly checks: readonly [string, string, string];
  readonly clientSees: string;
  readonly serverSees: string;
  /** By id, as listed in the page's facts: what it is, how to tell it apart, what to do. */
  readonly causes: Readonly<Record<string, readonly [name: string, tell: string, cure: string]>>;
  readonly fix: string;
  readonly fixNote?: string;
  readonly differs?: readonly string[];
  readonly make?: string;
  readonly log: string;
  readonly related: Readonly<Record<number, string>>;
  /** What people really ask about this code, in their words. */
  readonly asked?: readonly (readonly [question: string, answer: string])[];
};
