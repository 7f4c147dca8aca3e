import type { APIRoute } from 'astro';
import { codeDocument } from '../api/code-json.ts';
import { closeCode, closeCodes } from '../core/protocol/close-codes.ts';

export const getStaticPaths = () => closeCodes.map(({ code }) => ({ params: { code: String(code) } }));
export const GET: APIRoute = ({ params, site }) =>
  new Response(`${JSON.stringify(codeDocument(closeCode(Number(params['code']))!, site), null, 2)}\n`);
