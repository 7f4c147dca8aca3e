import type { Run } from '../../core/link/run.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { calmMs } from '../../core/timeline/lay-out.ts';
import type { LineId } from '../../core/timeline/picture.ts';
import { type Discovery, readTrace } from '../../core/timeline/read-trace.ts';
import { stops } from '../../core/timeline/stops.ts';
import type { Trace } from '../../core/trace/trace.ts';

export type FindScenario = (id: string) => Scenario | undefined;

/** How a line ends, told by the first event that its client's code got. */
export type Ending = { readonly how: 'goodbye' | 'silence' | 'never' | 'none'; readonly code: number | null };

/** One connection's run, finished, and what a reader asks first. */
export type Line = {
  readonly id: LineId;
  /** Which words and buttons belong to it. */
  readonly key: LineId | 'only';
  readonly run: Run;
  readonly trace: Trace;
  readonly discovery: Discovery | null;
  readonly againMs: number | null;
  readonly ending: Ending;
};

export type Story = { readonly lines: readonly Line[]; readonly endMs: number; readonly stops: readonly number[] };

function endingOf({ events }: Trace): Ending {
  const opened = events.some((e) => e.kind === 'event' && e.event === 'open' && e.side === 'client');
  const gone = events.some((e) => e.kind === 'page' && e.state === 'gone');
  // When the page is gone, only the server is left to say what came of it.
  let code: number | null = null;
  for (const e of events)
    if (e.kind === 'event' && e.event === 'close' && (e.side === 'client' || gone)) {
      code = e.close.code;
      if (e.side === 'client') break;
    }
  if (code === null) return { how: 'none', code };
  return { how: opened ? (code === 1006 ? 'silence' : 'goodbye') : 'never', code };
}

/** Simulates the runs on one clock: each goes on until the last of them is over. Throws on an unknown scenario. */
export function tell(runs: readonly Run[], find: FindScenario): Story {
  const tellOne = ({ scenario, profile, settings, seed, acts }: Run, minimumEndMs = 0): Trace => {
    const found = find(scenario);
    if (!found) throw new Error(`unknown scenario ${scenario}`);
    return simulate({ ...found, profile, settings, seed }, acts, minimumEndMs);
  };
  const first = runs.map((run) => tellOne(run));
  const lastMs = Math.max(...first.map((trace) => trace.endMs));
  const traces = first.map((trace, i) => (trace.endMs < lastMs ? tellOne(runs[i]!, lastMs) : trace));
  const lines = traces.map((trace, i): Line => {
    const { discovery, againMs } = readTrace(trace, trace.endMs);
    const id = i === 0 ? 'a' : 'b';
    return {
      id,
      key: runs.length > 1 ? id : 'only',
      run: runs[i]!,
      trace,
      discovery,
      againMs,
      ending: endingOf(trace),
    };
  });
  // As in the picture: after the last moment there is some calm, and the cursor may go there.
  const endMs = Math.max(...traces.map((trace) => Math.max(trace.endMs, (trace.events.at(-1)?.atMs ?? 0) + calmMs)));
  return { lines, endMs, stops: stops(traces, endMs) };
}

/** What the big number beside a line says at a moment: nothing yet, a growing silence, or the time it took. */
export type Readout = {
  readonly side: 'client' | 'server';
  readonly state: 'nothing' | 'unaware' | 'knows';
  ms: number;
};

export function readout({ discovery }: Line, nowMs: number): Readout {
  const side = discovery?.side ?? 'client';
  if (!discovery || nowMs < discovery.fromMs) return { side, state: 'nothing', ms: 0 };
  const { fromMs, toMs } = discovery;
  return toMs !== null && nowMs >= toMs
    ? { side, state: 'knows', ms: toMs - fromMs }
    : { side, state: 'unaware', ms: nowMs - fromMs };
}
