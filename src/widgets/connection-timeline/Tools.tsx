import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { printTrace } from '../../core/trace/print-trace.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { copyText } from '../../ui/copy-text.ts';
import { download } from '../../ui/download.ts';
import { pictureAsPng, pictureAsSvg } from '../../ui/timeline/picture-as-svg.ts';
import type { Story } from './story.ts';

type Props = {
  strings: ConnectionTimelineStrings;
  story: Story;
  root: () => Element | null;
  /** Announces it; here it is only seen. */
  say: (text: string) => void;
};

/** Takes a run elsewhere: as the text of the golden traces, or as a picture. */
export function Tools({ strings, story, root, say }: Props): JSX.Element {
  const { take } = strings;
  const [told, setTold] = useState('');
  const tell = (text: string): void => {
    setTold(text);
    say(text);
  };
  const copy = async (): Promise<void> => {
    const texts = story.lines.map(
      ({ key, run, facts }) => `${strings.lines[key]} (${run.profile})\n${printTrace(facts.trace)}`,
    );
    tell((await copyText(texts.join('\n'))) ? take.copied : take.notCopied);
  };
  const savePng = async (times: number): Promise<void> => {
    const host = root();
    const png = host && (await pictureAsPng(pictureAsSvg(host), times));
    if (png) download(png, `${take.file}@${times}x.png`);
    else tell(take.noPng);
  };
  const save = (): void => {
    const host = root();
    if (host) download(new Blob([pictureAsSvg(host)], { type: 'image/svg+xml' }), `${take.file}.svg`);
  };
  return (
    <p class="ct-along">
      <button type="button" class="ui-pill" onClick={copy}>
        {take.copyText}
      </button>
      <button type="button" class="ui-pill" onClick={save}>
        {take.download}
      </button>
      {[1, 2].map((times) => (
        <button key={times} type="button" class="ui-pill" onClick={() => savePng(times)}>
          {fill(take.png, { n: times })}
        </button>
      ))}
      <span aria-hidden="true">{told || null}</span>
    </p>
  );
}
