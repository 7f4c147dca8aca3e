import { parseFragment } from '../../core/link/fragment.ts';
import { fromHref, href } from '../../i18n/href.ts';
import { defaultLanguage, languageOf } from '../../i18n/languages.ts';
import { heightMax, heightMin } from './snippet.ts';

/** What an embed says to the page around it. Nothing in it is secret, so it goes to any origin; embeds listen to none. */
export type HeightMessage = { readonly source: 'close-codes'; readonly height: number };

/** The height that a message asks for, within what a widget can need; null for any other message. */
export function heightFrom(data: unknown): number | null {
  const { source, height } = (data ?? {}) as { readonly [key in keyof HeightMessage]?: unknown };
  if (source !== 'close-codes' || typeof height !== 'number' || !Number.isFinite(height)) return null;
  return Math.min(Math.max(height, heightMin), heightMax);
}

/** The same embed in the language that the fragment asks for, or undefined when it is already there. */
export function languageAddress(
  { pathname, hash }: { readonly pathname: string; readonly hash: string },
  current: string,
  base: string,
): string | undefined {
  const fragment = parseFragment(hash);
  const wanted = languageOf(fragment.kind === 'none' ? undefined : fragment.values.lang);
  if (wanted === undefined || wanted === current) return undefined;
  return href(wanted, fromHref(pathname, base)[1], base) + hash;
}

/** Whether the fragment is damaged or asks for a language or a theme that does not exist. */
export function isRefused(hash: string): boolean {
  const fragment = parseFragment(hash);
  if (fragment.kind !== 'ok') return fragment.kind === 'broken';
  const { lang = defaultLanguage, theme = 'light' } = fragment.values;
  return languageOf(lang) === undefined || !['light', 'dark'].includes(theme);
}

/** Tells the page around the iframe the height of the content, now and whenever it changes. */
export function announceHeight(): void {
  if (window.parent === window) return;
  let last = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    window.parent.postMessage({ source: 'close-codes', height } satisfies HeightMessage, '*');
  };
  new ResizeObserver(tell).observe(document.body);
}
