import { evidenceDocument } from '../api/data-files.ts';

export const GET = (): Response =>
  new Response(`${JSON.stringify(evidenceDocument(), null, 1)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
