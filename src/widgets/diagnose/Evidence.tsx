import type { JSX, RefObject } from 'preact';
import { type EvidenceLine, type Mark, type Parsed, tellingMax, textMax } from '../../core/diagnose/recognise.ts';
import { fill } from '../../core/format.ts';
import { useFormat } from '../../ui/use-format.ts';
import { examples } from './examples.ts';
import { factName } from './reasons.ts';
import { canRank, isHeld, type State } from './state.ts';
import type { DiagnoseWords } from './words.ts';

/** `isCut`: the text is the beginning of a longer one. */
type TakeText = (text: string, isCut?: boolean) => void;

type Props = {
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly state: State;
  readonly words: DiagnoseWords;
  /** What stands in the field is to be read. */
  readonly onField: () => void;
  readonly onText: TakeText;
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

/**
 * Characters that go into the field. A browser lays out every line of a field at once, so that ten million would hold the
 * page for seconds; a longer text is read and its lines are shown, but nobody edits it here.
 */
export const fieldMax = 200_000;

/** Reads a text that is too long for the field; whether it was one. */
function takeLong(event: Event, data: DataTransfer | null, onText: TakeText): boolean {
  const text = data?.getData('text/plain') ?? '';
  if (text.length <= fieldMax) return false;
  event.preventDefault();
  onText(text.slice(0, textMax), text.length > textMax);
  return true;
}

/** The field, and after reading it the lines that told something. */
export function Evidence({ field, state, words, onField, onText, onAgain }: Props): JSX.Element {
  const { read, started, cutAt } = state;
  const { page } = words;
  const format = useFormat();
  const isShown = read !== null && read.telling.length > 0 && canRank(state);
  const isLost = read !== null && !isShown;
  const isAsking = !started || isLost;
  return (
    <div class="dg-paste">
      {/* No form: a form could be sent. */}
      <label for="dg-text" hidden={!isAsking}>
        {page.pasted}
      </label>
      <textarea
        id="dg-text"
        ref={field}
        rows={5}
        // Holds before this script runs, too. One more than is read: only a text that was longer fills the field.
        maxLength={fieldMax + 1}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        placeholder={page.placeholder}
        hidden={!isAsking}
        onPaste={(event) => {
          if (!takeLong(event, event.clipboardData, onText)) setTimeout(onField);
        }}
        onDrop={(event) => void takeLong(event, event.dataTransfer, onText)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onField();
        }}
      />
      {isShown && <h2 class="dg-label">{page.lines}</h2>}
      {isShown && <Lines state={state} read={read} words={words} />}
      {isLost && <LookedFor words={words} onText={onText} />}
      {cutAt !== null && (
        <p class="dg-note" role="status">
          {fill(page.cut, { count: format.number(cutAt) })}
        </p>
      )}
      <div class="dg-actions">
        <span class="dg-local">
          {lock}
          {page.local}
        </span>
        {isAsking ? (
          <button type="button" class="dg-go" onClick={onField}>
            {page.go}
          </button>
        ) : (
          <button type="button" class="button" onClick={onAgain}>
            {isShown ? page.again : page.pasteToo}
          </button>
        )}
      </div>
    </div>
  );
}

/** What a text has to hold, with one that holds it. */
function LookedFor({ words: { page }, onText }: Pick<Props, 'words' | 'onText'>): JSX.Element {
  return (
    <div>
      <p>{page.nothingNext}</p>
      <ul>
        {page.lookedFor.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h2 class="dg-label">{page.fromExample}</h2>
      <button type="button" class="button" onClick={() => onText(examples.proxy)}>
        {page.examples.proxy}
      </button>
    </div>
  );
}

type LinesProps = Pick<Props, 'state' | 'words'> & { readonly read: Parsed };

function Lines({ state, read, words }: LinesProps): JSX.Element {
  const isWhole = read.lineCount <= tellingMax;
  return (
    <ol class="dg-lines">
      {read.telling.map((one) => (
        <li key={one.number}>
          {!isWhole && <small>{fill(words.page.line, { n: one.number })}</small>}
          <code>{pieces(one, state, words)}</code>
        </li>
      ))}
    </ol>
  );
}

/** How the words of a fact are underlined, so that colour is never alone: what was said, when, in whose words, by whom. */
const looks: Readonly<Record<string, string>> = {
  code: 'code',
  reason: 'code',
  clean: 'code',
  status: 'code',
  seconds: 'time',
  rhythm: 'time',
  signs: 'words',
};
export const lookOf = (fact: Mark['fact']): string => `dg-tells-${looks[fact] ?? 'source'}`;

/** The text with its telling parts marked and named. It is text throughout: nothing in it becomes markup. */
function pieces({ text, marks }: EvidenceLine, state: State, words: DiagnoseWords): JSX.Element[] {
  const parts: JSX.Element[] = [];
  let at = 0;
  for (const mark of marks) {
    if (!isHeld(state, mark)) continue;
    const { from, to, fact } = mark;
    parts.push(<span key={`t${at}`}>{text.slice(at, from)}</span>);
    parts.push(
      <mark key={`m${from}`} class={lookOf(fact)} title={factName(fact, words)}>
        {text.slice(from, to)}
        <span class="visually-hidden"> ({factName(fact, words)}) </span>
      </mark>,
    );
    at = to;
  }
  parts.push(<span key={`t${at}`}>{text.slice(at)}</span>);
  return parts;
}
