import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HerdConfig } from '../../../src/core/herd/config.ts';
import { backOfRow, configAt, mapKinds, planMap } from '../../../src/core/herd/map-plan.ts';
import { quickBack } from '../../../src/core/herd/quick-back.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { scaleHerd } from '../../../src/core/herd/scale.ts';
import { switchesOf } from '../../../src/core/herd/switches.ts';
import { full30 } from '../../../src/core/peers/policy-choice.ts';
import { changes, outage } from '../../../src/scenarios/herd-lesson.ts';
import { configs, switches } from './arbitrary.ts';

describe('a herd of the same ratios', () => {
  test('that is twenty times smaller and ten times faster is back at the same time, give or take chance', () => {
    for (const id of ['cap-60', 'timeout-10', 'first-60', 'refuse'] as const) {
      const exact = runOne(changes[id]).backMs.all ?? Number.NaN;
      const small = runOne(scaleHerd(changes[id], 20, 10)).backMs.all ?? Number.NaN;
      expect(Math.abs((small * 10) / exact - 1), id).toBeLessThan(0.25);
    }
  });

  test('keeps every switch, and with factors of 1 is the herd itself', () => {
    fc.assert(
      fc.property(configs, fc.record(switches, { requiredKeys: [] }), (config, on) => {
        const given = { ...config, ...on };
        expect(scaleHerd(given, 1, 1)).toEqual(given);
        expect(Object.keys(switchesOf(scaleHerd(given, 2, 5)))).toEqual(Object.keys(switchesOf(given)));
      }),
    );
  });
});

describe('a quick answer', () => {
  test('of never is that of the whole run, wherever the run is not looked at to its end', () => {
    const hopeless: fc.Arbitrary<HerdConfig> = fc
      .record({
        seed: fc.nat(),
        capMs: fc.integer({ min: 1_000, max: 14_000 }),
        timeoutMs: fc.integer({ min: 1_000, max: 6_000 }),
        jitter: fc.constantFrom('full' as const, 'none' as const, 'equal' as const),
        drainMs: fc.integer({ min: 0, max: 3_000 }),
      })
      .map(({ capMs, jitter, ...one }) => ({
        ...outage,
        ...one,
        // What a quick run is made of, so that the whole run is soon done.
        clients: 500,
        capacityPerSecond: 20,
        policy: { ...full30, capMs, jitter: { kind: jitter } },
      }));
    let never = 0;
    fc.assert(
      fc.property(hopeless, (config) => {
        if (quickBack(config) !== 'never') return;
        never++;
        expect(runOne(config).backMs.all).toBeNull();
      }),
      { numRuns: 15 },
    );
    expect(never).toBeGreaterThan(5);
  });

  test('is not known where clients attempt without end against servers that refuse', () => {
    const policy = { ...full30, growth: { kind: 'fixed', baseMs: 10 } as const, jitter: { kind: 'none' } as const };
    expect(quickBack({ ...outage, overflow: 'refuse', connectionsMax: 10_000, policy })).toBe('unknown');
  });
});

describe('a map', () => {
  test.each(mapKinds)('%s has 400 settings, one of them the reader’s own', (kind) => {
    const plan = planMap(kind, outage);
    expect(plan.columns.values.length * plan.rows.values.length).toBe(400);
    expect(configAt(plan, plan.columns.own!, plan.rows.own!)).toEqual(outage);
    for (const { values } of [plan.columns, plan.rows]) expect([...values].sort((a, b) => a - b)).toEqual(values);
  });

  test('takes the reader’s own value where it is on no scale', () => {
    const policy = { ...full30, capMs: 33_000, first: [{ minMs: 500, maxMs: 7_000 }] };
    const config = { ...outage, timeoutMs: 5_300, policy };
    for (const kind of mapKinds) {
      const plan = planMap(kind, config);
      expect(configAt(plan, plan.columns.own!, plan.rows.own!)).toEqual(config);
    }
    expect(planMap('cap-timeout', config).columns.values).toContain(33_000);
  });

  test('has no place of its own for waits without a cap, and no cap below the base', () => {
    const policy = { ...full30, capMs: null, growth: { kind: 'exponential', baseMs: 10_000, factor: 2 } as const };
    const { columns } = planMap('cap-timeout', { ...outage, policy });
    expect(columns.own).toBeNull();
    expect(Math.min(...columns.values)).toBe(10_000);
  });

  test('shows where the server of the lesson stays down, as the runs of the page do', () => {
    const plan = planMap('cap-timeout', outage);
    const cell = (capS: number, timeoutS: number) =>
      backOfRow(plan, plan.rows.values.indexOf(timeoutS * 1_000))[plan.columns.values.indexOf(capS * 1_000)];
    expect(cell(5, 5)).toBe('never');
    expect(cell(60, 5)).toBeGreaterThan(150_000);
    expect(cell(60, 60)).toBeLessThan(40_000);
  });
});
