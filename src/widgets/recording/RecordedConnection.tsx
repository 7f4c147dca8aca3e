import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { redactUrl } from '../../core/capture/redact.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { formatFragment } from '../../core/link/fragment.ts';
import { incidentValues } from '../../core/link/incident-link.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import { logRows, logText } from '../../core/timeline/log.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import { href } from '../../i18n/href.ts';
import { format } from '../../ui/format.ts';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { TimelineSvg } from '../../ui/timeline/TimelineSvg.tsx';
import { endingOf, lengthOf } from './ending.ts';
import { findingsOf } from './findings.ts';
import type { Listed } from './messages.ts';
import type { ResultWords } from './words.ts';

type Props = {
  readonly one: Listed;
  readonly all: readonly Listed[];
  readonly observed: ObservedTrace;
  readonly words: ResultWords;
};

/** More likely than everything else together. */
const probablyFrom = 0.5;
const causesMax = 3;
/** Rows of the list of events; the rest is more of the same. */
const rowsMax = 200;
const markOf = {
  open: 'lane-open',
  connecting: 'lane-connecting',
  closing: 'lane-closing',
  closed: 'lane-closed',
  unseen: 'unseen',
  recorder: 'recorder',
  wait: 'wait-ceiling',
  fold: 'fold-paper',
  slow: 'ruler-slow',
} as const;
const signs = Object.keys(markOf) as (keyof typeof markOf)[];

/** One recorded connection: its timeline, what the file shows, and why it probably ended. */
export function RecordedConnection({ one, all, observed, words }: Props): JSX.Element {
  const { strings, page, causes, labels, log, lang } = words;
  const written = format(lang);
  const { trace, observation } = observed;
  const run = useMemo(() => factsOfTrace(trace), [trace]);
  const pictures = useMemo(() => {
    const lines = [{ id: 'a' as const, facts: run, observation }];
    const options = { labels: { ...labels, server: strings.otherEnd }, format: written };
    return { wide: layOut(lines, { ...options, mode: 'wide' }), narrow: layOut(lines, { ...options, mode: 'narrow' }) };
  }, [run, observation, labels, written, strings]);
  const ranked = useMemo(() => rank(one.facts).filter(({ ruledOut }) => !ruledOut), [one]);
  const [first] = ranked;
  const isClear = first !== undefined && (first.strength === 3 || first.probability >= probablyFrom);
  const template = first?.strength === 3 ? strings.verdict.likely : strings.verdict.probably;
  const title = isClear ? fill(template, { cause: causes[first.cause.id].title }) : strings.verdict.none;
  const fragment = formatFragment(incidentValues(one.facts));
  /** The legend says what is in this picture and nothing else. */
  const isDrawn = (id: (typeof signs)[number]): boolean =>
    pictures.wide.panes.some(({ shapes }) => shapes.some(({ mark }) => mark === markOf[id]));
  const rows = useMemo(() => logRows([{ id: 'a', facts: run }]), [run]);
  const url = one.url === null ? null : redactUrl(one.url);
  return (
    <>
      <div class="rc-head">
        <h3>{title}</h3>
        <p>
          <b class="rc-tag">{strings.recorded}</b> {url && <code>{url}</code>} {strings.places[one.recorder]} ·{' '}
          {lengthOf(one, strings, written)} · {endingOf(one, strings)}
        </p>
      </div>
      <div class="rc-picture rc-wide">
        <TimelineSvg picture={pictures.wide} id="rc-w" />
      </div>
      <div class="rc-picture rc-narrow">
        <TimelineSvg picture={pictures.narrow} id="rc-n" />
      </div>
      <Legend labels={{ ...labels, legend: { ...labels.legend, ...strings.legend } }} ids={signs.filter(isDrawn)} />
      {one.ends.server && <p class="rc-behind">{fill(strings.behind, { end: one.ends.server })}</p>}
      <div class="rc-two">
        <div>
          <h4>{strings.evidence}</h4>
          <ol class="rc-facts">
            {findingsOf(one, all, run, strings, written).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </div>
        <div>
          <h4>{strings.causes}</h4>
          <ol class="rc-causes">
            {ranked.slice(0, causesMax).map(({ cause, strength }) => (
              <li key={cause.id}>
                <b>{causes[cause.id].title}</b> <span>{page.strengths[strength]}</span>
                <p>{causes[cause.id].fix}</p>
                <a href={href(lang, `/guides/${cause.guide}/`)}>
                  {fill(strings.guide, { title: page.guides[cause.guide] })}
                </a>
              </li>
            ))}
          </ol>
          {fragment && <a href={`#${fragment}`}>{strings.take}</a>}
        </div>
      </div>
      <details class="rc-events">
        <summary>{strings.events}</summary>
        <ol>
          {rows.slice(0, rowsMax).map((row) => (
            <li key={row.seq}>
              <span>{written.exact(row.atMs, 3, 3)}</span> {log.place[row.side]}: {logText(row, log, written)}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
