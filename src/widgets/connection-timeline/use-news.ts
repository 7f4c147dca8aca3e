import { useEffect, useRef } from 'preact/hooks';
import { type Format, fill } from '../../core/format.ts';
import { isAtOnce } from '../../core/timeline/after-fault.ts';
import { newsOf } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import type { Story } from './story.ts';

type Options = {
  readonly story: Story;
  readonly nowMs: number;
  readonly playing: boolean;
  readonly strings: ConnectionTimelineStrings;
  readonly format: Format;
  readonly say: (text: string) => void;
};

/** Says few things, and only while time runs: who detects the fault, and who is connected again. */
export function useNews({ story, nowMs, playing, strings, format, say }: Options): void {
  const told = useRef({ nowMs, playing });
  useEffect(() => {
    const [from, ran] = [told.current.nowMs, playing || told.current.playing];
    told.current = { nowMs, playing };
    if (!ran || nowMs <= from) return;
    for (const { key, facts } of story.lines) {
      const line = strings.lines[key];
      for (const news of newsOf(facts)) {
        if (news.atMs <= from || news.atMs > nowMs) continue;
        const { again, detected, detectedAtOnce } = strings.said;
        const template =
          news.kind === 'again' ? again : (isAtOnce(news.afterMs) ? detectedAtOnce : detected)[news.side];
        say(fill(template, { line, at: format.exact(news.atMs), n: format.time(news.afterMs) }));
      }
    }
  }, [nowMs, playing, story, strings]);
}
