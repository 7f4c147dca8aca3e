import type { Lang } from '../i18n/languages.ts';
import { pageLanguage } from '../i18n/load-words.ts';

/** Signs that somebody is there and about to use the page. */
export const signs = [
  'pointermove',
  'pointerdown',
  'keydown',
  'focusin',
  'input',
  'change',
  'scroll',
  'wheel',
  'touchstart',
  // A file from outside moves no pointer.
  'dragenter',
] as const;

/**
 * Loads an island at the first sign of intent, or at once when the address or (`atOnce`) this device holds a state. The
 * static figure already shows everything, so nobody waits for a script to read the page. Clicks and values that come
 * while it loads are not lost: they are carried out as soon as the island has taken over.
 */
function onIntent(host: Element, load: () => Promise<Start>, atOnce: boolean): void {
  const clicks: Element[] = [];
  const keep = (event: Event): void => {
    const button = (event.target as Element).closest('button:not([popovertarget])');
    if (!button || !event.isTrusted) return;
    clicks.push(button);
    event.stopPropagation();
  };
  const values = new Map<HTMLInputElement | HTMLSelectElement, string>();
  const note = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    values.set(target, target.value);
    event.stopPropagation();
  };
  let started = false;
  let rest: string | undefined;
  /** Some browsers send a move when the page changes below a mouse that rests (w3c/pointerevents#529). */
  const isAtRest = ({ screenX, screenY }: PointerEvent): boolean => {
    const place = `${screenX} ${screenY}`;
    rest ??= place;
    return place === rest;
  };
  const onSign = (event: Event): void => {
    if (event.type === 'pointermove' && isAtRest(event as PointerEvent)) return;
    void start();
  };
  const start = async (): Promise<void> => {
    if (started) return;
    started = true;
    for (const sign of signs) removeEventListener(sign, onSign, true);
    try {
      (await load())(host);
    } catch {
      // A script is missing: the static figure stays, and the page says so (theme-boot.ts).
      return;
    }
    // Effects run first, and the task in which a linked state opens (use-fragment.ts).
    setTimeout(() => {
      host.removeEventListener('click', keep, true);
      for (const type of ['input', 'change']) host.removeEventListener(type, note, true);
      host.setAttribute('data-ready', '');
      for (const button of clicks) if (button instanceof HTMLElement) button.click();
      for (const [field, value] of values) {
        // Taking over has put the field back to what the page was built with; chosen files stay, and cannot be set.
        if (field.type !== 'file') field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      }
    });
  };
  host.addEventListener('click', keep, true);
  for (const type of ['input', 'change']) host.addEventListener(type, note, true);
  for (const sign of signs) addEventListener(sign, onSign, { capture: true, passive: true });
  // Theme and language say nothing about the figure.
  if (atOnce || /[#&](?!theme=|lang=)\w+=/.test(location.hash)) void start();
}

type Start = (host: Element) => void;

/** Loads what starts the islands at `selector`, with the words of the page's language, at the first sign of intent. */
export function islands(selector: string, load: (lang: Lang) => Promise<Start>, atOnce = false): void {
  const lang = pageLanguage();
  for (const host of document.querySelectorAll(selector)) onIntent(host, () => load(lang), atOnce);
}
