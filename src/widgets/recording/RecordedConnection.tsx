import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import { redactUrl } from '../../core/capture/redact.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { Ranked } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { visibleText } from '../../core/layout/visible-text.ts';
import { formatFragment } from '../../core/link/fragment.ts';
import { incidentValues } from '../../core/link/incident-link.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { href } from '../../i18n/href.ts';
import { format } from '../../ui/format.ts';
import { Parted } from '../../ui/parted.tsx';
import { endingOf, lengthOf } from './ending.ts';
import { eventRows } from './event-rows.ts';
import { FactList } from './FactList.tsx';
import { Folded } from './Folded.tsx';
import { findingsOf } from './findings.ts';
import type { Listed } from './messages.ts';
import { RecordedPictures } from './RecordedPictures.tsx';
import { Ticket } from './Ticket.tsx';
import type { ResultWords } from './words.ts';

type Props = {
  readonly one: Listed;
  readonly all: readonly Listed[];
  /** The names of the files that show it. */
  readonly from: readonly string[];
  readonly observed: ObservedTrace;
  readonly run: TraceFacts;
  /** The causes that are not ruled out. */
  readonly ranked: readonly Ranked[];
  readonly title: string;
  readonly numbers: ObservedNumbers | null;
  readonly words: ResultWords;
};

const causesMax = 3;
/** What is scrolled by its own is reached by keyboard. */
const scrolls = (name: string) => ({ role: 'group', 'aria-label': name, tabIndex: 0 }) as const;
/** Rows of the list of events; the rest is more of the same. */
const rowsMax = 200;

/** One recorded connection: its timeline, what the file shows, and why it probably ended. */
export function RecordedConnection({
  one,
  all,
  from,
  observed,
  numbers,
  run,
  ranked,
  title,
  words,
}: Props): JSX.Element {
  const { strings, page, causes, lang } = words;
  const written = format(lang);
  const [first] = ranked;
  const fragment = formatFragment(incidentValues(one.facts));
  const host = useRef<HTMLDivElement>(null);
  const likely = ranked.slice(0, causesMax);
  const findings = useMemo(() => findingsOf(one, all, run, observed, strings, written), [one, run]);
  const ticket = useMemo(() => ({ one, observed, title, findings, causes: likely }), [one, observed]);
  const redacted = one.url === null ? null : redactUrl(one.url);
  const url = redacted === null ? null : visibleText(redacted);
  return (
    <>
      <div class="rc-head">
        <h3>{title}</h3>
        <p>
          <b class="rc-tag">{strings.recorded}</b> {url && <code>{url}</code>} {strings.places[one.recorder]} ·{' '}
          {lengthOf(one, strings, written)} · <Parted text={endingOf(one, strings)} />
          {from.length > 1 && ` · ${fill(strings.together, { names: written.list(from) })}`}
        </p>
      </div>
      <RecordedPictures {...{ one, run, observed, numbers, findings, words, host }} cause={first?.cause.id} />
      <div class="rc-two">
        <div>
          {findings.length > 0 && <h4>{strings.evidence}</h4>}
          <FactList {...{ findings, written }} />
        </div>
        <div>
          {first && <h4>{strings.causes}</h4>}
          <ol class="rc-causes">
            {likely.map(({ cause, strength }) => (
              <li key={cause.id}>
                <b>{causes[cause.id].title}</b> <span>{page.strengths[strength]}</span>
                <p>{causes[cause.id].fix}</p>
                <a href={href(lang, `/guides/${cause.guide}/`)}>
                  {fill(strings.guide, { title: page.guides[cause.guide] })}
                </a>
              </li>
            ))}
          </ol>
          {first && fragment && <a href={href(lang, `/diagnose/#${fragment}`)}>{strings.take}</a>}
        </div>
      </div>
      <Folded class="rc-events" summary={strings.events}>
        {() => (
          <div class="rc-rows" {...scrolls(strings.events)}>
            <ol>
              {eventRows(run, observed, words, written)
                .slice(0, rowsMax)
                .map(({ key, when, what }) => (
                  <li key={key}>
                    <span>{when}</span> <Parted text={what} />
                  </li>
                ))}
            </ol>
          </div>
        )}
      </Folded>
      <Ticket of={ticket} words={words} pictures={() => host.current} />
    </>
  );
}
