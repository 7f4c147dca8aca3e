import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Loader } from 'astro/loaders';
import { defaultLanguage, languages, wordsFrom } from '../i18n/languages.ts';
import { pseudoText, pseudoWords } from '../i18n/pseudo.ts';

const [pseudo] = languages.filter((lang) => wordsFrom(lang) !== lang);

const folder = (lang: string): string => `src/content/${lang}/`;

/** The files of the pseudo-language exist while the build runs only: each is the English one until it is read. */
const virtual = new RegExp(`/${folder(pseudo ?? '')}.*\\.mdx(?:$|\\?)`);

/** Attributes that are shown, and texts in the expressions that components are given; all others name something. */
const attribute = /(?<= (?:title|label|slogan|summary|sheet|lead)=")[^"]+(?=")/g;
const inExpression = /(?<=(?:\w+: |^\s+|=\{\[)')(?:[^'\\]|\\.)+(?=')/gm;

/** The English page with the texts that its components are given in the pseudo-language. */
const withPseudoAttributes = (page: string): string => {
  const [imports = ''] = /^[\s\S]*?\n---\n(?:import .*\n)*/.exec(page) ?? [];
  const body = page.slice(imports.length);
  return imports + body.replace(attribute, pseudoText).replace(inExpression, (text) => pseudoWords(text));
};

/** Running text of pages in the pseudo-language: the processor tells it apart from code. */
const accentText = (
  node: { readonly value: string },
  context: { readonly fileURL: URL | undefined; setProperty(node: unknown, key: string, value: unknown): void },
): void => {
  if (virtual.test(context.fileURL?.pathname ?? '')) context.setProperty(node, 'value', pseudoText(node.value));
};

/** At the head of a page, all else names something; data is text throughout. */
const shownData = new Set(['title', 'description', 'lead']);

const pseudoHead = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, shownData.has(key) ? pseudoText(String(value)) : value]),
  );

/** Adds the pages of the pseudo-language to what a loader has found in the folder of the default language. */
export function withPseudoPages(loader: Loader): Loader {
  if (!pseudo) return loader;
  return {
    ...loader,
    async load(context) {
      await loader.load(context);
      for (const [id, { data, filePath, ...entry }] of context.store.entries())
        if (id.startsWith(`${defaultLanguage}/`) && filePath)
          context.store.set({
            ...entry,
            id: id.replace(defaultLanguage, pseudo),
            data: filePath.endsWith('.mdx') ? pseudoHead(data) : pseudoWords(data),
            filePath: filePath.replace(folder(defaultLanguage), folder(pseudo)),
          });
    },
  };
}

/** For the Markdown processor: nothing unless PSEUDO is set. */
export const pseudoMarkdown = pseudo ? [{ name: 'pseudo-language', text: accentText }] : [];

/** Serves the pages of the pseudo-language to the build: nothing unless PSEUDO is set. */
export function pseudoLanguage(): AstroIntegration {
  return {
    name: 'pseudo-language',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        if (!pseudo) return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'pseudo-language',
                enforce: 'pre',
                resolveId: (id) => (virtual.test(id) ? id : undefined),
                load(id) {
                  if (!virtual.test(id)) return;
                  const [file = ''] = id.replace(folder(pseudo), folder(defaultLanguage)).split('?');
                  return withPseudoAttributes(readFileSync(file, 'utf8'));
                },
              },
            ],
          },
        });
      },
    },
  };
}
