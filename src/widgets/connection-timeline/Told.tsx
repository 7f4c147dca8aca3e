import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clients } from '../../core/peers/clients.ts';
import { runInWords } from '../../core/timeline/run-in-words.ts';
import { toldRun } from '../../core/trace/told-run.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Line, Story } from './story.ts';
import './told.css';

type Props = { readonly story: Story; readonly nowMs: number; readonly strings: ConnectionTimelineStrings };

/** Each run in a sentence or two: what happened, who detected it, why then, and what would have helped. */
export const Told = ({ story, ...props }: Props): JSX.Element => (
  <div class="ct-told guess-held">
    {story.lines.map((line) => (
      <InWords key={line.id} line={line} {...props} />
    ))}
  </div>
);

/** Once the run has come that far; its place is kept until then. */
function InWords({ line, nowMs, strings }: Omit<Props, 'story'> & { readonly line: Line }): JSX.Element {
  const format = useFormat();
  const { facts, run } = line;
  const { text, fromMs } = useMemo(
    () => ({
      text: runInWords(facts, strings.told, format, clients[run.profile].name),
      fromMs: toldRun(facts)?.toldAtMs ?? 0,
    }),
    [facts, run, strings, format],
  );
  return <p class={nowMs >= fromMs ? `ct-${line.ending.how}` : `ct-${line.ending.how} ct-untold`}>{text}</p>;
}
