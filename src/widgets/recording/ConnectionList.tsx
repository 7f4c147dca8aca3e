import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { format } from '../../ui/format.ts';
import { Parted } from '../../ui/parted.tsx';
import { endingOf, lastSeenMs, lengthOf, lifetimeOf } from './ending.ts';
import type { Found, Listed, ListedIncident } from './messages.ts';
import type { DropWords } from './words.ts';

type Props = {
  readonly found: Found;
  /** The id of the connection that is looked at. */
  readonly chosen: string;
  readonly words: DropWords;
  readonly onChoose: (id: string) => void;
};

/** More rows than this are shown on request. */
const rowsMax = 12;
const barPx = 260;

/** Every connection that was found, aligned by its start, so that equal lives end on one line. */
export function ConnectionList({ found, chosen, words, onChoose }: Props): JSX.Element {
  const { strings, lang } = words;
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLFieldSetElement>(null);
  // The button is gone: the reader goes on at the first row that it has shown.
  useLayoutEffect(() => {
    if (isAll) list.current?.querySelectorAll<HTMLElement>('.rc-row input')[rowsMax]?.focus();
  }, [isAll]);
  const written = format(lang);
  const { files, incidents } = found;
  const rows = incidents.flatMap((incident) => incident.connections.map((one) => ({ one, incident })));
  const longestMs = Math.max(1, ...rows.map(({ one }) => lastSeenMs(one) - (one.startedAtMs ?? one.openedAtMs ?? 0)));
  const shown = isAll ? rows : rows.slice(0, rowsMax);
  const several = files.filter(({ connections }) => connections > 0).length > 1;
  return (
    <fieldset class="rc-list" ref={list}>
      <legend>{strings.connections}</legend>
      {shown.map(({ one, incident }, i) => (
        <label key={one.id} class="rc-row">
          <input type="radio" name="rc-connection" checked={chosen === one.id} onChange={() => onChoose(one.id)} />
          <b>{i + 1}</b>
          <span class="rc-clock">{clockOf(incident, one, lang)}</span>
          <Bar one={one} longestMs={longestMs} />
          <span class="rc-end">
            {lengthOf(one, strings, written)} · <Parted text={endingOf(one, strings)} />
            {several && <small> {written.list(one.files.map((file) => files[file]!.name))}</small>}
          </span>
        </label>
      ))}
      {shown.length < rows.length && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {fill(strings.more, { n: rows.length })}
        </button>
      )}
    </fieldset>
  );
}

/** The time of day at which it began, where the file has a clock. */
function clockOf({ startEpochMs }: ListedIncident, { startedAtMs }: Listed, lang: string): string {
  if (startEpochMs === null || startedAtMs === null) return '';
  return clockIn(lang).format(startEpochMs + startedAtMs);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** One for a language: to make it takes longer than to write all rows with it. */
function clockIn(lang: string): Intl.DateTimeFormat {
  let clock = clocks.get(lang);
  if (!clock) {
    clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    clocks.set(lang, clock);
  }
  return clock;
}

/** Its life as a bar; what has no recorded end fades into slats, and so is what may have opened unseen. */
function Bar({ one, longestMs }: { readonly one: Listed; readonly longestMs: number }): JSX.Element {
  const startMs = one.startedAtMs ?? one.openedAtMs ?? 0;
  const px = (ms: number): number => Math.round(((ms - startMs) / longestMs) * (barPx - 30));
  const opened = one.openedAtMs === null ? null : px(one.openedAtMs);
  if (opened === null)
    return (
      <svg class="timeline rc-never" viewBox="0 0 12 12" aria-hidden="true">
        {one.opening === 'failed' ? (
          <path class="lost" d="M2 2l8 8m0 -8l-8 8" />
        ) : (
          <>
            <path class="unseen" d="M0 1h12v10H0z" />
            <path class="slat" d="M2 1v10m4-10v10m4-10v10" />
          </>
        )}
      </svg>
    );
  const end = Math.max(px(lastSeenMs(one)), opened + 2);
  return (
    <svg class="timeline rc-bar" viewBox={`0 0 ${barPx} 12`} preserveAspectRatio="none" aria-hidden="true">
      <path class="lane-open" d={`M${opened} 1H${end}V11H${opened}z`} />
      {lifetimeOf(one) === null && (
        <>
          <path class="unseen" d={`M${end} 1h28v10h-28z`} />
          <path class="slat" d={`M${end + 3} 1v10m6-10v10m6-10v10m6-10v10m6-10v10`} />
        </>
      )}
    </svg>
  );
}
