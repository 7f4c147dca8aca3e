import * as v from 'valibot';
import { type ServerNews, workshopActs } from '../../workshop/messages.ts';

const atMs = v.pipe(v.number(), v.finite());
const socket = v.pipe(v.number(), v.integer());

const news = v.variant('kind', [
  v.strictObject({ atMs, kind: v.picklist(['running', 'draining', 'frozen', 'down']) }),
  v.strictObject({ atMs, kind: v.picklist(['open', 'closing']), socket }),
  v.strictObject({
    atMs,
    kind: v.literal('close'),
    socket,
    code: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    reason: v.pipe(v.string(), v.maxLength(123)),
  }),
  v.strictObject({ atMs, kind: v.literal('path'), state: v.picklist(['up', 'cut', 'proxy-closes']) }),
  v.strictObject({ atMs, kind: v.literal('act'), act: v.picklist(workshopActs) }),
]);

/** One message of the workshop's server, or null for what is none: a page left open may meet a server of another version. */
export function readNews(text: string): ServerNews | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(news, data);
  return parsed.success ? parsed.output : null;
}
