import { records } from '../evidence/records.ts';

/** Every run as it was recorded. */
export const GET = (): Response =>
  new Response(`${JSON.stringify({ records }, null, 1)}\n`, { headers: { 'content-type': 'application/json' } });
