import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { CopyButton } from '../../ui/Copy.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { download } from '../../ui/download.ts';
import { pictureAsPng, pictureAsSvg } from '../../ui/timeline/picture-as-svg.ts';
import { Folded } from './Folded.tsx';
import { type TicketOf, ticketOf } from './ticket.ts';
import type { ResultWords } from './words.ts';

type Props = {
  readonly of: TicketOf;
  readonly words: ResultWords;
  /** What holds the pictures as they are shown now. */
  readonly pictures: () => Element | null;
};

/** A report to pass on: the reader sees all of it before it goes anywhere. */
export const Ticket = (props: Props): JSX.Element => (
  <Folded class="rc-events rc-ticket" summary={props.words.strings.ticket.title}>
    {() => <Report {...props} />}
  </Folded>
);

function Report({ of, words, pictures }: Props): JSX.Element {
  const { ticket } = words.strings;
  const shown = useRef<HTMLElement>(null);
  const [isFailed, setFailed] = useState(false);
  const text = useMemo(() => ticketOf(of, words), [of, words]);
  const save = async (kind: 'md' | 'svg' | 'png'): Promise<void> => {
    if (kind === 'md') return download(new Blob([text], { type: 'text/markdown' }), `${ticket.file}.md`);
    const host = pictures();
    if (!host) return;
    const svg = pictureAsSvg(host);
    const file = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pictureAsPng(svg);
    setFailed(!file);
    if (file) download(file, `${ticket.file}.${kind}`);
  };
  return (
    <>
      <p>{ticket.what}</p>
      <pre>
        <code ref={shown}>{text}</code>
      </pre>
      <p class="rc-choose">
        <CopyButton
          kind="button"
          label={ticket.copy}
          copy={async () => ((await copyText(text, shown.current)) ? ticket.copied : ticket.byHand)}
          of={text}
        />
        {(['md', 'svg', 'png'] as const).map((kind) => (
          <button key={kind} type="button" class="button" onClick={() => save(kind)}>
            {ticket.save[kind]}
          </button>
        ))}
      </p>
      <p role="status">{isFailed && ticket.failed}</p>
    </>
  );
}
