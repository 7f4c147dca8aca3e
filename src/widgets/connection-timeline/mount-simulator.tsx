import { type ComponentType, hydrate } from 'preact';
import { formatFragment } from '../../core/link/fragment.ts';
import { scenario } from '../../scenarios/index.ts';
import { ConnectionTimeline, type Words } from './ConnectionTimeline.tsx';
import type { SettingsProps } from './fields.tsx';

/**
 * Takes over the simulator's figure. The list of stories stands in the page, as plain HTML with the page's own words:
 * choosing one changes the address, and the address decides what is shown.
 */
export function mountSimulator(host: Element, words: Words, MoreSettings: ComponentType<SettingsProps>): void {
  const list = document.querySelector<HTMLSelectElement>('[data-simulator-story]');
  list?.addEventListener('change', () => {
    location.hash = formatFragment({ scenario: list.value }) ?? '';
  });
  hydrate(
    <ConnectionTimeline
      ids={(host.getAttribute('data-scenarios') ?? '').split(' ')}
      find={scenario}
      {...words}
      MoreSettings={MoreSettings}
      settingsOpen
      onRuns={([run]) => {
        if (list && run) list.value = run.scenario;
      }}
    />,
    host,
  );
}
