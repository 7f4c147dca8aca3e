import type { IncomingMessage } from 'node:http';

/**
 * Only the page itself may act: another site open in the same browser has another origin, and a foreign name that was
 * made to point at this machine (DNS rebinding) is none of ours. An image has no Origin header, but browsers say where
 * it is loaded from (Fetch Metadata Request Headers, `Sec-Fetch-Site`).
 */
export function isOwn({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '', origin = `http://${host}` } = headers;
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  return (
    /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) &&
    origin === `http://${host}` &&
    (site === 'same-origin' || site === 'none')
  );
}

/** The path of a request, or null where it is none of a page: `//`, `*`, an absolute address, a name no file can have. */
export function pathOf(url = ''): string | null {
  const [path = ''] = url.slice(0, 2048).split(/[?#]/, 1);
  if (path.length === 2048 || path.split('/').some((name) => name.length > 255)) return null;
  return /^\/(?!\/)[!-~]*$/.test(path) ? path : null;
}
