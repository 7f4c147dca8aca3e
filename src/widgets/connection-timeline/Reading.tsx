import type { JSX } from 'preact';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { Log } from './Log.tsx';
import { SeesPanel } from './Sees.tsx';
import type { Story } from './story.ts';
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
