import { fill } from '../../core/format.ts';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import type { StoredState } from '../../offline/plan.ts';
import { format } from '../../ui/format.ts';

const bytesPerMegabyte = 1_000_000;
/** A rest between two pieces, in which another version of the service worker can take over; longer if there is one. */
const betweenPiecesMs = 100;
const takeOverMs = 2_000;

/** What the service worker says, undefined for anything else that may be sent to the page. */
function stateIn(data: unknown): StoredState | undefined {
  const { offline } = (data ?? {}) as { readonly offline?: StoredState };
  return typeof offline?.totalBytes === 'number' && typeof offline.storedBytes === 'number' ? offline : undefined;
}

/**
 * Asks the service worker to store what is missing, piece by piece, beginning with what this page has loaded, and says in
 * the footer how much of the site can be read without network.
 */
export async function followStoring(): Promise<void> {
  const { note } = await loadWords(
    import.meta.glob<Words['offline']>('../../i18n/*/offline.ts', { import: 'offline' }),
  );
  const { figure } = format(pageLanguage());
  const megabytes = (bytes: number): string => figure(bytes / bytesPerMegabyte, 1, 1);
  const footer = document.querySelector('body > footer');
  // Another paragraph of the footer, with the styles of the one that is there.
  const line = footer?.querySelector(':scope > p')?.cloneNode() ?? document.createElement('p');
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.isMoreToStore === true) void rest().then(ask);
    const state = stateIn(data);
    if (!state?.isUsable) return;
    const total = megabytes(state.totalBytes);
    line.textContent = state.isComplete
      ? fill(note.complete, { total })
      : fill(note.usable, { stored: megabytes(state.storedBytes), total });
    footer?.append(line);
  });
  navigator.serviceWorker.startMessages();
  const rest = async (): Promise<void> => {
    const { waiting } = await navigator.serviceWorker.ready;
    await new Promise((resolve) => setTimeout(resolve, waiting ? takeOverMs : betweenPiecesMs));
  };
  const ask = async (): Promise<void> => {
    const visited = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ visited: visited.map((url) => url.replace(/[?#].*$/, '')) });
  };
  // What was interrupted goes on.
  addEventListener('online', () => void ask());
  await ask();
}
