import type { APIRoute } from 'astro';
import { openSearchDescription } from '../../api/open-search.ts';
import { languagePaths } from '../../i18n/language-paths.ts';
import type { Lang } from '../../i18n/languages.ts';

export const getStaticPaths = languagePaths;
export const GET: APIRoute<{ lang: Lang }> = ({ props, site }) =>
  new Response(openSearchDescription(props.lang, site), { headers: { 'content-type': 'application/xml' } });
