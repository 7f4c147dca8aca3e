import type { APIRoute } from 'astro';
import { markdownOf } from '../../components/codes/markdown.ts';
import { numberPaths } from '../../components/codes/numbers.ts';

export const getStaticPaths = numberPaths;
export const GET: APIRoute = ({ params, site }) =>
  new Response(markdownOf('ja', params['code']!, site), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
