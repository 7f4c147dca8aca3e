import type { Run } from '../../core/link/run.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { tailPaddingMs } from '../../core/timeline/lay-out.ts';
import type { LineId } from '../../core/timeline/picture.ts';
import { stops } from '../../core/timeline/stops.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { type Ending, endingOf } from '../../core/trace/readouts.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { asReaders } from '../../scenarios/as-readers.ts';

export type FindScenario = (id: string) => Scenario | undefined;

/** One connection's run, finished, and what a reader asks first. */
export type Line = {
  readonly id: LineId;
  /** Which words and buttons belong to it. */
  readonly key: LineId | 'only';
  readonly run: Run;
  readonly facts: TraceFacts;
  readonly hasProxy: boolean;
  readonly ending: Ending;
};

export type Story = { readonly lines: readonly Line[]; readonly endMs: number; readonly stops: readonly number[] };

const told = new WeakMap<readonly Run[], Story>();

/**
 * Simulates the runs on one clock: each goes on until the last of them is over. The same list of runs is simulated
 * once: a page has one `find`. Throws on an unknown scenario.
 */
export function simulateRuns(runs: readonly Run[], find: FindScenario): Story {
  const known = told.get(runs);
  if (known) return known;
  const story = simulated(runs, find);
  told.set(runs, story);
  return story;
}

function simulated(runs: readonly Run[], find: FindScenario): Story {
  const tellOne = ({ scenario, profile, settings, seed, acts }: Run, minimumEndMs = 0): Trace => {
    const found = find(scenario);
    if (!found) throw new Error(`unknown scenario ${scenario}`);
    return simulate(asReaders(found, { profile, settings, seed }, acts), acts, minimumEndMs);
  };
  const first = runs.map((run) => tellOne(run));
  const lastMs = Math.max(...first.map((trace) => trace.endMs));
  const traces = first.map((trace, i) => (trace.endMs < lastMs ? tellOne(runs[i]!, lastMs) : trace));
  const lines = traces.map((trace, i): Line => {
    const facts = factsOfTrace(trace);
    const id = i === 0 ? 'a' : 'b';
    return {
      id,
      key: runs.length > 1 ? id : 'only',
      run: runs[i]!,
      facts,
      hasProxy: runs[i]!.settings.proxyIdleMs > 0 || find(runs[i]!.scenario)?.front !== undefined,
      ending: endingOf(facts),
    };
  });
  // As in the picture: after the last moment there is some calm, and the cursor may go there.
  const endMs = Math.max(
    ...traces.map((trace) => Math.max(trace.endMs, (trace.events.at(-1)?.atMs ?? 0) + tailPaddingMs)),
  );
  return {
    lines,
    endMs,
    stops: stops(
      lines.map(({ facts }) => facts),
      endMs,
    ),
  };
}
