import type { APIRoute } from 'astro';
import { markdownOf } from '../../api/code-markdown.ts';
import { numberPaths } from '../../components/codes/numbers.ts';
import { pathsOf } from '../../i18n/language-paths.ts';
import type { Lang } from '../../i18n/languages.ts';

export const getStaticPaths = () => pathsOf(numberPaths);
export const GET: APIRoute<{ lang: Lang }, { code: string }> = ({ params, props, site }) =>
  new Response(markdownOf(props.lang, params.code, site), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
