const files: Readonly<Record<string, string>> = import.meta.glob('../recipes/codes/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export type Runtime = 'page' | 'ws' | 'node' | 'python' | 'shell';

export type Sample = {
  readonly file: string;
  readonly runtime: Runtime;
  /** Lines of the file; a comment line is told apart so that it can be set in a quieter colour. */
  readonly lines: readonly { readonly text: string; readonly comment: boolean }[];
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

const isComment = (line: string): boolean => /^\s*(\/\/|#)/.test(line);

/** Lines of code, their comments in the page's language. */
export const sampleLines = (code: string, comments: Readonly<Record<string, string>>): Sample['lines'] =>
  code
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, indent = '', mark = '', words = ''] = /^(\s*)(\/\/|#) (.*)$/.exec(line) ?? [];
      return { text: mark ? `${indent}${mark} ${comments[words] ?? words}` : line, comment: isComment(line) };
    });

/** A recipe as the page shows it. */
export function sampleOf(file: string, comments: Readonly<Record<string, string>>): Sample {
  const text = files[`../recipes/codes/${file}`];
  if (text === undefined) throw new Error(`no recipe called ${file}`);
  return { file, runtime: runtimeOf(file), lines: sampleLines(text, comments) };
}
