import { useEffect, useState } from 'preact/hooks';

/** Work that can be left between its parts. */
export type Parts<T> = Generator<void, T>;

function wholeOf<T>(parts: Parts<T>): T {
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

/**
 * What came of work that is done one part a task, so that what the reader does meanwhile is answered. It is done again
 * when `inputs` change; until it is whole, what came of it before stays (null: nothing yet).
 * `isAtOnce`: all of it is done in one go, as while building.
 */
export function useParts<T>(work: () => Parts<T>, inputs: readonly unknown[], isAtOnce: boolean): T | null {
  const [made, setMade] = useState<T | null>(() => (isAtOnce ? wholeOf(work()) : null));
  useEffect(() => {
    if (isAtOnce) return;
    const parts = work();
    const goOn = (): void => {
      const part = parts.next();
      if (part.done) setMade(part.value);
      else timer = setTimeout(goOn);
    };
    let timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, inputs);
  return made;
}
