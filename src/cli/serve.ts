/**
 * Serves the built site as a static host would: `npm run preview [-- --port 4321 --host 127.0.0.1 --dir dist]`.
 *
 * It honours public/_headers and public/_redirects, answers `/1006` with a redirect to `/1006/`, and what it does not
 * find with 404.html and status 404, so that tests and readers of a local copy meet the behaviour of the real address.
 * It listens on this machine only, unless `--host` names another address.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { argumentsOf, refuse } from './command.ts';
import { basePath, staticSite } from './static-site.ts';

const { values } = argumentsOf('Usage: npm run preview -- [--port 4321] [--host 127.0.0.1] [--dir dist] [--base /]', {
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4321' },
    host: { type: 'string', default: '127.0.0.1' },
    dir: { type: 'string', default: process.env['DIST'] ?? 'dist' },
    base: { type: 'string', default: process.env['BASE_PATH'] ?? '/' },
  },
});
const { port: portText, host, dir, base: baseText } = values;
const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
if (!(port <= 65_535)) refuse(`--port takes 0 to 65535, not ${portText}.`);
if (!existsSync(join(dir, 'index.html'))) refuse(`No built site in ${dir}: run npm run build first.`, 1);

const base = basePath(baseText);
const server = createServer(staticSite(dir, base));

server.on('error', (error: NodeJS.ErrnoException) =>
  refuse(error.code === 'EADDRINUSE' ? `Port ${port} is taken; choose another with --port.` : error.message, 1),
);
server.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  console.log(`Close codes: http://${name}:${bound}${base}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
}
