/** What a cause is called, how it comes about, how to confirm it and how to fix it. `{seconds}`: how long it lasted. */
export type CauseWords = Readonly<Record<'title' | 'gist' | 'confirm' | 'fix', string>> & {
  /** In place of what is said of browsers, where the library is known. `{n}`: how long it waits itself. */
  readonly ofLibrary?: Readonly<Partial<Record<'gist' | 'fix', string>>>;
};

export const causeWords = (
  title: string,
  gist: string,
  confirm: string,
  fix: string,
  ofLibrary?: CauseWords['ofLibrary'],
): CauseWords => ({ title, gist, confirm, fix, ...(ofLibrary && { ofLibrary }) });
