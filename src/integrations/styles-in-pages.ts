import type { Plugin } from 'vite';

const none = '\0no-style';

/**
 * A widget imports its style, and the build puts the styles of all that a page draws into the page. What the browser
 * loads later would only bring the same styles again, and Astro (7.3) adds them to every page from which a script can be
 * reached through the content, needed or not: for the browser a style import is empty.
 */
export function stylesInPages(): Plugin {
  return {
    name: 'styles-in-pages',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (source) => (source.endsWith('.css') ? none : undefined),
    load: (id) => (id === none ? '' : undefined),
  };
}
