import { describe, expect, test } from 'vitest';
import { defaultRun, type Run } from '../../../../src/core/link/run.ts';
import { clients } from '../../../../src/core/peers/clients.ts';
import { segmentKind } from '../../../../src/core/trace/segment-kind.ts';
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

describe('a page that the reader left', () => {
  const left = { atMs: 5_000, kind: 'page-navigate' } as const;
  const { settings } = run('going-away');
  const told = (profile: Run['profile'], acts: Run['acts'], serverSilenceMs = 0) =>
    simulateRuns([run('going-away', { profile, acts, settings: { ...settings, serverSilenceMs } })], scenario);
  const cachedMs = clients.chromium.facts['page-cache'].value;

  test('is followed until Chromium drops it from its cache, and the server is told', () => {
    const says = told('chromium', [left]).lines[0]!.facts.trace.events.find(
      (event) => event.kind === 'sent' && event.side === 'client' && segmentKind(event.segment) === 'close',
    );
    expect(says?.atMs).toBe(left.atMs + cachedMs);
  });

  test('is not waited for when the reader came back, or once the connection has ended', () => {
    expect(told('chromium', [left, { atMs: 20_000, kind: 'page-return' }]).endMs).toBeLessThan(cachedMs);
    expect(told('chromium', [left], 60_000).endMs).toBeLessThan(cachedMs);
    expect(told('webkitgtk', [left]).endMs).toBeLessThan(cachedMs);
  });
});
