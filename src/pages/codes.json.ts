import type { APIRoute } from 'astro';
import { codesDocument } from '../api/code-json.ts';

export const GET: APIRoute = ({ site }) => new Response(`${JSON.stringify(codesDocument(site), null, 2)}\n`);
