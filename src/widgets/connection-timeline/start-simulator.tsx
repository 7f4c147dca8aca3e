import { hydrate } from 'preact';
import { formatFragment } from '../../core/link/fragment.ts';
import type { SimulatorStrings } from '../../i18n/en/simulator.ts';
import { scenario } from '../../scenarios/index.ts';
import { ConnectionTimeline, type Words } from './ConnectionTimeline.tsx';
import { moreSettingsIn } from './MoreSettings.tsx';

/**
 * Takes over the simulator's figure. The list of stories stands in the page, as plain HTML with the page's own words:
 * choosing one changes the address, and the address decides what is shown.
 */
export function start(host: Element, words: Words, simulator: SimulatorStrings): void {
  const list = document.querySelector<HTMLSelectElement>('[data-simulator-story]');
  list?.addEventListener('change', () => {
    location.hash = formatFragment({ scenario: list.value }) ?? '';
  });
  hydrate(
    <ConnectionTimeline
      ids={(host.getAttribute('data-scenarios') ?? '').split(' ')}
      find={scenario}
      {...words}
      MoreSettings={moreSettingsIn(simulator)}
      settingsOpen
      onRuns={([run]) => {
        if (list && run) list.value = run.scenario;
      }}
    />,
    host,
  );
}
