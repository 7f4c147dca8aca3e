import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actKinds } from '../../../src/core/acts/acts.ts';
import { parseFragment } from '../../../src/core/link/fragment.ts';
import { actsMax, linkMsMax, type Run } from '../../../src/core/link/run.ts';
import { runsOf } from '../../../src/core/link/run-link.ts';
import { runWorld } from '../../../src/core/sim/simulate.ts';
import { add, fifo } from '../../../src/core/sim/transport/fifo.ts';
import { bounds } from '../../../src/core/sim/world.ts';
import { printTrace } from '../../../src/core/trace/print-trace.ts';
import type { Truncation } from '../../../src/core/trace/trace.ts';
import { scenario, scenarios } from '../../../src/scenarios/index.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { story } from './tell.ts';

/** Runs a link's run as a page does, and says how much it was. */
function weigh({ scenario: id, profile, settings, seed, acts }: Run) {
  const { world, endMs } = runWorld({ ...scenario(id)!, profile, settings, seed }, acts, 0);
  return { scheduled: world.order, events: world.events.length, truncated: world.truncated, endMs };
}

function runsIn(fragment: string): readonly Run[] {
  const parsed = parseFragment(fragment);
  const found = parsed.kind === 'ok' ? runsOf(parsed.values, scenario) : parsed;
  if (found.kind !== 'ok') throw new Error(`not a link: ${fragment}`);
  return found.runs;
}

describe('what a link can ask for is bounded', () => {
  // Each of these kept a page busy for seconds, or without an end.
  it.each<[string, readonly (Truncation | null)[]]>([
    ['#run=1~cable-pulled-client-sending~cs20', ['work']],
    ['#run=1~cable-pulled-client-sending~cs10', ['events']],
    ['#run=1~going-away~~cable-pulled~hb0~cs20~1000cp~3600000nr', [null, 'work']],
    ['#run=1~going-away~~cable-pulled~hb0~cs10~1000cp~3600000nr', [null, 'work']],
    ['#run=1~server-close-1000~j50000~sn0.2', ['work']],
    ['#run=1~proxy-stopped~sn6~pi1~pe2', ['work']],
    ['#run=1~own-interface-down-idle~cs9', ['events']],
    ['#run=1~going-away~hb1~sn1~~cable-pulled~hb1~sn1', ['events', 'events']],
    [
      '#run=1~handshake-503~p2~s1631082208~l2.91~j1398.177~hb2.624~ss10692~sp7820.111~b16.408-0.006-481.007-215-3',
      ['events'],
    ],
  ])('%s', (fragment, truncated) => {
    const weighed = runsIn(fragment).map(weigh);
    expect(weighed.map((one) => one.truncated)).toEqual(truncated);
    for (const { scheduled, events } of weighed) {
      expect(scheduled).toBeLessThanOrEqual(bounds.work + 1);
      expect(events).toBeLessThanOrEqual(bounds.events);
    }
  });

  it('whatever the dials say, down to a thousandth of a millisecond, with as many acts as fit', () => {
    const ms = fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      {
        weight: 3,
        arbitrary: fc.double({ min: -3, max: 7.9, noNaN: true }).map((power) => Number((10 ** power).toFixed(3))),
      },
    );
    const moment = fc.oneof(fc.constantFrom(0, 1000, 15_000), ms).map((atMs) => Math.min(atMs, linkMsMax));
    const act = fc.record({ atMs: moment, kind: fc.constantFrom(...actKinds) });
    const changes = fc.record({
      id: fc.constantFrom(...scenarios.keys()),
      profile: fc.constantFrom<Run['profile']>('chromium', 'firefox', 'webkitgtk', 'ws', 'node'),
      dials: fc.record({
        latencyMs: ms,
        jitterMs: ms,
        heartbeatMs: ms,
        heartbeatTimeoutMs: ms,
        serverSilenceMs: ms,
        serverPingMs: ms,
        clientSendMs: ms,
        serverSendMs: ms,
        proxyIdleMs: ms,
        restartMs: ms,
        backoffResetMs: ms,
      }),
      acts: fc.array(act, { maxLength: actsMax, size: 'max' }),
    });
    fc.assert(
      fc.property(changes, ({ id, profile, dials, acts }) => {
        const { settings, seed } = scenario(id)!;
        const ordered = [...acts].sort((a, b) => a.atMs - b.atMs);
        const run: Run = { v: 1, scenario: id, profile, seed, settings: { ...settings, ...dials }, acts: ordered };
        const { scheduled, events, endMs } = weigh(run);
        expect(scheduled).toBeLessThanOrEqual(bounds.work + 1);
        expect(events).toBeLessThanOrEqual(bounds.events);
        expect(endMs).toBeLessThanOrEqual(bounds.endMs);
      }),
      fuzz,
    );
  });

  it('and a message that waits behind others costs no more than the first', () => {
    const waiting = fifo(Array.from({ length: 1_000 }, (_, number) => number));
    const longer = add(waiting, 1_000);
    // What waits already is shared, not copied.
    expect(longer.first).toBe(waiting.first);
    expect(add(longer, 1_001).last?.rest).toBe(longer.last);
  });
});

describe('a run that a bound ends', () => {
  const endOf = (...args: Parameters<typeof story>) => {
    const { world, endMs } = runWorld(story(...args), args[1], 0);
    const { truncated, events } = world;
    return [truncated, printTrace({ truncated, events, endMs }).trimEnd().split('\n').at(-1)!.trim()];
  };

  it('says which one it was', () => {
    const pull = { atMs: 1_000, kind: 'cable-pull' } as const;
    expect(endOf({ settings: { clientSendMs: 1 } }, [{ atMs: 60_000, kind: 'server-send' }])).toEqual([
      'events',
      '1.334  cut off: too many events',
    ]);
    expect(endOf({ settings: { clientSendMs: 10 }, watchMs: 900_000 }, [pull])[0]).toBe('work');
    expect(endOf({ watchMs: 9_000_000 }, [pull])).toEqual(['time', '3600.000  cut off: an hour is over']);
    expect(endOf({}, [pull])[0]).toBeNull();
  });

  it('says so of acts that come too late for it', () => {
    expect(endOf({}, [{ atMs: 5_000_000, kind: 'cable-pull' }])[0]).toBe('time');
  });
});
