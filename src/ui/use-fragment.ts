import { useLayoutEffect, useRef } from 'preact/hooks';

/** What opens a linked state, each in a task of its own, so that none of them holds up the page. */
type Steps = readonly (() => void)[];

/**
 * Reads the state of a tool from the address, after the first rendering and whenever it changes. Its steps come before
 * the clicks that were kept while the script loaded: on-intent.ts sets its timer after these. `isFollowed`: a link of the
 * page or the history has led there since.
 */
export function useFragment(read: (hash: string, isFollowed: boolean) => Steps): void {
  const latest = useRef(read);
  latest.current = read;
  useLayoutEffect(() => {
    let pending: readonly ReturnType<typeof setTimeout>[] = [];
    const drop = (): void => pending.forEach((step) => void clearTimeout(step));
    const now = (event?: Event): void => {
      drop();
      pending = latest.current(location.hash, event !== undefined).map((step) => setTimeout(step));
    };
    // An empty address asks for nothing, and must not undo what was pasted meanwhile.
    if (location.hash !== '') now();
    addEventListener('hashchange', now);
    return () => {
      drop();
      removeEventListener('hashchange', now);
    };
  }, []);
}

/**
 * Puts a fragment into the address, without a step in the history. An empty one leaves none. False for null, which is
 * a state that no link can hold; the address then stays.
 */
export function putFragment(fragment: string | null): boolean {
  if (fragment === null) return false;
  const address = fragment === '' ? location.pathname + location.search : `#${fragment}`;
  history.replaceState(history.state, '', address);
  return true;
}
