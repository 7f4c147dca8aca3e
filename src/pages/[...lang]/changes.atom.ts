import type { APIRoute } from 'astro';
import { changesFeed } from '../../api/changes-feed.ts';
import { languagePaths } from '../../i18n/language-paths.ts';
import type { Lang } from '../../i18n/languages.ts';

export const getStaticPaths = languagePaths;
export const GET: APIRoute<{ lang: Lang }> = ({ props, site }) =>
  new Response(changesFeed(props.lang, site), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
