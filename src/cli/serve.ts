/**
 * Serves the built site as a static host would: `npm run preview [-- --port 4321 --dir dist]`.
 *
 * It honours public/_headers and public/_redirects, answers `/1006` with a redirect to `/1006/`, and what it does not
 * find with 404.html and status 404, so that tests and readers of a local copy meet the behaviour of the real address.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { headersFor, parseHeaders, parseRedirects, redirectFor } from './static-host.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4321' },
    dir: { type: 'string', default: process.env['DIST'] ?? 'dist' },
    base: { type: 'string', default: process.env['BASE_PATH'] ?? '/' },
  },
});

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

const root = resolve(values.dir);
const base = `/${values.base.replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/');
const readIfThere = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '');
const headerRules = parseHeaders(readIfThere('_headers'));
const redirectRules = parseRedirects(readIfThere('_redirects'));

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The file below the root for a decoded path, or undefined for a path that leads out of it or nowhere. */
function fileFor(path: string): string | undefined {
  const file = normalize(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const candidate = path.endsWith('/') ? join(file, 'index.html') : file;
  return isFile(candidate) ? candidate : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, status: number, path: string, file: string) {
  response.writeHead(status, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    ...headersFor(headerRules, path),
  });
  if (request.method === 'HEAD') response.end();
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

const server = createServer((request, response) => {
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
});

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${values.port} is taken; choose another with --port.` : error.message,
  );
  process.exitCode = 1;
});
server.listen(Number(values.port), () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : values.port;
  console.log(`Close codes: http://localhost:${port}${base}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
}
