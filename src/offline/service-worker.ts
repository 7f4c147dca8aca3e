import { cacheNames, clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst, NetworkOnly } from 'workbox-strategies';
import {
  allFiles,
  firstFiles,
  type LanguageFiles,
  languageAt,
  type Plan,
  revisionOf,
  type StoredFile,
  stateOf,
} from './plan.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: Plan };
const plan = self.__WB_MANIFEST;

/** How long a document may take before the stored copy is shown instead. */
const documentTimeoutSeconds = 3;
/** What is stored first comes as fast as a browser loads a page; the rest leaves room for what the reader does. */
const firstPace: Pace = { atOnce: 6, priority: 'auto', failuresMax: 0 };
const restPace: Pace = { atOnce: 2, priority: 'low', failuresMax: 5 };
/**
 * How many files are stored for one message of a page, which then asks for more; fewer when another version arrives.
 * Between two messages the worker has nothing to do, which is when one that skips waiting takes over: the kill switch
 * waits for seconds, not for the whole site.
 */
const filesPerMessage = 20;
/** More than any page loads: what it may name in its message. */
const visitedMax = 200;

// Each entry names the hash of its content: what a captive portal answers in its place is not stored, and the version
// before stays. A new version waits until the tabs of the old one are closed, so that an open page still finds its own
// scripts. Its documents come from the network all the same.
const controller = new PrecacheController();
controller.addToCacheList(allFiles(plan, plan.languages).map((file) => ({ ...file, revision: revisionOf(file) })));
// A host may name `Vary: Accept`, since a program can ask for the Markdown of a page. What is stored has one form.
controller.strategy.plugins.push({ cacheKeyWillBeUsed: async ({ request }) => request.url });
cleanupOutdatedCaches();
clientsClaim();

const { cacheName } = controller.strategy;
const pathOf = (url: string): string => new URL(url).pathname;
const keyOf = (url: string): string | undefined => controller.getCacheKeyForURL(url);

/** The keys of everything that is stored, of this version and of those before. */
async function storedKeys(): Promise<ReadonlySet<string>> {
  const cache = await caches.open(cacheName);
  return new Set((await cache.keys()).map(({ url }) => url));
}

/** The pages that are open in tabs, also those that no worker answers for yet. */
const openPaths = async (): Promise<readonly string[]> =>
  (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ url }) => pathOf(url));

/** Languages that are open in a tab, and those of which something is stored. */
async function visitedLanguages(keys: ReadonlySet<string>): Promise<readonly LanguageFiles[]> {
  const paths = new Set([...keys].map(pathOf));
  const isOpen = new Set((await openPaths()).map((path) => languageAt(plan, path)));
  return plan.languages.filter((language) => isOpen.has(language) || language.first.some(({ url }) => paths.has(url)));
}

type Pace = { readonly atOnce: number; readonly priority: RequestPriority; readonly failuresMax: number };

/**
 * Stores files, some at a time; each is kept as soon as it is there. Files that fail are left out and are the answer; more
 * than `failuresMax` of them are no accident, and end it. So does `isEnough`.
 */
async function store(
  files: readonly StoredFile[],
  event: ExtendableEvent,
  { atOnce, priority, failuresMax }: Pace,
  isEnough = (): boolean => false,
): Promise<readonly StoredFile[]> {
  let next = 0;
  const failures: StoredFile[] = [];
  const storeOne = async ({ url, integrity }: StoredFile, cache: RequestCache): Promise<void> => {
    const cacheKey = keyOf(url);
    if (cacheKey === undefined) return;
    const request = new Request(url, { integrity, cache, credentials: 'same-origin', priority });
    await Promise.all(controller.strategy.handleAll({ request, event, params: { cacheKey, integrity } }));
  };
  const some = async (): Promise<void> => {
    for (let file = files[next++]; file && !isEnough(); file = files[next++]) {
      try {
        // What the visit has loaded comes out of the browser's own cache, once the host says that it holds.
        await storeOne(file, revisionOf(file) === null ? 'default' : 'no-cache');
      } catch (error) {
        failures.push(file);
        if (failures.length > failuresMax) throw error;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, some));
  } finally {
    next = files.length;
  }
  return failures;
}

const missingIn = (files: readonly StoredFile[], keys: ReadonlySet<string>): readonly StoredFile[] =>
  files.filter(({ url }) => !keys.has(keyOf(url) ?? ''));

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const keys = await storedKeys();
      const languages = await visitedLanguages(keys);
      const open = await openPaths();
      const visited = allFiles(plan, languages).filter(({ url }) => open.includes(url));
      const first = [...new Set([...visited, ...firstFiles(plan, languages)])];
      await store(missingIn(first, keys), event, firstPace);
    })(),
  );
});

/** Tells each page how much of its language is stored. */
async function tellPages(): Promise<void> {
  const keys = await storedKeys();
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const language = languageAt(plan, pathOf(client.url));
    if (language) client.postMessage({ offline: stateOf(plan, language, ({ url }) => keys.has(keyOf(url) ?? '')) });
  }
}

/** The files that a page says it has loaded: addresses of this site that the plan knows, however long the list. */
function visitedFiles(data: unknown): readonly string[] {
  const { visited } = (data ?? {}) as { readonly visited?: unknown };
  if (!Array.isArray(visited)) return [];
  return visited.slice(0, visitedMax).filter((one): one is string => typeof one === 'string');
}

/** What could not be stored since the storing began; it is tried again when the storing has come to its end. */
const leftOut = new Set<StoredFile>();
/** How often in a row; after that it waits for the next page that is opened. */
const againMax = 2;
let again = 0;

/**
 * Stores the next piece of what is missing: what was visited, then the rest in its order. Whatever ends it, the next page
 * that is opened goes on from there. When all is there, what no version needs any more is thrown away. Answers whether
 * there is more to store.
 */
async function storePiece(event: ExtendableMessageEvent): Promise<boolean> {
  const keys = await storedKeys();
  const all = allFiles(plan, await visitedLanguages(keys));
  const byUrl = new Map(all.map((file) => [new URL(file.url, self.location.href).href, file]));
  const visited = visitedFiles(event.data).flatMap((url) => byUrl.get(url) ?? []);
  await tellPages();
  const missing = missingIn([...new Set([...visited, ...all])], keys).filter((file) => !leftOut.has(file));
  const { waiting } = self.registration;
  const hasNewer = (): boolean => self.registration.waiting !== waiting;
  let isMore = false;
  try {
    for (const file of await store(missing.slice(0, filesPerMessage), event, restPace, hasNewer)) leftOut.add(file);
    const isLast = missing.length <= filesPerMessage && !hasNewer();
    isMore = !isLast && leftOut.size <= restPace.failuresMax;
    if (isLast && leftOut.size > 0 && again < againMax) {
      again += 1;
      leftOut.clear();
      isMore = true;
    } else if (isLast) {
      again = 0;
      if (leftOut.size === 0) await controller.activate(event);
    }
  } finally {
    if (!isMore) leftOut.clear();
    if (missing.length > 0) await tellPages();
  }
  return isMore;
}

// Pages that ask at the same time share a piece, so that all their messages are answered at one moment. Who joins a piece asks
// again: it may have failed on a network that has come back since.
let piece: Promise<boolean> | undefined;
self.addEventListener('message', (event) => {
  const hasJoined = piece !== undefined;
  piece ??= storePiece(event)
    .catch(() => false)
    .finally(() => {
      piece = undefined;
    });
  event.waitUntil(
    piece.then((isMore) => {
      if (isMore || hasJoined) event.source?.postMessage({ isMoreToStore: true });
    }),
  );
});

/** Where the stored form of an address lies: `/1006`, `/1006/` and `/1006/?x` are one document. */
function storedKey(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  return keyOf(origin + pathname) ?? keyOf(`${origin}${pathname.replace(/\/$/, '')}/`);
}

/** A copy of this version or, where it has none yet, of the version before. */
async function anyCopy(address: string): Promise<Response | undefined> {
  const key = storedKey(address) ?? address;
  const cache = await caches.open(cacheName);
  return (await cache.match(key)) ?? (await cache.match(key, { ignoreSearch: true }));
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
          cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
            cachedResponse ?? (await anyCopy(request.url)),
          // Where a host names no lifetime, the browser's own cache would answer with the page of before the deploy.
          requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
          // An answer is stored when its hash is that of the plan, which is what a message of the page sets off.
          cacheWillUpdate: async () => null,
        },
      ],
    }),
  ),
);
// Everything else has its content in its name, or is stored with the site. The search asks for its entry with the time in
// `ts`, so that no cache answers; here the stored version is what belongs to the stored index.
registerRoute(new PrecacheRoute(controller, { ignoreURLParametersMatching: [/^ts$/] }));
// What this version does not know may belong to a stored page of the version before.
registerRoute(({ url }) => /\/(?:_astro|pagefind)\//.test(url.pathname), new NetworkOnly());

// The network failed and this version has no copy.
setCatchHandler(async ({ request }) => {
  const copy = await anyCopy(request.url);
  if (copy) return copy;
  if (request.mode !== 'navigate') return Response.error();
  // A page that is not stored yet is not a page that does not exist.
  const [name, status] = storedKey(request.url) ? ['offline/', 503] : ['404.html', 404];
  const own = languageAt(plan, pathOf(request.url));
  for (const { root } of own ? [own, ...plan.languages] : plan.languages) {
    const page = await anyCopy(new URL(root + name, request.url).href);
    if (page) return new Response(page.body, { status, headers: page.headers });
  }
  return Response.error();
});
