import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import { runInWords } from '../../core/timeline/run-in-words.ts';
import { toldRun } from '../../core/trace/told-run.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Log } from './Log.tsx';
import { SeesPanel } from './Sees.tsx';
import type { Line, Story } from './story.ts';
import { Tools } from './Tools.tsx';
import './reading.css';

/** What a reader meets for the first time. */
const signs = ['open', 'dead', 'connecting', 'closing', 'closed', 'wait', 'fold', 'slow'] as const;

type Props = {
  readonly story: Story;
  readonly nowMs: number;
  readonly strings: ConnectionTimelineStrings;
  readonly labels: TimelineLabels;
  readonly log: LogWords;
  readonly root: () => Element | null;
  readonly say: (text: string) => void;
};

/** What stands below the figure: its signs, what both ends were told, every event in words, and the run to take along. */
export function Reading({ story, nowMs, strings, labels, log, root, say }: Props): JSX.Element {
  return (
    <>
      <div class="ct-told guess-held">
        {story.lines.map((line) => (
          <InWords key={line.id} line={line} nowMs={nowMs} strings={strings} />
        ))}
      </div>
      <Legend labels={labels} ids={signs} />
      <section class="ct-sees" aria-labelledby="ct-sees">
        <h2 id="ct-sees">{strings.sees.title}</h2>
        <p class="sub">{strings.sees.sub}</p>
        <div>
          {story.lines.map((line) => (
            <SeesPanel key={line.id} line={line} nowMs={nowMs} strings={strings} />
          ))}
        </div>
        <Log lines={story.lines} nowMs={nowMs} strings={strings} words={log} />
        <Tools strings={strings} story={story} root={root} say={say} />
      </section>
    </>
  );
}

/** The run in a sentence or two, once it has come that far; its place is kept until then. */
function InWords({ line, nowMs, strings }: Pick<Props, 'nowMs' | 'strings'> & { readonly line: Line }): JSX.Element {
  const format = useFormat();
  const { facts } = line;
  const { text, fromMs } = useMemo(
    () => ({ text: runInWords(facts, strings.told, format), fromMs: toldRun(facts)?.toldAtMs ?? 0 }),
    [facts, strings, format],
  );
  return <p class={nowMs >= fromMs ? `ct-${line.ending.how}` : `ct-${line.ending.how} ct-untold`}>{text}</p>;
}
