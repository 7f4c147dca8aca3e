const files: Readonly<Record<string, string>> = import.meta.glob('../../recipes/link-here/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The address that stands in the recipes; pages show their own instead. */
const placeholder = 'https://close-codes.example';
const importLine = /^import \{ explain \} from '.\/link.js';\n\n/;

/** A recipe with the site's own address in it. Loggers come with the function that they import: one file to copy. */
export function linkSnippet(file: string, siteRoot: string): string {
  const read = (name: string): string => files[`../../recipes/link-here/${name}`] ?? '';
  const text = read(file);
  if (!text) throw new Error(`no recipe called ${file}`);
  const whole = importLine.test(text) ? `${read('link.js')}\n${text.replace(importLine, '')}` : text;
  return whole.replaceAll(placeholder, siteRoot).trimEnd();
}

/** Recipes by the name of their language, in the order of the page. */
export const languages: readonly (readonly [name: string, file: string])[] = [
  ['JavaScript', 'link.js'],
  ['TypeScript', 'link.ts'],
  ['Python', 'link.py'],
  ['Go', 'link.go'],
  ['Java', 'CloseCodes.java'],
  ['Rust', 'link.rs'],
  ['C#', 'CloseCodes.cs'],
  ['Swift', 'CloseCodes.swift'],
  ['Kotlin', 'CloseCodes.kt'],
];
