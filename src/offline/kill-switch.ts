import { cacheNames } from 'workbox-core';

declare const self: ServiceWorkerGlobalScope;

// Built in place of the service worker with NO_OFFLINE=1: it removes itself, what it stored, and lets pages load again.
// Other projects may share the origin: a cache's name holds the scope of the worker that it belongs to.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await caches.delete(cacheNames.precache);
      await self.registration.unregister();
      for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
    })(),
  );
});
