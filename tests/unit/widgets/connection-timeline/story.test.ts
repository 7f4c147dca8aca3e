import { describe, expect, test } from 'vitest';
import { defaultRun, type Run } from '../../../../src/core/link/run.ts';
import { scenario, scenarios } from '../../../../src/scenarios/index.ts';
import { simulateRuns } from '../../../../src/widgets/connection-timeline/story.ts';

const run = (id: string, change: Partial<Run> = {}): Run => ({ ...defaultRun(id, scenario(id)!), ...change });
const flagship = simulateRuns([run('going-away'), run('cable-pulled')], scenario);
const [goodbye, silence] = [flagship.lines[0]!, flagship.lines[1]!];

describe('the two endings', () => {
  test('are named by what the client is told first', () => {
    expect(goodbye.ending).toEqual({ how: 'goodbye', code: 1001 });
    expect(silence.ending).toEqual({ how: 'silence', code: 1006 });
  });

  test('share one clock', () => {
    expect(goodbye.facts.trace.endMs).toBe(silence.facts.trace.endMs);
    expect(flagship.endMs).toBeGreaterThanOrEqual(silence.facts.trace.endMs);
    expect(flagship.stops.every((ms) => ms >= 0 && ms <= flagship.endMs)).toBe(true);
  });
});

test('every story of the site can be told', () => {
  for (const id of scenarios.keys())
    expect(simulateRuns([run(id)], scenario).lines[0]!.facts.trace.events.length).toBeGreaterThan(0);
});

test('a scenario that does not exist is our own mistake', () => {
  expect(() => simulateRuns([{ ...run('going-away'), scenario: 'nowhere' }], scenario)).toThrow('nowhere');
});
