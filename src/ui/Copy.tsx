import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';
import { linkIcon } from './icons.tsx';

type CopyButtonProps = {
  readonly label: string;
  readonly icon?: JSX.Element;
  /** Its classes. */
  readonly kind: string;
  /** Copies, and answers in words. */
  readonly copy: () => Promise<string>;
  /** What is copied: the answer goes when it changes. */
  readonly of: unknown;
  /** Says the answer, where a widget has one voice; else the button does. */
  readonly say?: (text: string) => void;
};

/** A button that copies, and answers where the finger is. */
export function CopyButton({ label, icon, kind, copy, of, say }: CopyButtonProps): JSX.Element {
  // Told of what was copied, so that nothing has to take it back: an effect that did came after the first click.
  const [answer, setAnswer] = useState({ text: '', of });
  const run = async (): Promise<void> => {
    const text = await copy();
    setAnswer({ text, of });
    say?.(text);
  };
  return (
    <button type="button" class={kind} onClick={run}>
      {icon}
      <span aria-live={say ? undefined : 'polite'}>{(answer.of === of && answer.text) || label}</span>
    </button>
  );
}

export type CopyLinkWords = {
  readonly copied: string;
  /** Where the clipboard is refused, the address bar still has it. */
  readonly inAddress: string;
  /** Where the state is too long for a link. */
  readonly tooLong?: string;
};

type CopyLinkProps = Omit<CopyButtonProps, 'copy' | 'icon'> & {
  readonly words: CopyLinkWords;
  /** Puts the state into the address; false if it does not fit. */
  readonly write: () => boolean;
};

/** Copies a link to what is shown. */
export function CopyLink({ words, write, ...button }: CopyLinkProps): JSX.Element {
  const copy = async (): Promise<string> => {
    if (!write()) return words.tooLong ?? '';
    return (await copyText(location.href)) ? words.copied : words.inAddress;
  };
  return <CopyButton {...button} icon={linkIcon} copy={copy} />;
}
