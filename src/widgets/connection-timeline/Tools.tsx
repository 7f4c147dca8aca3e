import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { printTrace } from '../../core/trace/print-trace.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { copyText } from '../../ui/copy-text.ts';
import { SavePicture } from '../../ui/SavePicture.tsx';
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
  return (
    <p class="ct-along">
      <button type="button" class="ui-pill" onClick={copy}>
        {take.copyText}
      </button>
      <SavePicture words={take.picture} name={take.file} host={root} say={tell} />
      <span aria-hidden="true">{told || null}</span>
    </p>
  );
}
