import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';
import { linkIcon } from './icons.tsx';

/** The words of a button that copies the address, and its answers. */
export type CopyLinkWords = {
  readonly label: string;
  readonly copied: string;
  /** Where the clipboard is refused, the address bar still has it. */
  readonly inAddress: string;
  /** Where the state is too long for a link. */
  readonly tooLong?: string;
};

type Props = {
  readonly words: CopyLinkWords;
  /** Puts the state into the address; false if it does not fit. */
  readonly write: () => boolean;
  /** What the link holds: the answer goes when it changes. */
  readonly of: unknown;
  /** Says the answer, where a widget has one voice; else the button does. */
  readonly say?: (text: string) => void;
  readonly kind: string;
};

/** Copies a link to what is shown, and answers where the finger is. */
export function CopyLink({ words, write, of, say, kind }: Props): JSX.Element {
  const [answer, setAnswer] = useState('');
  useEffect(() => setAnswer(''), [of]);
  const copy = async (): Promise<void> => {
    const { tooLong = '', inAddress, copied } = words;
    const text = write() ? ((await copyText(location.href)) ? copied : inAddress) : tooLong;
    setAnswer(text);
    say?.(text);
  };
  return (
    <button type="button" class={kind} onClick={copy}>
      {linkIcon} <span aria-live={say ? undefined : 'polite'}>{answer || words.label}</span>
    </button>
  );
}
