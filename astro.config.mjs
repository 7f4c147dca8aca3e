import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { defaultLanguage, languages } from './src/i18n/languages.ts';
import { finishPages } from './src/integrations/finish-pages.ts';
import { highlightCode } from './src/integrations/highlight-code.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { offline, wordsFileName } from './src/integrations/offline.ts';
import { pseudoLanguage, pseudoMarkdown } from './src/integrations/pseudo-language.ts';
import { shortLists } from './src/integrations/short-lists.ts';
import { statedFacts } from './src/integrations/state-facts.ts';
import { stylesInPages } from './src/integrations/styles-in-pages.ts';

const base = process.env.BASE_PATH ?? '/';
if (base.startsWith('//') || !base.split('/').every((name) => /^(?!\.{1,2}$)[\w.~-]*$/.test(name)))
  throw new Error(`BASE_PATH is a path such as /codes, of letters, digits and - . _ ~, not “${base}”.`);

// SITE and BASE_PATH let the same sources live at any address and under any path.
export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base,
  trailingSlash: 'ignore',
  output: 'static',
  cacheDir: './.cache/astro',
  i18n: { locales: [...languages], defaultLocale: defaultLanguage },
  integrations: [
    pseudoLanguage(),
    mdx(),
    // Babel would take a fifth of the build; what compiles TypeScript compiles JSX as well.
    preact({ exclude: ['**'] }),
    sitemap({
      filter: (page) => !/\/embed\/|\/(?:404|offline)\/?$/.test(page),
      i18n: { defaultLocale: defaultLanguage, locales: Object.fromEntries(languages.map((one) => [one, one])) },
    }),
    // Before pages are finished: what joins phrases is not text.
    markdownTwins(),
    finishPages(),
    hostFiles(),
    // Last: it stores what the others have written.
    offline(),
  ],
  build: { inlineStylesheets: 'always', format: 'directory' },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: pseudoMarkdown, hastPlugins: [highlightCode] }),
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ],
      // finishPages adds what stands in each page.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [statedFacts(), stylesInPages(), shortLists()],
    // Read by i18n/languages.ts and components/shell/store-site.ts, which browsers run as well.
    define: {
      'process.env.PSEUDO': JSON.stringify(process.env.PSEUDO ?? ''),
      'process.env.NO_OFFLINE': JSON.stringify(process.env.NO_OFFLINE ?? ''),
    },
    cacheDir: './.cache/vite',
    // Older targets would turn every light-dark() into several rules.
    build: { cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'] },
    // What is always loaded together is one file: each file costs a request, and its name in every list of what to load.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // A reader keeps the words of one language for reading offline.
              chunkFileNames: ({ facadeModuleId }) => wordsFileName(facadeModuleId),
              codeSplitting: {
                groups: [
                  { name: 'preact', test: /node_modules\/preact\// },
                  { name: 'load', test: /vite\/preload-helper|i18n\/load-words/ },
                ],
              },
            },
          },
        },
      },
    },
  },
});
