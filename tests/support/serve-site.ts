import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basePath, staticSite } from '../../src/cli/static-site.ts';
import { dist } from './built-site.ts';

export type ServedSite = { readonly origin: string; readonly base: string; readonly stop: () => Promise<void> };

/** Serves the built site in this process, on a free port of this machine, until it is stopped. */
export async function serveSite(dir = dist, base = basePath(process.env['BASE_PATH'] ?? '')): Promise<ServedSite> {
  const server = createServer(staticSite(dir, base)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    base,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
