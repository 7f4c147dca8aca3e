import { toCsv } from '../evidence/csv.ts';
import { records } from '../evidence/records.ts';

/** Every run as it was recorded, one a line. */
export const GET = (): Response =>
  new Response(toCsv(records), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
