import type { APIRoute } from 'astro';
import { securityTxt } from '../../api/security-txt.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(securityTxt(process.env, site ?? new URL('http://localhost:4321')), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
