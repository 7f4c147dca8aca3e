import { readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defaultLanguage, languages, prefixOf } from '../i18n/languages.ts';

const prefixes = languages.filter((lang) => lang !== defaultLanguage).map(prefixOf);

/** Rules for embeds hold in every language. */
export const headersInEveryLanguage = (rules: string): string =>
  rules.replace(/^\/embed\/.*\n(?:[ \t]+.*\n)*/gm, (rule) =>
    [rule, ...prefixes.map((prefix) => `/${prefix}${rule}`)].join(''),
  );

/** A page that has moved has moved in every language. The default language has no prefix, but people guess one. */
export function redirectsInEveryLanguage(rules: string): string {
  const moved = rules.replace(/^(\/\S+\/) (\/\S+\/)( \d+)$/gm, (rule, from: string, to: string, status: string) =>
    [rule, ...prefixes.map((prefix) => `/${prefix}${from} /${prefix}${to}${status}`)].join('\n'),
  );
  // With status 404 a rule names the file that explains it. Hosts that take the nearest 404.html need no rule.
  const missing = prefixes.map((prefix) => `/${prefix}/* /${prefix}/404.html 404\n`).join('');
  return `${moved}/${defaultLanguage}/* /:splat 301\n${missing}`;
}

/** Astro writes `404.html` for the default language alone, and a folder for every other one. */
function moveNotFoundPages(dir: URL): void {
  for (const prefix of prefixes) {
    const folder = fileURLToPath(new URL(`${prefix}/404`, dir));
    renameSync(`${folder}/index.html`, `${folder}.html`);
    rmdirSync(folder);
  }
}

/** Completes what static hosts read: the files of rules, written for the default language, and the 404 pages. */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const [name, complete] of [
          ['_headers', headersInEveryLanguage],
          ['_redirects', redirectsInEveryLanguage],
        ] as const) {
          const file = fileURLToPath(new URL(name, dir));
          writeFileSync(file, complete(readFileSync(file, 'utf8')));
        }
        moveNotFoundPages(dir);
      },
    },
  };
}
