/** What is stored for reading offline and in which order. The build writes the plan, the service worker follows it. */

/** A file of the site. `integrity` is the hash of its content, `bytes` its size before compression. */
export type StoredFile = { readonly url: string; readonly integrity: string; readonly bytes: number };

export type LanguageFiles = {
  /** The path above all of its pages, with a slash at both ends. */
  readonly root: string;
  /** Code pages, the flagship, the start page, and what is shown in place of a page that is not there. */
  readonly first: readonly StoredFile[];
  readonly pages: readonly StoredFile[];
  readonly search: readonly StoredFile[];
};

export type Plan = {
  /** What the first pages load, in every language. */
  readonly shell: readonly StoredFile[];
  /** A language is stored when one of its pages is visited. */
  readonly languages: readonly LanguageFiles[];
  /** What the other pages load, in every language. */
  readonly tools: readonly StoredFile[];
};

/** How much is stored of what a page's language has; sizes before compression. */
export type StoredState = {
  readonly storedBytes: number;
  readonly totalBytes: number;
  /** Whether the first piece is there, with which the site can be used. */
  readonly isUsable: boolean;
  readonly isComplete: boolean;
};

/** The language whose pages lie at a path: that of the longest root above it. */
export const languageAt = (plan: Plan, path: string): LanguageFiles | undefined =>
  plan.languages
    .filter(({ root }) => path.startsWith(root))
    .reduce<LanguageFiles | undefined>(
      (best, one) => (best && best.root.length > one.root.length ? best : one),
      undefined,
    );

/** What has its content in its name never changes; everything else is stored under its hash. */
export const revisionOf = ({ url, integrity }: StoredFile): string | null =>
  url.includes('/_astro/') ? null : integrity;

/** What is there once the first piece is stored. */
export const firstFiles = (plan: Plan, languages: readonly LanguageFiles[]): readonly StoredFile[] => [
  ...languages.flatMap(({ first }) => first),
  ...plan.shell,
];

/** All that is stored of some languages: the first piece, the other pages, the search, the tools. */
export const allFiles = (plan: Plan, languages: readonly LanguageFiles[]): readonly StoredFile[] => [
  ...firstFiles(plan, languages),
  ...languages.flatMap(({ pages }) => pages),
  ...languages.flatMap(({ search }) => search),
  ...plan.tools,
];

/** What `hasStored` knows of a language, for a page in it. */
export function stateOf(plan: Plan, language: LanguageFiles, hasStored: (file: StoredFile) => boolean): StoredState {
  const all = allFiles(plan, [language]);
  const stored = all.filter(hasStored);
  const sizeOf = (files: readonly StoredFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    storedBytes: sizeOf(stored),
    totalBytes: sizeOf(all),
    isUsable: firstFiles(plan, [language]).every(hasStored),
    isComplete: stored.length === all.length,
  };
}
