import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Reads the state of a tool from the address, at once and whenever it changes: before the next click, which may be one
 * that was kept while the script loaded.
 */
export function useFragment(read: (hash: string) => void): void {
  const latest = useRef(read);
  latest.current = read;
  useLayoutEffect(() => {
    const now = (): void => latest.current(location.hash);
    now();
    addEventListener('hashchange', now);
    return () => removeEventListener('hashchange', now);
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
