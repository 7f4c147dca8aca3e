import type { APIRoute } from 'astro';
import { dataFiles, dataIndex } from '../../api/data-files.ts';

export const getStaticPaths = () => [
  { params: { name: 'index' } },
  ...dataFiles().map(({ name, text }) => ({ params: { name: name.replace(/\.json$/, '') }, props: { text } })),
];
export const GET: APIRoute<{ text?: string }> = ({ props, site }) =>
  new Response(props.text ?? `${JSON.stringify(dataIndex(site), null, 2)}\n`);
