import type { Act } from '../../src/core/acts/acts.ts';
import { actsMax } from '../../src/core/link/run.ts';
import { randomStream } from '../../src/core/random.ts';
import { simulate } from '../../src/core/sim/simulate.ts';
import { cablePulled, goingAway } from '../../src/scenarios/flagship.ts';
import { type Figure, leastCpuMs, medianMs } from './measure.ts';

/** As many acts as a link may hold, a cable pulled and mended all day, everything that can be sent every second. */
const longest = {
  ...cablePulled,
  settings: {
    ...cablePulled.settings,
    heartbeatMs: 1_000,
    serverPingMs: 1_000,
    clientSendMs: 1_000,
    serverSendMs: 1_000,
  },
  watchMs: 86_400_000,
};
const acts: readonly Act[] = Array.from({ length: actsMax }, (_, i) => ({
  atMs: 600_000 * (i + 1),
  kind: i % 2 ? 'network-restore' : 'cable-pull',
}));

/** One run of each side of the flagship, and the longest run that a link can ask for. */
export function simulationFigures(): readonly Figure[] {
  const usual = medianMs(300, () => {
    simulate(goingAway);
    simulate(cablePulled);
  });
  const events = simulate(cablePulled).events.length;
  const random = medianMs(300, () => {
    const draw = randomStream(1, 'bench');
    for (let i = 0; i < 10_000; i++) draw();
  });
  const long = leastCpuMs(5, () => simulate(longest, acts));
  const trace = simulate(longest, acts);
  return [
    {
      name: 'simulation: both lines of the default run, median in ms',
      value: usual,
      most: 1,
      note: `${events} events in the longer one; ${(usual / random).toFixed(1)} × drawing 10,000 random numbers`,
    },
    {
      name: 'simulation: the longest run that a link can ask for, in ms of processor time',
      value: long,
      most: 500,
      note: `${trace.events.length} events in ${(trace.endMs / 3_600_000).toFixed(1)} h${trace.truncated ? ', cut there' : ''}; ${((1_000 * long) / trace.events.length).toFixed(2)} µs an event, ${((1_000 * usual) / events).toFixed(2)} in the default run`,
    },
  ];
}
