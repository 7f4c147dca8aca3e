import type { JSX } from 'preact';
import type { Format } from '../../core/format.ts';
import type { GuessStrings } from '../../i18n/en/guess.ts';
import { type GuessFrom, guessPercent, neverPercent, pointsFrom } from './guess-scale.ts';
import './guess.css';

export type GuessProps = {
  /** The name of its choices, one a page. */
  readonly name: string;
  readonly words: GuessStrings;
  readonly format: Format;
  readonly question: string;
  /** What the question takes for granted: `Heartbeat every 30 s.` */
  readonly given: string;
  /** The true time in ms; infinite: never. */
  readonly truthMs: number;
  /** A sentence that goes on from the true time. */
  readonly answer: string;
  /** What `never` is called here. */
  readonly never?: string;
  /** Other times to compare with, in ms. */
  readonly others?: readonly number[];
  /** What fills the time until then: silence, or waiting. */
  readonly tone?: 'silence' | 'wait';
  readonly fromMs?: GuessFrom;
};

const minuteMs = 60_000;
/** Labels of marks end there instead of going beyond the edge; percent. */
const lastPercent = 88;

/**
 * One question before the run that answers it, on a logarithmic scale. Plain choices: the answer appears by styles alone
 * (guess.css), so that it needs no script, and its room is there from the start.
 */
export function Guess(props: GuessProps): JSX.Element {
  const { name, words, format, question, given, truthMs, answer, never = words.never, others = [] } = props;
  const { tone = 'silence', fromMs = 100 } = props;
  const time = (ms: number): string => {
    if (ms === Number.POSITIVE_INFINITY) return never;
    return ms < minuteMs ? format.time(ms) : format.duration(ms);
  };
  const points = pointsFrom(fromMs);
  const lastPoint = guessPercent(points.at(-1)!, fromMs);
  const mark = (ms: number, kind: string): JSX.Element => {
    const place = guessPercent(ms, fromMs);
    return (
      <g class={kind}>
        <line x1={`${place}%`} x2={`${place}%`} y1="20" y2="52" />
        <text x={`${place}%`} y="14" text-anchor={place > lastPercent ? 'end' : 'middle'}>
          {time(ms)}
        </text>
      </g>
    );
  };
  return (
    <div class={`guess guess-from-${fromMs}`} role="radiogroup" aria-labelledby={`${name}-question`}>
      <p class="guess-question" id={`${name}-question`}>
        {question}
      </p>
      <div class="guess-scale">
        <svg width="100%" height="60" aria-hidden="true">
          <line class="guess-time" x1={`${guessPercent(fromMs, fromMs)}%`} x2={`${lastPoint}%`} y1="36" y2="36" />
          <line class="guess-beyond" x1={`${lastPoint}%`} x2={`${neverPercent}%`} y1="36" y2="36" />
          <g class="guess-found">
            <rect
              class={`guess-${tone}`}
              x={`${guessPercent(fromMs, fromMs)}%`}
              width={`${guessPercent(truthMs, fromMs) - guessPercent(fromMs, fromMs)}%`}
              y="28"
              height="16"
            />
            {others.map((ms) => mark(ms, 'guess-other'))}
            {mark(truthMs, 'guess-truth')}
          </g>
        </svg>
        {[...points, Number.POSITIVE_INFINITY].map((ms) => (
          <label class="guess-point" key={ms}>
            <input type="radio" name={name} value={ms} aria-describedby={`${name}-given`} />
            <span>
              {ms === Number.POSITIVE_INFINITY ? never : ms < 1_000 ? format.exact(ms) : format.setting(ms, minuteMs)}
            </span>
            <small>{words.you}</small>
          </label>
        ))}
      </div>
      <div class="guess-foot">
        <p class="guess-hint">
          <span id={`${name}-given`}>{given}</span>
          {format.betweenSentences}
          <span class="guess-touch">{words.touch}</span>
          <span class="guess-keys">{words.keys}</span>
        </p>
        <label class="guess-skip">
          <input type="radio" name={name} value="skip" />
          <span>{words.skip}</span>
        </label>
        <p class="guess-answer">
          <b>{time(truthMs)}</b>
          {answer}
        </p>
      </div>
    </div>
  );
}
