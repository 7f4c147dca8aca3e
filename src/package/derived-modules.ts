import { fileURLToPath } from 'node:url';
import { type InlineConfig, type Plugin, runnerImport } from 'vite';
import { statedFacts } from '../integrations/state-facts.ts';

/** How modules are read outside Astro: facts stated in words, data of content from its files. */
export const reading: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  cacheDir: '.cache/package',
  plugins: [statedFacts()],
  resolve: {
    alias: { 'astro:content': fileURLToPath(new URL('../../tests/support/content.ts', import.meta.url)) },
  },
};

type Values = Readonly<Record<string, unknown>>;
const run = new Map<string, Promise<Values>>();

/** What a module exports, run at build time; each once, since both formats ask. */
export function valuesOf(path: string): Promise<Values> {
  const values = run.get(path) ?? runnerImport<Values>(path, reading).then(({ module }) => module);
  run.set(path, values);
  return values;
}

const literal = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');

/**
 * Modules called `*.derived.ts` export values that follow from the registries. Here they are run, and their values take
 * the place of their code: a bundle carries what it needs of a registry and not the registry.
 */
export function derivedModules(): Plugin {
  return {
    name: 'derived-modules',
    enforce: 'pre',
    async load(id) {
      const path = id.replace(/\?.*$/, '');
      return path.endsWith('.derived.ts') ? literal(await valuesOf(path)) : null;
    },
  };
}
