import { cacheNames, clientsClaim } from 'workbox-core';
import {
  addPlugins,
  addRoute,
  cleanupOutdatedCaches,
  getCacheKeyForURL,
  matchPrecache,
  type PrecacheEntry,
  precache,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

/** How long a document may take before the stored copy is shown instead. */
const documentTimeoutSeconds = 3;

// Each entry names the hash of its content: what a captive portal answers in its place is not stored, and the version
// before stays. A new version waits until the tabs of the old one are closed, so that an open page still finds its own
// scripts. Its documents come from the network all the same.
precache(self.__WB_MANIFEST);
// A host may name `Vary: Accept`, since a program can ask for the Markdown of a page. What is stored has one form.
addPlugins([{ cacheKeyWillBeUsed: async ({ request }) => request.url }]);
cleanupOutdatedCaches();
clientsClaim();

/** Where the stored form of an address lies: `/1006`, `/1006/` and `/1006/?x` are one document. */
function storedKey(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  return getCacheKeyForURL(origin + pathname) ?? getCacheKeyForURL(`${origin}${pathname.replace(/\/$/, '')}/`);
}

// Documents: the network first, so that the next load after a deploy is the new page; the stored copy when the network
// is slow. Without a copy there is nothing better than to wait.
registerRoute(
  new NavigationRoute(
    new NetworkFirst({
      cacheName: cacheNames.precache,
      networkTimeoutSeconds: documentTimeoutSeconds,
      plugins: [
        {
          cacheKeyWillBeUsed: async ({ request }) => storedKey(request.url) ?? request,
          // Where a host names no lifetime, the browser's own cache would answer with the page of before the deploy.
          requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
          // Only a whole version is stored, never a single answer.
          cacheWillUpdate: async () => null,
        },
      ],
    }),
  ),
);
// Everything else has its content in its name, or is stored with the site. The search asks for its entry with the time in
// `ts`, so that no cache answers; here the stored version is what belongs to the stored index.
addRoute({ ignoreURLParametersMatching: [/^ts$/] });

// The network failed and there is no copy.
setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return Response.error();
  const { scope } = self.registration;
  // Every language but the default one has its own below its part of the address.
  const [folder = ''] = /^[^/]+\//.exec(request.url.slice(scope.length)) ?? [];
  const page =
    (await matchPrecache(new URL(`${folder}404.html`, scope).href)) ??
    (await matchPrecache(new URL('404.html', scope).href));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
});
