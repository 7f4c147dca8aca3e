/**
 * Serves the built site as a static host would: `npm run preview [-- --port 4321 --dir dist]`.
 *
 * It honours public/_headers and public/_redirects, answers `/1006` with a redirect to `/1006/`, and what it does not
 * find with 404.html and status 404, so that tests and readers of a local copy meet the behaviour of the real address.
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { basePath, staticSite } from './static-site.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4321' },
    dir: { type: 'string', default: process.env['DIST'] ?? 'dist' },
    base: { type: 'string', default: process.env['BASE_PATH'] ?? '/' },
  },
});

const base = basePath(values.base);
const server = createServer(staticSite(values.dir, base));

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
