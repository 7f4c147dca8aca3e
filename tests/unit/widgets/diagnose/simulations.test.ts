import { describe, expect, it } from 'vitest';
import { causes } from '../../../../src/core/diagnose/causes/index.ts';
import type { Facts } from '../../../../src/core/diagnose/facts.ts';
import { parseFragment } from '../../../../src/core/link/fragment.ts';
import { runsOf } from '../../../../src/core/link/run-link.ts';
import { simulate } from '../../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../../src/core/trace/outcome.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { scenario } from '../../../../src/scenarios/index.ts';
import { simulationOf } from '../../../../src/widgets/diagnose/simulations.ts';

function traceOf(id: string, facts = {}): Trace {
  const fragment = parseFragment(simulationOf(id, facts) ?? '');
  const parsed = runsOf(fragment.kind === 'none' ? {} : fragment.values, scenario);
  if (parsed.kind !== 'ok') throw new Error(`${id}: ${parsed.kind}`);
  const run = parsed.runs[0]!;
  return simulate(
    { ...scenario(run.scenario)!, profile: run.profile, settings: run.settings, seed: run.seed },
    run.acts,
  );
}

/** The code that the client reports. */
const codeOf = (id: string, facts = {}) => outcome(factsOfTrace(traceOf(id, facts))).client;

describe('the simulation of a cause', () => {
  const shown = causes.map(({ id }) => id).filter((id) => simulationOf(id) !== null);

  it('exists for most causes, and each link opens', () => {
    expect(shown.length).toBeGreaterThan(causes.length * 0.6);
    for (const id of shown) expect(traceOf(id).events.length, id).toBeGreaterThan(3);
  });

  it('ends as the cause says', () => {
    expect(codeOf('idle-timeout')).toMatchObject({ code: 1006, wasClean: false });
    expect(codeOf('not-allowed')).toMatchObject({ code: 1008 });
    expect(codeOf('bad-gateway')).toMatchObject({ code: 1014 });
    expect(codeOf('graceful-shutdown')).toMatchObject({ code: 1001 });
  });

  it('of an idle limit lasts as long as the incident did', () => {
    const endedAfterMs = (facts: Facts) => codeOf('idle-timeout', facts)?.atMs;
    expect(endedAfterMs({ seconds: [60.1, 60.08] })).toBeCloseTo(60_000, -2);
    expect(endedAfterMs({ via: 'heroku' })).toBeCloseTo(55_000, -2);
    expect(simulationOf('idle-timeout', { seconds: [86_400] })).toContain('pi600000');
  });

  it('of the race shows the Ping that comes a moment too late', () => {
    const lost = traceOf('ping-race').events.some((event) => event.kind === 'held' && event.where === 'proxy');
    expect(lost).toBe(true);
    expect(codeOf('ping-race')).toMatchObject({ code: 1006 });
  });

  it('of a cause that nobody knows is none', () => {
    for (const id of ['', '__proto__', 'toString']) expect(simulationOf(id)).toBeNull();
  });
});
