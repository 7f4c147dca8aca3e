import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

// SITE and BASE_PATH let the same sources live at any address and under any path.
export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'ignore',
  output: 'static',
  cacheDir: './.cache/astro',
  i18n: { locales: ['en', 'ja'], defaultLocale: 'en' },
  integrations: [mdx(), preact(), sitemap({ i18n: { defaultLocale: 'en', locales: { en: 'en', ja: 'ja' } } })],
  build: { inlineStylesheets: 'always', format: 'directory' },
  // Prism marks code with classes; Shiki writes style attributes, which the policy blocks.
  markdown: { syntaxHighlight: 'prism' },
  security: { csp: { scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] } } },
  devToolbar: { enabled: false },
  vite: { cacheDir: './.cache/vite' },
});
