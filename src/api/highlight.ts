import { readFileSync } from 'node:fs';
import { createHighlighter, type ThemeRegistrationRaw } from 'shiki';
import { escaped } from './html.ts';
import { kept } from './kept.ts';

/** Kinds of tokens that are marked. Three are enough to find one's way, and each more costs every page bytes. */
const kinds = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string'],
  keyword: ['keyword.control', 'keyword.operator.new', 'storage', 'constant.language'],
} as const;
type Kind = keyof typeof kinds;

/** Shiki knows colours alone: each kind has one of its own, which never reaches a page. */
const colours = new Map<string, Kind>();
const theme: ThemeRegistrationRaw = {
  name: 'kinds',
  settings: (Object.keys(kinds) as Kind[]).map((kind, at) => {
    const foreground = `#00000${at + 1}`;
    colours.set(foreground, kind);
    return { scope: [...kinds[kind]], settings: { foreground } };
  }),
  fg: '#000000',
  bg: '#ffffff',
};

/** Grammars by the ending of a file or the name of a fence; code in any other language has its comments marked. */
const grammars = {
  js: 'javascript',
  mjs: 'javascript',
  javascript: 'javascript',
  ts: 'typescript',
  typescript: 'typescript',
  py: 'python',
  python: 'python',
  sh: 'shellscript',
  go: 'go',
  rs: 'rust',
  java: 'java',
  kt: 'kotlin',
  swift: 'swift',
  cs: 'csharp',
  exs: 'elixir',
  yaml: 'yaml',
  json: 'json',
  nginx: 'nginx',
} as const;

const highlighter = await createHighlighter({ themes: [theme], langs: [...new Set(Object.values(grammars))] });

/** A piece of a line, and the colour of its kind. */
type Token = { readonly content: string; readonly color?: string };

const { version }: { readonly version: string } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[
  'node_modules/shiki'
];

/** The pieces of each line. Compiling grammars costs a build two seconds: what was read once is kept. */
function tokensOf(code: string, lang: (typeof grammars)[keyof typeof grammars]): readonly (readonly Token[])[] {
  const file = kept('code', [version, theme, lang, code]);
  const before = file.read();
  if (before) return JSON.parse(before.toString());
  // Without a limit: a line that takes long on a busy machine would be cut off unfinished.
  const { tokens } = highlighter.codeToTokens(code, { lang, theme: 'kinds', tokenizeTimeLimit: 0 });
  const lines = tokens.map((line) =>
    line.map(({ content, color }): Token => (color ? { content, color } : { content })),
  );
  file.keep(JSON.stringify(lines));
  return lines;
}

/** Text of one kind as HTML: a comment is `<i>`, what else is marked has its kind as its class. */
function marked(kind: Kind | undefined, text: string): string {
  if (kind === undefined || text.trim() === '') return escaped(text);
  return kind === 'comment' ? `<i>${escaped(text)}</i>` : `<span class="${kind}">${escaped(text)}</span>`;
}

const isComment = (line: string): boolean => /^\s*(\/\/|#)/.test(line);

/** The pieces of one line, neighbours of one kind together; a space between two of them belongs to both. */
function joined(tokens: readonly Token[]): string {
  let html = '';
  let last: Kind | undefined;
  let text = '';
  for (const { content, color } of tokens) {
    const kind = colours.get(color?.toLowerCase() ?? '');
    if (kind === last) text += content;
    else {
      html += marked(last, text);
      [last, text] = [kind, content];
    }
  }
  return html + marked(last, text);
}

/** Code as HTML for inside `<code>`, with classes alone. `language` is the ending of its file or the name of its fence. */
export function highlight(code: string, language: string): string {
  const grammar = Object.hasOwn(grammars, language) ? grammars[language as keyof typeof grammars] : undefined;
  if (grammar === undefined)
    return code
      .split('\n')
      .map((line) => marked(isComment(line) ? 'comment' : undefined, line))
      .join('\n');
  return tokensOf(code, grammar).map(joined).join('\n');
}
