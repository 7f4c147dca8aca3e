import { render } from 'preact';
import { fill } from '../../core/format.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import type { IncidentStrings } from '../../i18n/en/incident.ts';
import type { Lang } from '../../i18n/href.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';
import { crop } from '../../ui/timeline/crop.ts';
import { PaneSvg } from '../../ui/timeline/TimelineSvg.tsx';

type Options = {
  readonly lang: Lang;
  readonly story: Scenario;
  /** Where the simulator opens the same run. */
  readonly address: string;
  readonly cause: string;
  readonly words: IncidentStrings;
};

/** Draws the run of a cause into an empty element, as the page's own picture is drawn when the site is built. */
export async function drawIncident(host: Element, { lang, story, address, cause, words }: Options): Promise<void> {
  const labels = await loadWords(
    import.meta.glob<Words['timeline']>('../../i18n/*/timeline.ts', { import: 'timeline' }),
  );
  const { pane, fromX, width, height } = crop(factsOfTrace(simulate(story)), labels, format(lang));
  render(
    <>
      <svg viewBox={`0 0 ${width} ${height}`} role="presentation">
        <g transform={`translate(${-fromX})`}>
          <PaneSvg pane={pane} id="incident" wide />
        </g>
      </svg>
      <figcaption>
        {fill(words.picture, { cause })} <a href={address}>{words.play}</a>
      </figcaption>
    </>,
    host,
  );
}
