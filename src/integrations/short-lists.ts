import type { Plugin } from 'vite';

/** Scripts that come with every page, with every page of a code, or with a page that has no byte to spare. */
const carriedByAll = /\/(?:Footer|Incident|HopChain)\.astro_/;

/**
 * Such a script carries no list of all the files that it may load: thirty names, on each page. What a reader opens asks
 * for its own files, one round trip later. A plugin, since Astro passes on only some options of the build.
 */
export function shortLists(): Plugin {
  return {
    name: 'short-lists',
    configEnvironment(name) {
      if (name !== 'client') return undefined;
      const resolveDependencies = (_: string, dependencies: string[], { hostId }: { readonly hostId: string }) =>
        carriedByAll.test(hostId) ? [] : dependencies;
      return { build: { modulePreload: { polyfill: false, resolveDependencies } } };
    },
  };
}
