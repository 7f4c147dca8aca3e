import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const thisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Only the page itself may act: another site open in the same browser has another origin, and a foreign name that was
 * made to point at this machine (DNS rebinding) is none of ours. An image has no Origin header, but browsers say where
 * it is loaded from (Fetch Metadata Request Headers, `Sec-Fetch-Site`). `hosts` says which names are ours.
 */
export function isOwn({ headers }: Pick<IncomingMessage, 'headers'>, hosts: RegExp = thisMachine): boolean {
  const { host = '', origin = `http://${host}` } = headers;
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  return hosts.test(host) && origin === `http://${host}` && (site === 'same-origin' || site === 'none');
}

/** The path of a request, or null where it is none of a page: `//`, `*`, an absolute address, a name no file can have. */
export function pathOf(url = ''): string | null {
  const [path = ''] = url.slice(0, 2048).split(/[?#]/, 1);
  if (path.length === 2048 || path.split('/').some((name) => name.length > 255)) return null;
  return /^\/(?!\/)[!-~]*$/.test(path) ? path : null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a token is the expected one, in the same time whatever differs. */
export const isToken = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
