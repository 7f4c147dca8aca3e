import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

/** How long a document may take before the stored copy is shown instead. */
const documentTimeoutMs = 3_000;

const stored = new PrecacheController();
stored.addToCacheList(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// A new version waits until the tabs of the old one are closed, so that an open page still finds its own scripts. Its
// documents come from the network all the same.
self.addEventListener('install', (event) => {
  event.waitUntil(stored.install(event));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(stored.activate(event).then(() => self.clients.claim()));
});

/** The stored form of an address: `/1006` and `/1006/` are one document. Undefined when nothing is stored. */
async function fromStore(url: URL): Promise<Response | undefined> {
  const path = url.origin + url.pathname;
  for (const candidate of [path, `${path.replace(/\/$/, '')}/`]) {
    const key = stored.getCacheKeyForURL(candidate);
    const response = key ? await caches.match(key) : undefined;
    if (response) return response;
  }
  return undefined;
}

/** Documents: the network first, so that the next load after a deploy is the new page; the stored copy when it is slow. */
async function document(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const fresh = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, documentTimeoutMs));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  if (first) return first;
  const copy = (await fromStore(url)) ?? (await fromStore(new URL('404.html', self.registration.scope)));
  return copy ?? fresh;
}

/** Everything else has its content in its name, or is stored with the site. */
async function asset(request: Request): Promise<Response> {
  return (await fromStore(new URL(request.url))) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(request.mode === 'navigate' ? document(request) : asset(request));
});
