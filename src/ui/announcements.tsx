import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** One thing to say. The same words twice are two messages, so that both are heard. */
export type Message = { readonly id: number; readonly text: string };

/** So many older ones stay, for a reader who missed one and looks for it. */
const keptMax = 2;

/** One message more. Only messages that have been on the page (`shown` is the last of them) make room for it. */
export const withMessage = (said: readonly Message[], text: string, shown: number): readonly Message[] => [
  ...said.filter(({ id }) => id > shown - keptMax),
  { id: (said.at(-1)?.id ?? -1) + 1, text },
];

/** What a screen reader is told, each message once and none lost, however many come in one moment. */
export function useAnnouncements(): readonly [said: readonly Message[], say: (text: string) => void] {
  const [said, setSaid] = useState<readonly Message[]>([]);
  const shown = useRef(-1);
  useEffect(() => {
    shown.current = said.at(-1)?.id ?? -1;
  }, [said]);
  const say = useCallback((text: string) => setSaid((before) => withMessage(before, text, shown.current)), []);
  return [said, say];
}

/** The region of a widget that speaks: what is added to it is read, not the whole again. */
export function LiveRegion({ said }: { readonly said: readonly Message[] }): JSX.Element {
  return (
    <div class="visually-hidden" role="status" aria-atomic="false" aria-relevant="additions">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
