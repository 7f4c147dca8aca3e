import type { Loader } from 'astro/loaders';
import type { Plugin } from 'vite';
import { stateFacts } from '../core/peers/state-facts.ts';
import { type Lang, languages } from '../i18n/languages.ts';
import { format } from '../ui/format.ts';

const folder = /\/src\/(?:i18n|content)\/([\w-]+)\/.*\.(?:ts|mdx)(?:$|\?)/;

/** Writes the facts (`{fact:chromium.idle-detection}`) into words and pages, each in its own language. */
export function statedFacts(): Plugin {
  return {
    name: 'stated-facts',
    enforce: 'pre',
    transform(code, id) {
      const lang = folder.exec(id)?.[1];
      if (!lang || !code.includes('{fact:') || !languages.includes(lang as Lang)) return undefined;
      return { code: stateFacts(code, format(lang as Lang)), map: null };
    },
  };
}

const inStrings = (value: unknown, state: (text: string) => string): unknown => {
  if (typeof value === 'string') return state(value);
  if (Array.isArray(value)) return value.map((one) => inStrings(one, state));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inStrings(one, state)]));
};

/** The same for data and for what stands at the head of a page, which Vite does not read. */
export const withStatedFacts = (loader: Loader): Loader => ({
  ...loader,
  async load(context) {
    await loader.load(context);
    for (const [id, { data, ...entry }] of context.store.entries()) {
      if (!JSON.stringify(data).includes('{fact:')) continue;
      const written = format(id.split('/')[0] as Lang);
      context.store.set({
        ...entry,
        id,
        data: inStrings(data, (text) => stateFacts(text, written)) as typeof data,
        // With the file's own digest the store would keep what it has, in the next build as well.
        digest: `${entry.digest} with facts`,
      });
    }
  },
});
