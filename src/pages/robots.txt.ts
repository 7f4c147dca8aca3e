import type { APIRoute } from 'astro';
import { href } from '../i18n/href.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\nDisallow: ${href('en', '/embed/')}\n\nSitemap: ${new URL(href('en', '/sitemap-index.xml'), site)}\n`,
  );
