import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import compression from 'compression';
import send from 'send';
import { twinPath } from '../i18n/href.ts';
import { headersFor, parseHeaders, parseRedirects, redirectFor } from './static-host.ts';

/** Longer than any address of the site; file names end at 255 bytes on most systems. */
const pathLengthMax = 1_024;

/** The base path with one slash at each end. */
export const basePath = (text: string): string => `/${text.replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/');

/**
 * The path of a request, decoded; undefined for what is no path of a site. Browsers read `\` as `/` and drop tabs and
 * line ends, so an address with one of them, or with `//`, is none of ours: as a Location it could name another host.
 * Nor is one with `..` (`%2f` hides it from browsers): its headers would be those of one folder, its file of another.
 */
function pathOf(url: string | undefined): { readonly path: string; readonly search: string } | undefined {
  const [, raw = '', search = ''] = /^([^?]*)(\?.*)?$/.exec(url ?? '') ?? [];
  if (!raw.startsWith('/') || raw.length > pathLengthMax) return undefined;
  try {
    const path = decodeURIComponent(raw);
    if (/\/\/|\\|\/\.\.?(?:\/|$)|[\p{Cc}\p{Cf}]/u.test(path)) return undefined;
    return { path, search: new URL(`http://site.invalid/${search}`).search };
  } catch {
    return undefined;
  }
}

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * Answers requests as a static host would: compressed, with _headers and _redirects, `/1006` → `/1006/`, and the nearest
 * 404.html with status 404. `dir` is the built site, `base` the base path it was built with. What concerns one file (types,
 * ranges, what changed since, a reader who leaves) is left to `send`, which Express stands on.
 */
export function staticSite(dir: string, base: string): RequestListener {
  const root = existsSync(dir) ? realpathSync(dir) : resolve(dir);
  const readIfThere = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '');
  const headerRules = parseHeaders(readIfThere('_headers'));
  const redirectRules = parseRedirects(readIfThere('_redirects'));
  // A part of a file is sent as it is, since a range counts the bytes of the file.
  const compress = compression({
    filter: (request, response) => !request.headers.range && compression.filter(request, response),
  });

  /** The file below the root for a path, or undefined. A link that leads out of the root leads nowhere. */
  function fileFor(path: string): string | undefined {
    try {
      const file = realpathSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
      return file.startsWith(root + sep) && statSync(file).isFile() ? file.slice(root.length) : undefined;
    } catch {
      // Not there, too long, or links in a circle.
      return undefined;
    }
  }

  function sendFile(request: IncomingMessage, response: ServerResponse, file: string, path: string): void {
    const found = response.statusCode === 200;
    send(request, encode(file), {
      root,
      index: false,
      dotfiles: path.startsWith('/.well-known/') ? 'allow' : 'ignore',
      cacheControl: false,
      acceptRanges: found,
    })
      .on('headers', () => {
        for (const [name, value] of Object.entries(headersFor(headerRules, path))) response.setHeader(name, value);
      })
      .on('error', ({ status = 500 }: { readonly status?: number }) => answer(response, status))
      .pipe(response);
  }

  function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
    if (response.headersSent) response.destroy();
    else response.writeHead(status, { 'Content-Type': 'text/plain', ...headers }).end();
  }

  /** `path` begins with one slash and holds nothing that a browser would read as a host; see `pathOf`. */
  function redirect(response: ServerResponse, status: number, path: string, search: string): void {
    answer(response, status, { Location: base.slice(0, -1) + encode(path) + search });
  }

  function notFound(request: IncomingMessage, response: ServerResponse, path = '/'): void {
    // The nearest one, as Cloudflare Pages does: every language has its own.
    const [folder = '/'] = /^\/[^/]+\//.exec(path) ?? [];
    const file = fileFor(`${folder}404.html`) ?? fileFor('/404.html');
    if (!file) return answer(response, 404);
    response.statusCode = 404;
    // Nothing of this answer is a year's truth: a header for /_astro/* would be.
    sendFile(request, response, file, '/404.html');
  }

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD' });
    compress(request, response, () => {
      const asked = pathOf(request.url);
      if (!asked?.path.startsWith(base)) return notFound(request, response);
      const path = asked.path.slice(base.length - 1);
      // As src/recipes/hosting does: a program that asks for Markdown gets the twin of a page.
      response.setHeader('Vary', 'Accept');
      const twin = /\btext\/markdown\b/.test(request.headers.accept ?? '') ? twinPath(path) : undefined;
      const markdown = twin && fileFor(twin);
      if (markdown) return sendFile(request, response, markdown, twin);
      const file = fileFor(path);
      if (file) return sendFile(request, response, file, path);
      const target = redirectFor(redirectRules, path);
      if (target && pathOf(target.to)) return redirect(response, target.status, target.to, asked.search);
      if (!path.endsWith('/') && fileFor(`${path}/`)) return redirect(response, 301, `${path}/`, asked.search);
      notFound(request, response, path);
    });
  };
}
