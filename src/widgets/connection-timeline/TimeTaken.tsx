import type { JSX } from 'preact';
import { type Readout, readoutAt } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Line } from './story.ts';
import { timeTaken } from './time-taken.ts';

type Props = { readonly line: Line; readonly nowMs: number; readonly strings: ConnectionTimelineStrings };

/** How long a line's client has known nothing, or knew nothing. */
export function TimeTaken(props: Props): JSX.Element {
  const { state, label, time } = useTimeTaken(props);
  return (
    <p class={`ct-number ct-${state}`}>
      <span>{label}</span> <b class="guess-held">{time}</b>
    </p>
  );
}

/** The same in one line, where the thumb is; readers who hear the page have it in the head. One of two is named by its end. */
export function TimeInBrief(props: Props): JSX.Element {
  const { line, strings } = props;
  const { how, code } = line.ending;
  const { state, label, time } = useTimeTaken(props);
  return (
    <p class={`ct-brief ct-brief-${line.key} ct-${how} ct-${state}`} aria-hidden="true">
      <span>{line.key === 'only' ? label : (code ?? strings.endings[how])}</span> <b class="guess-held">{time}</b>
    </p>
  );
}

function useTimeTaken({ line, nowMs, strings }: Props): Pick<Readout, 'state'> & { label: string; time: string } {
  const readout = readoutAt(line.facts, nowMs);
  return { state: readout.state, ...timeTaken(readout, strings, useFormat()) };
}
