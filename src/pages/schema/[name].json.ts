import type { APIRoute } from 'astro';
import { jsonSchemas } from '../../api/json-schema.ts';

export const getStaticPaths = () =>
  Object.entries(jsonSchemas).map(([name, schema]) => ({ params: { name }, props: { schema } }));
export const GET: APIRoute = ({ props }) => new Response(`${JSON.stringify(props['schema'], null, 2)}\n`);
