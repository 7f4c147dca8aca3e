import { records } from '../evidence/records.ts';
import { serverRecords } from '../evidence/server-records.ts';

/** Every run as it was recorded: of clients, and of servers with nothing configured. */
export const GET = (): Response =>
  new Response(`${JSON.stringify({ records, servers: serverRecords }, null, 1)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
