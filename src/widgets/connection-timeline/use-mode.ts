import { useEffect, useState } from 'preact/hooks';

export type Mode = 'wide' | 'narrow';

/** From here on, two lines fit beside their readouts. The styles have the same limit. */
const wideQuery = '(min-width: 1180px)';

/** Which of the two drawings the window has room for; null until the script has taken over. */
export function useMode(): Mode | null {
  const [mode, setMode] = useState<Mode | null>(null);
  useEffect(() => {
    const media = matchMedia(wideQuery);
    // A printer counts its sheets before another drawing is there: what the window shows is printed.
    const choose = (): void => {
      if (!matchMedia('print').matches) setMode(media.matches ? 'wide' : 'narrow');
    };
    choose();
    media.addEventListener('change', choose);
    return () => media.removeEventListener('change', choose);
  }, []);
  return mode;
}
