const files: Readonly<Record<string, string>> = import.meta.glob('../recipes/codes/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export type Runtime = 'page' | 'ws' | 'node' | 'python' | 'shell';

export type Sample = {
  readonly file: string;
  readonly runtime: Runtime;
  /** The file's text, its comments in the page's language where they are translated. */
  readonly code: string;
};

/** Where each recipe runs, if its ending does not say so. */
const runtimes: Readonly<Record<string, Runtime>> = {
  'reconnect-unless-done.js': 'page',
  'make-1000.js': 'page',
  'spread-reconnects.js': 'page',
  'make-1003.js': 'page',
  'close-with-a-code.js': 'page',
  'make-1005.js': 'page',
  'heartbeat.js': 'page',
  'split-message.js': 'page',
  'make-1009.js': 'page',
  'refresh-token.js': 'page',
  'say-forbidden.js': 'page',
  'read-what-was-sent.js': 'node',
};

function runtimeOf(file: string): Runtime {
  if (file.endsWith('.py')) return 'python';
  if (file.endsWith('.sh')) return 'shell';
  return runtimes[file] ?? 'ws';
}

/** A comment that fills its line or ends it, as the languages of the recipes write them. */
const comment = /^(.*?(?:\/{2,3} (?:<summary>)?|# |\/\*\* |"""))(.+?)( \*\/|<\/summary>|""")?$/gm;

/** The words of all comments of a file. */
export const commentsOf = (code: string): readonly string[] =>
  [...code.matchAll(comment)].map(([, , words = '']) => words);

/** Code with its comments in the page's language, those that have an entry. */
export const withComments = (code: string, comments: Readonly<Record<string, string>>): string =>
  code
    .trimEnd()
    .replace(comment, (_, mark: string, words: string, end = '') => mark + (comments[words] ?? words) + end);

/** The ending of a file's name, which decides how it is highlighted. */
export const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);

/** A recipe as the page shows it. */
export function sampleOf(file: string, comments: Readonly<Record<string, string>>): Sample {
  const text = files[`../recipes/codes/${file}`];
  if (text === undefined) throw new Error(`no recipe called ${file}`);
  return { file, runtime: runtimeOf(file), code: withComments(text, comments) };
}
