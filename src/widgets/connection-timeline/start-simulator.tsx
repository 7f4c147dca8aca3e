import { hydrate } from 'preact';
import { type FragmentValues, formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { defaultRun, type Run } from '../../core/link/run.ts';
import { runFragment, shortFragment } from '../../core/link/run-link.ts';
import type { SimulatorStrings } from '../../i18n/en/simulator.ts';
import { storyOfCause } from '../../scenarios/diagnosis.ts';
import { scenario } from '../../scenarios/index.ts';
import { putFragment } from '../../ui/use-fragment.ts';
import { allSettingsIn } from './AllSettings.tsx';
import { ConnectionTimeline, type Words } from './ConnectionTimeline.tsx';

/** nginx's own limit. The lab measures with a shorter one, which a link to its story still opens. */
const nginxIdleMs = 60_000;

/** What the address holds for a story of the list: as the lab tells it, or with the limit that its name promises. */
function fragmentOf(id: string): string {
  const told = storyOfCause('idle-timeout', nginxIdleMs);
  return told?.id === id ? shortFragment(defaultRun(id, told), scenario) : (formatFragment({ scenario: id }) ?? '');
}

/** Browsers refuse to write the address many times a second. */
const addressAfterMs = 300;

/** Keeps the address bar at the run, so that a reload, a bookmark and a copied address hold it. */
function addressFollower(): (run: Run) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The first run is what the page opened with, before it read its address.
  let isFirst = true;
  return (run) => {
    clearTimeout(timer);
    if (!isFirst)
      timer = setTimeout(() => {
        const fragment = parseFragment(location.hash);
        const { scenario: _, profile: __, ...others }: FragmentValues = fragment.kind === 'none' ? {} : fragment.values;
        putFragment(runFragment([run], scenario, others));
      }, addressAfterMs);
    isFirst = false;
  };
}

/**
 * Takes over the simulator's figure. The list of stories stands in the page, as plain HTML with the page's own words:
 * choosing one changes the address, and the address decides what is shown.
 */
export function start(host: Element, words: Words, simulator: SimulatorStrings): void {
  const list = document.querySelector<HTMLSelectElement>('[data-simulator-story]');
  list?.addEventListener('change', () => {
    location.hash = fragmentOf(list.value);
  });
  const follow = addressFollower();
  hydrate(
    <ConnectionTimeline
      ids={(host.getAttribute('data-scenarios') ?? '').split(' ')}
      find={scenario}
      {...words}
      AllSettings={allSettingsIn(simulator, scenario)}
      onRuns={([run]) => {
        if (!run) return;
        if (list) {
          list.value = run.scenario;
          // Links open every story of the site, and the list has only some.
          if (list.selectedIndex < 0) list.value = '';
        }
        follow(run);
      }}
    />,
    host,
  );
}
