/**
 * `npm run bench [-- subject]`: prints ratios against a floor or a peer in the same run, which mean the same on any
 * machine, and times where a limit is one; fails when one is above its limit. A subject is a file beside this one that
 * returns figures; add it to the list. Those of `onSite` need a built site (`npm run build`).
 */
import { argumentsOf, refuse } from '../../src/cli/command.ts';
import type { Figure } from './measure.ts';
import { type Site, withSite } from './site.ts';

type Figures = readonly Figure[] | Promise<readonly Figure[]>;
const onSite = (figures: (site: Site) => Figures): Figures => withSite(async (site) => figures(site));

/** Each is loaded when it is measured: what one needs may take seconds to start. */
const subjects: readonly (readonly [string, () => Figures])[] = [
  ['simulation', async () => (await import('./simulation.ts')).simulationFigures()],
  ['herd', async () => (await import('./herd.ts')).herdFigures()],
  ['diagnose', async () => (await import('./diagnose.ts')).diagnoseFigures()],
  ['recordings', async () => (await import('./recordings.ts')).recordingFigures()],
  ['recording-page', async () => onSite((await import('./recording-page.ts')).recordingPageFigures)],
  ['herd-page', async () => onSite((await import('./herd-page.ts')).herdPageFigures)],
  ['herd-map', async () => onSite((await import('./herd-page.ts')).herdMapFigures)],
  ['playback', async () => onSite((await import('./playback.ts')).playbackFigures)],
  ['weight', async () => onSite((await import('./weight.ts')).weightFigures)],
  ['lighthouse', async () => onSite((await import('./lighthouse.ts')).lighthouseFigures)],
];

const names = subjects.map(([name]) => name);
const { positionals } = argumentsOf(`Usage: npm run bench -- [${names.join(' | ')}]`, { allowPositionals: true });
const [only] = positionals;
if (positionals.length > 1 || (only && !names.includes(only))) refuse(`One subject of these: ${names.join(', ')}.`);
let failed = false;
for (const [subject, figures] of subjects) {
  if (only && only !== subject) continue;
  for (const { name, value, most, note } of await figures()) {
    const isFine = value <= most;
    failed ||= !isFine;
    console.log(`${isFine ? '✓' : '✕'} ${name}: ${value.toFixed(2)} (at most ${most}; ${note})`);
  }
}
process.exitCode = failed ? 1 : 0;
