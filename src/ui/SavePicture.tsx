import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../core/format.ts';
import type { PanesOf } from './timeline/picture-as-svg.ts';

export type PictureWords = {
  readonly svg: string;
  readonly png: string;
  /** Where the browser cannot turn it into a PNG. */
  readonly failed: string;
};

type Props = {
  readonly words: PictureWords;
  /** Of the file, without its ending. */
  readonly name: string;
  /** Classes of each button. */
  readonly kind?: string;
  /** What holds the picture as it is shown now. */
  readonly host: () => Element | null;
  readonly panes?: PanesOf;
  /** Says that it failed, where a widget has one voice. */
  readonly say?: (text: string) => void;
};

/** As SVG, as large as it is drawn, and twice that. */
const kinds = ['svg', 1, 2] as const;

/** The buttons that take a picture to a slide or a ticket. */
export function SavePicture({ words, name, kind: style = 'ui-pill', host, panes, say }: Props): JSX.Element {
  const [failed, setFailed] = useState('');
  const save = async (kind: (typeof kinds)[number]): Promise<void> => {
    const held = host();
    const { savePicture } = await import('./timeline/save-picture.ts');
    const isSaved = held !== null && (await savePicture(held, name, kind, panes));
    if (say && !isSaved) say(words.failed);
    else setFailed(isSaved ? '' : words.failed);
  };
  return (
    <>
      {kinds.map((kind) => (
        <button key={kind} type="button" class={style} onClick={() => save(kind)}>
          {kind === 'svg' ? words.svg : fill(words.png, { n: kind })}
        </button>
      ))}
      {failed && <span role="alert">{failed}</span>}
    </>
  );
}
