import { describe, expect, test } from 'vitest';
import { defaultRun, type Run } from '../../../../src/core/link/run.ts';
import { scenario, scenarios } from '../../../../src/scenarios/index.ts';
import { sees } from '../../../../src/widgets/connection-timeline/sees.ts';
import { readout, tell } from '../../../../src/widgets/connection-timeline/story.ts';

const run = (id: string, change: Partial<Run> = {}): Run => ({ ...defaultRun(id, scenario(id)!), ...change });
const flagship = tell([run('going-away'), run('cable-pulled')], scenario);
const [goodbye, silence] = [flagship.lines[0]!, flagship.lines[1]!];

describe('the two endings', () => {
  test('are named by what the client is told first', () => {
    expect(goodbye.ending).toEqual({ how: 'goodbye', code: 1001 });
    expect(silence.ending).toEqual({ how: 'silence', code: 1006 });
  });

  test('share one clock', () => {
    expect(goodbye.trace.endMs).toBe(silence.trace.endMs);
    expect(flagship.endMs).toBeGreaterThanOrEqual(silence.trace.endMs);
    expect(flagship.stops.every((ms) => ms >= 0 && ms <= flagship.endMs)).toBe(true);
  });

  test('the big number: nothing before the fault, growing while nobody knows, then what it took', () => {
    expect(readout(silence, 51_599)).toEqual({ side: 'client', state: 'nothing', ms: 0 });
    expect(readout(silence, 61_600)).toEqual({ side: 'client', state: 'unaware', ms: 10_000 });
    expect(readout(silence, 91_000)).toEqual({ side: 'client', state: 'knows', ms: 38_560 });
    expect(readout(goodbye, flagship.endMs)).toEqual({ side: 'client', state: 'knows', ms: 120 });
  });
});

describe('what your code sees', () => {
  const of = (line: typeof silence, side: 'client' | 'server', ms: number) =>
    sees(line.trace, line.discovery, side, ms);

  test('of a pulled cable: nothing, while readyState stays OPEN', () => {
    expect(of(silence, 'client', 70_000)).toMatchObject({
      readyState: 'OPEN',
      close: null,
      gaveUp: null,
      unawareMs: 18_400,
    });
    expect(of(silence, 'client', 50_000).unawareMs).toBeNull();
  });

  test('then the missing answer, and the event later still', () => {
    expect(of(silence, 'client', 90_500)).toMatchObject({ gaveUp: { why: 'no-answer', afterMs: 38_560 }, close: null });
    expect(of(silence, 'client', 93_000).close).toMatchObject({ code: 1006, reason: '', wasClean: false });
  });

  test('of a goodbye: code and reason within two trips, and the try that failed while the server was away', () => {
    expect(of(goodbye, 'client', 52_000)).toMatchObject({
      close: { code: 1001, reason: 'shutting down', wasClean: true },
      afterMs: 120,
      error: false,
      failures: 0,
    });
    expect(of(goodbye, 'client', 53_000).failures).toBe(1);
  });

  test('of a killed process: its own side sees nothing at all', () => {
    const killed = tell([run('going-away', { acts: [{ atMs: 5000, kind: 'server-kill' }] })], scenario).lines[0]!;
    expect(sees(killed.trace, killed.discovery, 'server', 6000)).toMatchObject({ close: null, gone: true });
    expect(killed).toMatchObject({ key: 'only', ending: { how: 'silence', code: 1006 } });
  });

  test('of a closed tab: the page is gone, the server is told 1001', () => {
    const closed = tell([run('going-away', { acts: [{ atMs: 5000, kind: 'tab-close' }] })], scenario).lines[0]!;
    expect(sees(closed.trace, closed.discovery, 'client', 9000)).toMatchObject({ close: null, gone: true });
    expect(closed.ending).toEqual({ how: 'goodbye', code: 1001 });
    expect(readout(closed, 9000).side).toBe('server');
  });
});

test('every story of the site can be told', () => {
  for (const id of scenarios.keys()) expect(tell([run(id)], scenario).lines[0]!.trace.events.length).toBeGreaterThan(0);
});

test('a scenario that does not exist is our own mistake', () => {
  expect(() => tell([{ ...run('going-away'), scenario: 'nowhere' }], scenario)).toThrow('nowhere');
});
