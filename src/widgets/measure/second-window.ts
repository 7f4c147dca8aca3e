import type { Kit } from './carry-out.ts';

/** A window of the kit that lies before the page, which may open sockets in it. */
export type SecondWindow = {
  readonly isOpen: () => boolean;
  /** Waits until it can be used; throws where the browser opened none. */
  readonly Socket: () => Promise<typeof WebSocket>;
  readonly close: () => void;
};

export type WindowWords = { readonly title: string; readonly text: string; readonly lang: string };

const loadsWithinMs = 10_000;
const askEveryMs = 100;

function fill({ document }: Window, { title, text, lang }: WindowWords): void {
  document.documentElement.lang = lang;
  document.title = title;
  const heading = document.createElement('h1');
  heading.textContent = title;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  document.body.replaceChildren(heading, paragraph);
}

/** Has to be called while a press of a button is handled: browsers open no window of their own accord. */
export function openSecondWindow({ base, token }: Kit, words: WindowWords): SecondWindow {
  const url = `${base}measure-kit/window?${new URLSearchParams({ token, run: 'window' })}`;
  const opened = window.open(url, '_blank') as (Window & typeof globalThis) | null;
  const isOpen = () => opened !== null && !opened.closed;
  const isLoaded = () =>
    opened?.location.pathname.endsWith('/window') === true && opened.document.readyState === 'complete';
  return {
    isOpen,
    async Socket() {
      const endMs = performance.now() + loadsWithinMs;
      while (!opened || opened.closed || !isLoaded()) {
        if (!isOpen() || performance.now() > endMs) throw new Error('there is no second window');
        await new Promise((resolve) => setTimeout(resolve, askEveryMs));
      }
      if (opened.document.title === '') fill(opened, words);
      return opened.WebSocket;
    },
    close: () => opened?.close(),
  };
}
