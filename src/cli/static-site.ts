import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { constants as brotli, brotliCompressSync } from 'node:zlib';
import { headersFor, parseHeaders, parseRedirects, redirectFor } from './static-host.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** What a static host compresses. */
const compressible = /^text\/|json|xml|javascript/;

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The base path with one slash at each end. */
export const basePath = (text: string): string => `/${text.replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/');

/**
 * Answers requests as a static host would: brotli, _headers, _redirects, `/1006` → `/1006/`, and 404.html with status 404.
 * `dir` is the built site, `base` the base path it was built with.
 */
export function staticSite(dir: string, base: string): RequestListener {
  const root = resolve(dir);
  const readIfThere = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '');
  const headerRules = parseHeaders(readIfThere('_headers'));
  const redirectRules = parseRedirects(readIfThere('_redirects'));

  /** The file below the root for a decoded path, or undefined for a path that leads out of it or nowhere. */
  function fileFor(path: string): string | undefined {
    const file = normalize(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    const candidate = path.endsWith('/') ? join(file, 'index.html') : file;
    return isFile(candidate) ? candidate : undefined;
  }

  const packed = new Map<string, Buffer>();

  /** The file in brotli, kept for the next request until the file changes. */
  function compress(file: string): Buffer {
    const key = `${file} ${statSync(file).mtimeMs}`;
    const known =
      packed.get(key) ?? brotliCompressSync(readFileSync(file), { params: { [brotli.BROTLI_PARAM_QUALITY]: 6 } });
    packed.set(key, known);
    return known;
  }

  function send(request: IncomingMessage, response: ServerResponse, status: number, path: string, file: string) {
    const type = types[extname(file)] ?? 'application/octet-stream';
    const accepts = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = accepts && compressible.test(type) ? compress(file) : undefined;
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': body?.length ?? statSync(file).size,
      ...(body ? { 'Content-Encoding': 'br' } : {}),
      ...(compressible.test(type) ? { Vary: 'Accept-Encoding' } : {}),
      ...headersFor(headerRules, path),
    });
    if (request.method === 'HEAD') response.end();
    else if (body) response.end(body);
    else createReadStream(file).pipe(response);
  }

  function redirect(response: ServerResponse, status: number, location: string) {
    response.writeHead(status, { Location: location, 'Content-Length': 0 }).end();
  }

  /** Decoded path below the base path, or undefined when the address lies outside of it or is malformed. */
  function decode(url: URL): string | undefined {
    if (!url.pathname.startsWith(base)) return undefined;
    try {
      const path = decodeURIComponent(url.pathname.slice(base.length - 1));
      return path.includes('\0') ? undefined : path;
    } catch {
      return undefined;
    }
  }

  return (request, response) => {
    const url = new URL(`http://localhost${request.url?.startsWith('/') ? request.url : '/'}`);
    const path = decode(url);
    const file = path && fileFor(path);
    if (path && file) return send(request, response, 200, path, file);
    const target = path && redirectFor(redirectRules, path);
    if (target) return redirect(response, target.status, base.slice(0, -1) + target.to + url.search);
    if (path && fileFor(`${path}/`)) return redirect(response, 301, `${url.pathname}/${url.search}`);
    const notFound = fileFor('/404.html');
    if (notFound) return send(request, response, 404, path ?? '/404.html', notFound);
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  };
}
