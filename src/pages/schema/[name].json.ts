import type { APIRoute } from 'astro';
import { jsonSchemas } from '../../components/codes/json-schema.ts';

export const getStaticPaths = () =>
  Object.entries(jsonSchemas).map(([name, schema]) => ({ params: { name }, props: { schema } }));
export const GET: APIRoute = ({ props }) => new Response(`${JSON.stringify(props['schema'], null, 2)}\n`);
