import type { APIRoute } from 'astro';
import { codesDocument } from '../components/codes/json.ts';

export const GET: APIRoute = ({ site }) => new Response(`${JSON.stringify(codesDocument(site), null, 2)}\n`);
