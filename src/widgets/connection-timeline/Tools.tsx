import type { JSX } from 'preact';
import { printTrace } from '../../core/sim/print-trace.ts';
import type { SimulatorStrings } from '../../i18n/en/simulator.ts';
import { pictureAsSvg } from './picture-as-svg.ts';
import type { Story } from './story.ts';

export type ToolsProps = { story: Story; root: () => Element | null; say: (text: string) => void };

/** Takes a run elsewhere: as the text of the golden traces, or as a picture. */
export const toolsIn = (strings: SimulatorStrings) =>
  function Tools({ story, root, say }: ToolsProps): JSX.Element {
    const copy = (): Promise<void> =>
      navigator.clipboard.writeText(story.lines.map(({ trace }) => printTrace(trace)).join('\n')).then(
        () => say(strings.copied),
        () => say(strings.notCopied),
      );
    const download = (): void => {
      const host = root();
      if (!host) return;
      const url = URL.createObjectURL(new Blob([pictureAsSvg(host)], { type: 'image/svg+xml' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${strings.file}.svg`;
      link.click();
      URL.revokeObjectURL(url);
    };
    return (
      <>
        <button type="button" class="ct-pill" onClick={copy}>
          {strings.copyText}
        </button>
        <button type="button" class="ct-pill" onClick={download}>
          {strings.download}
        </button>
      </>
    );
  };
