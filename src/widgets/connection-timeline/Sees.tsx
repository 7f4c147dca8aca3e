import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { visibleText } from '../../core/layout/visible-text.ts';
import { type ReadyState, readyStateNumber } from '../../core/protocol/ready-state.ts';
import type { Side } from '../../core/protocol/segment.ts';
import { afterFault } from '../../core/timeline/after-fault.ts';
import { seesAt } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Line } from './story.ts';

type Props = { line: Line; nowMs: number; strings: ConnectionTimelineStrings };

/** What scripts on both ends of one line have been told so far: nothing that they could not know. */
export function SeesPanel({ line, nowMs, strings }: Props): JSX.Element {
  return (
    <div class={`ct-see ct-${line.ending.how}`}>
      <SideOf side="client" line={line} nowMs={nowMs} strings={strings} />
      <SideOf side="server" line={line} nowMs={nowMs} strings={strings} />
    </div>
  );
}

function SideOf({ side, line, nowMs, strings }: Props & { side: Side }): JSX.Element {
  const words = strings.sees;
  const seen = seesAt(line.facts, side, nowMs);
  const { close, closeFrame, gaveUp, unawareMs, afterMs, failures, gone } = seen;
  const format = useFormat();
  const { time } = format;
  const stateText = (state: ReadyState): string =>
    `${side === 'client' ? 'socket.' : ''}readyState ${readyStateNumber[state]} (${state})`;
  const headline = gaveUp
    ? fill(words.gaveUp, { n: afterFault(gaveUp.afterMs, strings.told, format) })
    : close && afterMs !== null
      ? fill(words.learned, { n: afterFault(afterMs, strings.told, format) })
      : unawareMs !== null
        ? words.unaware
        : words.nothingYet;
  return (
    <div>
      <h3>
        <b class="visually-hidden">{strings.lines[line.key]} · </b>
        {words[side]} <span class="guess-held">{headline}</span>
      </h3>
      <pre>
        {gaveUp && (
          <i>
            {gaveUp.why === 'silence' ? words.noMessages : words.noAnswer}
            {'\n'}
          </i>
        )}
        {close ? (
          <>
            CloseEvent {'{ '}code: <b>{close.code}</b>, reason: {visibleText(JSON.stringify(close.reason))}, wasClean:{' '}
            <b>{String(close.wasClean)}</b>
            {'\u00a0}'}
            {gaveUp && afterMs !== null && afterMs > gaveUp.afterMs && (
              <i>{`\n// ${fill(words.event, { s: time(afterMs) })}`}</i>
            )}
            {close.code === 1006 && (
              <i>{`\n${closeFrame ? fill(words.forbidden, { code: closeFrame.code ?? '' }) : words.madeUp}`}</i>
            )}
          </>
        ) : gone ? (
          <i>{words.gone[gone]}</i>
        ) : (
          <>
            <i>{side === 'client' ? words.notCalled : words.noEvent}</i>
            {seen.readyState && `\n${stateText(seen.readyState)}`}
            {unawareMs !== null && <i> {fill(words.silentFor, { s: time(unawareMs) })}</i>}
          </>
        )}
        {seen.newer && gone && <i>{`\n${fill(words.newer, { state: stateText(seen.newer) })}`}</i>}
        {seen.other && (
          <i>{`\n${fill(words.other, {
            state: stateText(seen.other.readyState) + (seen.other.close ? `, code ${seen.other.close.code}` : ''),
          })}`}</i>
        )}
      </pre>
      {side === 'client' && close && (
        <p>
          {fill(words.error, { yes: seen.error ? words.yes : words.no })}
          {failures > 0 && ` · ${fill(failures === 1 ? words.failure : words.failures, { n: failures })}`}
        </p>
      )}
    </div>
  );
}
