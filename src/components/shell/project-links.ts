import { existsSync } from 'node:fs';
import { type Lang, prefixOf } from '../../i18n/languages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Pages, and folders of pages, whose words are not in a file of their own name. */
const named: Readonly<Record<string, string>> = {
  '': 'home',
  404: 'not-found',
  cases: 'cases',
  codes: 'codes-table',
  embedding: 'embed',
  evidence: 'evidence',
  diagnose: 'diagnose/page',
  recipes: 'guides',
};

/** The file that holds the words of a page, from the project's root. `path` is the page's English path. */
export function sourceFile(lang: Lang, path: string, exists: (file: string) => boolean = existsSync): string {
  const slug = path.replace(/^\/|\/$/g, '');
  const folder = slug.split('/', 1)[0] ?? '';
  const words = `src/i18n/${lang}/${named[slug] ?? named[folder] ?? slug}.ts`;
  const name = slug.slice(slug.lastIndexOf('/') + 1);
  return (
    [
      `src/content/${lang}/${name}.yaml`,
      `src/content/${lang}/codes/${name}.yaml`,
      `src/content/${lang}/ranges/${name}.yaml`,
      `src/content/${lang}/${slug}.mdx`,
    ].find(exists) ?? words
  );
}

function fill(name: string, template: string, key: string, value: string): string {
  const url = template.replaceAll(`{${key}}`, value);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`${name} is ${template}, which is no http(s) address.`);
  return url;
}

/**
 * Links to the project behind the site, when the build is told where it lives: EDIT_URL with `{file}`
 * (`https://github.com/you/close-codes/edit/main/{file}`), ISSUES_URL with an optional `{page}`
 * (`https://github.com/you/close-codes/issues/new?title={page}`). Throws when they are no addresses.
 */
export function projectLinks(
  { EDIT_URL: edit, ISSUES_URL: issues }: Environment,
  lang: Lang,
  path: string,
): { readonly edit?: string; readonly issue?: string } {
  if (edit && !edit.includes('{file}')) throw new Error(`EDIT_URL is ${edit}, which lacks {file}.`);
  return {
    ...(edit ? { edit: fill('EDIT_URL', edit, 'file', sourceFile(lang, path)) } : {}),
    ...(issues
      ? {
          issue: fill(
            'ISSUES_URL',
            issues,
            'page',
            encodeURIComponent(prefixOf(lang) ? `/${prefixOf(lang)}${path}` : path),
          ),
        }
      : {}),
  };
}
