import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A line of English that somebody reads, without code, addresses and keys. */
export type Prose = { readonly file: string; readonly line: number; readonly text: string };

const filesOf = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();

/** Keeps the number of lines, so that a finding has its place. */
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

const linesOf = (file: string, text: string): Prose[] =>
  text.split('\n').map((line, index) => ({ file, line: index + 1, text: line }));

const withoutMarkup = (text: string): string =>
  text
    .replace(/^(?:import .*|codes: .*|sources: .*)$/gm, blank)
    .replace(/^```[\s\S]*?^```/gm, blank)
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/\{[\w:.|-]+\}/g, ' ')
    .replace(/\b[\w-]+=(?:"[^"\n]*"|\{[^}\n]*\})/g, ' ');

/** The literals of a file of words; its keys and comments are not for readers. */
const literals = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\/|^import .*$/gm, blank)
    .split('\n')
    .map((line) =>
      [...line.matchAll(/'((?:[^'\\]|\\.)*)'(?!\s*:)|"([^"]*)"|`([^`]*)`/g)]
        .map((m) => m[1] ?? m[2] ?? m[3] ?? '')
        .join(' | '),
    )
    .join('\n');

/** What pages say in English. Statements of the past (`changes`) are quoted, so they stay as they were said. */
export const englishWords = (): readonly Prose[] => [
  ...filesOf('src/i18n/en', /\.ts$/)
    .filter((file) => !/(?:changes|recipe-comments)\.ts$/.test(file))
    .flatMap((file) => linesOf(file, withoutMarkup(literals(readFileSync(root + file, 'utf8'))))),
  ...filesOf('src/content/en', /\.(?:mdx|yaml)$/).flatMap((file) =>
    linesOf(file, withoutMarkup(readFileSync(root + file, 'utf8')).replace(/^\s*[\w-]+:/gm, blank)),
  ),
];

/** What the repository says of itself. */
export const documents = (): readonly Prose[] =>
  ['README.md', 'CHANGELOG.md'].flatMap((file) => linesOf(file, withoutMarkup(readFileSync(root + file, 'utf8'))));

/** Names of tests. */
export const testNames = (): readonly Prose[] =>
  filesOf('tests', /\.tsx?$/).flatMap((file) =>
    linesOf(
      file,
      readFileSync(root + file, 'utf8')
        .split('\n')
        .map((line) => /\b(?:test|describe|it)(?:\.\w+(?:\([^)]*\))?)?\(\s*['`](.*)['`]\s*,/.exec(line)?.[1] ?? '')
        .join('\n'),
    ),
  );

/** Comments of the code. */
export const comments = (): readonly Prose[] =>
  ['src', 'tests']
    .flatMap((folder) => filesOf(folder, /\.tsx?$/))
    .flatMap((file) => {
      const text = readFileSync(root + file, 'utf8');
      return linesOf(file, text).filter(({ text: line }) => /^\s*(?:\/\/|\/?\*)/.test(line));
    });
