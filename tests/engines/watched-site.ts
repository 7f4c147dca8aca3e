import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tells the test what went wrong in a page. Not every driver can read a console, and none reads it from the start. */
const watcher = `
const tell = (text) => navigator.sendBeacon('/watched/complaints', location.pathname + ': ' + text);
addEventListener('error', (event) => {
  // Firefox says of a module that it already has that it did not preload it.
  if (event.target.rel !== 'modulepreload')
    tell(event.message ? 'uncaught ' + event.message : 'did not load: ' + event.target.outerHTML.slice(0, 200));
}, true);
addEventListener('unhandledrejection', (event) => tell('unhandled ' + event.reason));
addEventListener('securitypolicyviolation', (event) => tell('policy violation ' + event.violatedDirective + ' ' + event.blockedURI));
for (const level of ['error', 'warn']) {
  const write = console[level];
  console[level] = (...args) => { tell(level + ' ' + args.join(' ')); write(...args); };
}
// A slow engine may call a page complete before its modules have run; a press would then come too early.
addEventListener('DOMContentLoaded', async () => {
  await Promise.all([...document.querySelectorAll('script[type=module][src]')].map(({ src }) => import(src)));
  setTimeout(() => document.documentElement.setAttribute('data-scripts-ran', ''));
});`;

/**
 * The site at `upstream` with one script more in every page, which the policy allows as it is the site's own.
 * /watched/complaints answers with what was told since it was last asked.
 */
export async function watchSite(upstream: string): Promise<{ readonly origin: string; stop(): void }> {
  let complaints: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path === '/watched/complaints') {
      if (request.method === 'POST') {
        let text = '';
        for await (const part of request) text += part;
        complaints.push(text);
        response.writeHead(204).end();
      } else {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(complaints));
        complaints = [];
      }
      return;
    }
    if (path === '/watched/watcher.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(watcher);
      return;
    }
    const answer = await fetch(upstream + path, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } });
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !/^(content-length|connection|keep-alive|transfer-encoding)$/.test(name)),
    );
    const body = Buffer.from(await answer.arrayBuffer());
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    response.writeHead(answer.status, headers);
    response.end(
      isPage ? body.toString().replace(/<head>/, '<head><script src="/watched/watcher.js"></script>') : body,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
