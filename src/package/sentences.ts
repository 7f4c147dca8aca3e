import type { CauseId } from '../core/diagnose/causes/index.ts';
import type { EndingKind } from '../core/diagnose/ending-kind.ts';
import type { LogLevel, ReconnectVerdict } from '../core/protocol/close-codes.ts';
import type { Explanation } from './explain.ts';

/** What the package says in one language; everything is plain text. */
export type Sentences = {
  readonly codes: Readonly<
    Record<
      string,
      {
        readonly summary: string;
        readonly meaning: string;
        readonly who: string;
        readonly reconnect: string;
        readonly log: string;
        /** The level to log it with. */
        readonly logLevel: LogLevel;
      }
    >
  >;
  /** By the id of the range, such as `4000-4999`, for codes that are not in `codes`. */
  readonly ranges: Readonly<Record<string, { readonly summary: string; readonly meaning: string }>>;
  readonly kinds: Readonly<Record<EndingKind, string>>;
  readonly verdicts: Readonly<Record<ReconnectVerdict, string>>;
  readonly causes: Readonly<
    Record<CauseId, { readonly title: string; readonly gist: string; readonly confirm: string; readonly fix: string }>
  >;
  /** One line: `{code}`, `{name}`, `{kind}`, `{cause}`, `{fix}`, `{url}`. */
  readonly line: string;
  /** The same where no cause is likely. */
  readonly lineWithoutCause: string;
};

/** One line for a log or an error message: what ended, most likely why, what to do, and where to read on. */
export function describe({ code, name, kind, likely: [first], docUrl }: Explanation, sentences: Sentences): string {
  const cause = first && sentences.causes[first.cause];
  const values: Readonly<Record<string, string>> = {
    code: name ? `${code} ${name}` : String(code),
    kind: sentences.kinds[kind],
    cause: cause?.title ?? '',
    fix: cause?.fix ?? '',
    url: docUrl,
  };
  return (cause ? sentences.line : sentences.lineWithoutCause).replaceAll(
    /\{(\w+)\}/g,
    (all, key) => values[key] ?? all,
  );
}
