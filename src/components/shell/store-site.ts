/** The longest wait for a page to come to rest once it has loaded: one that draws all the time on a slow machine never does. */
const settledAfterMs = 2_000;

/** Stores the site after the page has settled, so that it can be read without network; not where data is to be saved. */
export function storeSite(): void {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData: boolean } };
  if (!import.meta.env.PROD || process.env.NO_OFFLINE === '1') return;
  if (!('serviceWorker' in navigator) || connection?.saveData) return;
  addEventListener('load', () => {
    const store = () =>
      void navigator.serviceWorker
        .register(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}sw.js`)
        // Until the first piece is stored nothing has to be said, and this page is all that counts.
        .then(() => navigator.serviceWorker.ready)
        .then(async () => (await import('./stored-note.ts')).followStoring())
        .catch(() => {});
    if ('requestIdleCallback' in window) requestIdleCallback(store, { timeout: settledAfterMs });
    else setTimeout(store, settledAfterMs);
  });
}
