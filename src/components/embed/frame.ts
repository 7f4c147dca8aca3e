import { parseFragment } from '../../core/link/fragment.ts';
import { heightMax, heightMin } from './snippet.ts';

/** What an embed says to the page around it. Nothing in it is secret, so it goes to any origin; embeds listen to none. */
export type HeightMessage = { readonly source: 'close-codes'; readonly height: number };

/** The height that a message asks for, within what a widget can need; null for any other message. */
export function heightFrom(data: unknown): number | null {
  const { source, height } = (data ?? {}) as { readonly [key in keyof HeightMessage]?: unknown };
  if (source !== 'close-codes' || typeof height !== 'number' || !Number.isFinite(height)) return null;
  return Math.min(Math.max(height, heightMin), heightMax);
}

/** The addresses of an embed by language, as Frame.astro writes them into the page. */
export type Addresses = Readonly<Record<string, string>>;

/** The same embed in the language that the fragment asks for, or undefined when it is already there. */
export function languageAddress(hash: string, current: string, addresses: Addresses): string | undefined {
  const fragment = parseFragment(hash);
  const wanted = fragment.kind === 'none' ? undefined : fragment.values.lang;
  if (wanted === undefined || wanted === current || !Object.hasOwn(addresses, wanted)) return undefined;
  return `${addresses[wanted]}${hash}`;
}

/** Whether the fragment is damaged or asks for a language or a theme that does not exist. */
export function isRefused(hash: string, addresses: Addresses): boolean {
  const fragment = parseFragment(hash);
  if (fragment.kind !== 'ok') return fragment.kind === 'broken';
  const { lang, theme = 'light' } = fragment.values;
  return (lang !== undefined && !Object.hasOwn(addresses, lang)) || !['light', 'dark'].includes(theme);
}

/**
 * Tells the page around the iframe the height of the content, now and whenever it grows. At the same width it never
 * shrinks: while a run plays there is less to show, and the text around the frame would jump.
 */
export function announceHeight(): void {
  if (window.parent === window) return;
  let last = { width: 0, height: 0 };
  const tell = () => {
    const { width, height: exact } = document.body.getBoundingClientRect();
    const height = Math.ceil(exact);
    if (width === last.width && height <= last.height) return;
    last = { width, height };
    window.parent.postMessage({ source: 'close-codes', height } satisfies HeightMessage, '*');
  };
  new ResizeObserver(tell).observe(document.body);
}
