import { readFileSync, writeFileSync } from 'node:fs';
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
  return `${moved}/${defaultLanguage}/* /:splat 301\n`;
}

/** Completes the files of rules for static hosts, which stand in `public` for the default language alone. */
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
      },
    },
  };
}
