import type { JSX, RefObject } from 'preact';
import { type Telling, tellingMax, type Understood } from '../../core/diagnose/recognise.ts';
import { fill } from '../../core/format.ts';
import type { DiagnoseWords } from './words.ts';

type Props = {
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly read: Understood | null;
  readonly words: DiagnoseWords;
  readonly onText: (text: string) => void;
  readonly onAgain: () => void;
};

const lock = (
  <svg
    viewBox="0 0 16 16"
    width="15"
    height="15"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    aria-hidden="true"
  >
    <rect x="3" y="7" width="10" height="7" rx="1.5" />
    <path d="M5 7V5a3 3 0 0 1 6 0v2" />
  </svg>
);

/** The field, and after reading it the lines that told something. */
export function Evidence({ field, read, words: { page }, onText, onAgain }: Props): JSX.Element {
  const isShown = read !== null && read.telling.length > 0;
  return (
    <div class="dg-paste">
      {/* No form: a form could be sent. */}
      <label for="dg-text" hidden={isShown}>
        {page.pasted}
      </label>
      <textarea
        id="dg-text"
        ref={field}
        rows={5}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        placeholder={page.placeholder}
        hidden={isShown}
        onPaste={() => setTimeout(() => onText(field.current?.value ?? ''))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onText(field.current?.value ?? '');
        }}
      />
      {isShown && (
        <>
          <div class="dg-lines-head">
            <h2 class="dg-label">{page.lines}</h2>
            <button type="button" class="button" onClick={onAgain}>
              {page.again}
            </button>
          </div>
          <Lines read={read} line={page.line} />
        </>
      )}
      {read && !isShown && (
        <p class="dg-nothing" role="status">
          {page.nothing}
        </p>
      )}
      <div class="dg-actions">
        <span class="dg-local">
          {lock}
          {page.local}
        </span>
        {!isShown && (
          <button type="button" class="dg-go" onClick={() => onText(field.current?.value ?? '')}>
            {page.go}
          </button>
        )}
      </div>
    </div>
  );
}

function Lines({ read, line }: { readonly read: Understood; readonly line: string }): JSX.Element {
  const isWhole = read.lineCount <= tellingMax;
  return (
    <ol class="dg-lines">
      {read.telling.map((one) => (
        <li key={one.number}>
          {!isWhole && <small>{fill(line, { n: one.number })}</small>}
          <code>{pieces(one)}</code>
        </li>
      ))}
    </ol>
  );
}

/** The text with its telling parts marked. It is text throughout: nothing in it becomes markup. */
function pieces({ text, spans }: Telling): JSX.Element[] {
  const parts: JSX.Element[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    parts.push(<span key={`t${from}`}>{text.slice(from, start)}</span>);
    parts.push(<mark key={`m${start}`}>{text.slice(start, end)}</mark>);
    from = end;
  }
  parts.push(<span key={`t${from}`}>{text.slice(from)}</span>);
  return parts;
}
