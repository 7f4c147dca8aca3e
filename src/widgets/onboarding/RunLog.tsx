import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { type LogWords, logRows, logText, placeText } from '../../core/timeline/log.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { useFormat } from '../../ui/use-format.ts';

/** A run of heartbeats has hundreds of lines; the first ones tell it. */
const LINES_MAX = 40;

type Props = { facts: TraceFacts; log: LogWords; words: OnboardingWords };

/** The picture in words, for those who read rather than look. */
export function RunLog({ facts, log, words }: Props): JSX.Element {
  const rows = logRows([{ id: 'a', facts }]).filter(({ detail }) => !detail);
  const format = useFormat();
  const more = rows.length - LINES_MAX;
  return (
    <details class="ob-log">
      <summary>{words.log}</summary>
      <ol>
        {rows.slice(0, LINES_MAX).map((row) => (
          <li key={row.seq}>
            <b>{format.seconds(row.atMs)}</b> <span>{placeText(row, log)}</span> {logText(row, log, format)}
          </li>
        ))}
        {more > 0 && <li>{fill(words.logMore, { n: more })}</li>}
      </ol>
    </details>
  );
}
