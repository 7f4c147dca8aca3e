import type { JSX } from 'preact';
import type { Facts } from '../../core/diagnose/facts.ts';
import type { Ranked } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { CopyLink } from '../../ui/Copy.tsx';
import { downIcon } from '../../ui/icons.tsx';
import { Brief } from './Brief.tsx';
import { canDecide, Deciding } from './Deciding.tsx';
import { Remedy } from './Remedy.tsx';
import { againstOf, type Quotes, type Reason, reasonsOf } from './reasons.ts';
import { causeWords, type DiagnoseWords } from './words.ts';

type Props = {
  readonly ranked: readonly Ranked[];
  readonly facts: Facts;
  readonly quotes: Quotes;
  readonly words: DiagnoseWords;
  /** What a link to this result holds. */
  readonly fragment: string;
  /** The lines of the reader's text that tell something; empty without a text. */
  readonly telling: string;
};

/** An engineer on call reads no longer list; the rest is one click away. */
const shownMax = 5;

/** The causes that the facts leave, most likely first, then what is less likely and what is ruled out. */
export function Causes({ ranked, facts, quotes, words, fragment, telling }: Props): JSX.Element {
  const { page } = words;
  const left = ranked.filter(({ ruledOut }) => !ruledOut);
  const shown = left.filter(({ strength }, i) => i < 2 || (strength > 0 && i < shownMax));
  const rest = left.slice(shown.length);
  const out = ranked.filter(({ ruledOut }) => ruledOut);
  const item = (one: Ranked, i: number, isOpen: boolean): JSX.Element => (
    <CauseItem
      key={one.cause.id}
      {...{ ranked: one, all: ranked, facts, quotes, words, telling, isOpen }}
      place={i + 1}
    />
  );
  return (
    <section class="dg-result" aria-labelledby="dg-causes">
      <div class="dg-head">
        <h2 id="dg-causes" tabIndex={-1}>
          {page.causes}
        </h2>
        <CopyLink
          label={page.share}
          words={{ copied: page.shared, inAddress: page.inAddress }}
          write={() => true}
          of={facts}
          kind="button"
        />
      </div>
      <details class="dg-fold">
        <summary>{page.linkHolds}</summary>
        <code>{`#${fragment}`}</code>
      </details>
      <ol class="dg-causes">{shown.map((one, i) => item(one, i, i === 0))}</ol>
      {rest.length > 0 && (
        <details class="dg-rest">
          <summary>{fill(page.more, { n: rest.length })}</summary>
          <ol class="dg-causes">{rest.map((one, i) => item(one, shown.length + i, false))}</ol>
        </details>
      )}
      {out.length > 0 && (
        <details class="dg-rest">
          <summary>{fill(page.ruledOut, { n: out.length })}</summary>
          <ul class="dg-out">
            {out.map((one) => (
              <li key={one.cause.id}>
                <span>{causeWords(words, one.cause.id).title}</span>
                <small>
                  <Mark kind="against" words={words} />
                  {againstOf(one, facts, words, quotes)}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type ItemProps = Omit<Props, 'ranked' | 'fragment'> & {
  readonly ranked: Ranked;
  readonly all: readonly Ranked[];
  readonly place: number;
  readonly isOpen: boolean;
};

function CauseItem({ ranked, all, facts, quotes, words, telling, place, isOpen }: ItemProps): JSX.Element {
  const { cause, strength } = ranked;
  const { title, gist } = causeWords(words, cause.id, facts);
  const { page } = words;
  const isDecided = place === 1 && canDecide(all, facts);
  return (
    <li>
      <details open={isOpen}>
        <summary>
          <b aria-hidden="true">{place}</b>
          <span class="dg-title">
            <h3>{title}</h3>
            <small>{gist}</small>
          </span>
          <span class="dg-strength">
            <span aria-hidden="true">
              {[1, 2, 3].map((step) => (
                <i key={step} class={step <= strength ? 'dg-on' : ''} />
              ))}
            </span>
            {page.strengths[strength]}
          </span>
          {downIcon}
        </summary>
        <div class="dg-body">
          <div>
            <h4>{page.why}</h4>
            <ul class="dg-why">
              {reasonsOf(ranked, facts, words, quotes).map(({ kind, text }) => (
                <li key={text}>
                  <Mark kind={kind} words={words} />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </div>
          <Remedy {...{ cause, facts, words, isDecided }} isLive={true} />
          {isDecided && <Deciding {...{ ranked: all, facts, words }} />}
          <Brief {...{ cause, facts, words }} pasted={telling} />
        </div>
      </details>
    </li>
  );
}

function Mark({ kind, words: { page } }: { kind: Reason['kind']; words: DiagnoseWords }): JSX.Element {
  return (
    <svg class="dg-mark" viewBox="0 0 16 16" width="16" height="16" role="img" aria-label={page[kind]}>
      {kind === 'fits' && <path class="dg-ok" d="M2 8.5l4 4l8-9" />}
      {kind === 'against' && <path class="dg-no" d="M3 3l10 10m0-10l-10 10" />}
      {kind === 'open' && <circle class="dg-open" cx="8" cy="8" r="6" />}
    </svg>
  );
}
