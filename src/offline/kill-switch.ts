export {};

declare const self: ServiceWorkerGlobalScope;

// Built in place of the service worker with NO_OFFLINE=1: it removes itself, what it stored, and lets pages load anew.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await self.registration.unregister();
      for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
    })(),
  );
});
