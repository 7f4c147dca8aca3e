import type { APIRoute } from 'astro';
import { href } from '../i18n/href.ts';
import { defaultLanguage, languages } from '../i18n/languages.ts';

export const GET: APIRoute = ({ site }) => {
  const embeds = languages.map((lang) => `Disallow: ${href(lang, '/embed/')}\n`).join('');
  const sitemap = new URL(href(defaultLanguage, '/sitemap-index.xml'), site).href;
  return new Response(`User-agent: *\nAllow: /\n${embeds}\nSitemap: ${sitemap}\n`);
};
