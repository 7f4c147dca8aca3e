import fc from 'fast-check';
import type { HerdConfig } from '../../../src/core/herd/config.ts';
import type { HerdSwitches } from '../../../src/core/herd/switches.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';

const policy = fc.constantFrom(...PRESETS.map((one) => one.policy));
const range = fc
  .tuple(fc.integer({ min: 300, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }))
  .map(([from, long]) => ({
    minMs: from,
    maxMs: from + long,
  }));

/** Small herds of every kind, without switches. */
export const configs: fc.Arbitrary<HerdConfig> = fc.record({
  clients: fc.integer({ min: 1, max: 30 }),
  seed: fc.nat(),
  policy,
  batches: fc.integer({ min: 1, max: 4 }),
  gapMs: fc.integer({ min: 0, max: 4_000 }),
  drainMs: fc.integer({ min: 0, max: 3_000 }),
  downMs: fc.integer({ min: 0, max: 6_000 }),
  // Round numbers would leave it to how sums are rounded who still fits.
  capacityPerSecond: fc.constantFrom(1.037, 5.113, 40.31, 1_003),
  queue: fc.integer({ min: 0, max: 20 }),
  overflow: fc.constantFrom('refuse' as const, 'slow' as const),
  refuseCost: fc.constantFrom(0, 0.043, 0.517),
  timeoutMs: fc.integer({ min: 1_000, max: 5_000 }),
  roundTrip: fc.constantFrom({ minMs: 1, maxMs: 1 }, { minMs: 20, maxMs: 300 }),
});

/** Each switch with what a small herd notices of it. */
export const switches: { readonly [K in keyof Required<HerdSwitches>]: fc.Arbitrary<Required<HerdSwitches>[K]> } = {
  lostShare: fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000),
  failing: fc.record({ share: fc.constantFrom(0.2, 0.5, 1), untilMs: fc.integer({ min: 0, max: 20_000 }) }),
  connectionsMax: fc.integer({ min: 0, max: 30 }),
  afterConnect: fc.record({
    coldCost: fc.constantFrom(0, 1, 7.5),
    warmCost: fc.constantFrom(0, 0.5, 2),
    halfAfter: fc.integer({ min: 1, max: 20 }),
  }),
  crash: fc.record({
    queue: fc.integer({ min: 1, max: 12 }).map((n) => n + 0.37),
    restartMs: fc.integer({ min: 1_000, max: 6_000 }),
  }),
  gate: fc
    .record({
      atATime: fc.option(fc.integer({ min: 1, max: 6 })),
      closedFromMs: fc.integer({ min: 0, max: 5_000 }),
      long: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ atATime, closedFromMs, long }) => ({ atATime, closedFromMs, closedUntilMs: closedFromMs + long })),
  others: fc.array(fc.record({ share: fc.constantFrom(0.25, 0.5), policy }), { minLength: 1, maxLength: 2 }),
  told: fc
    .record({ share: fc.constantFrom(0.5, 1), onClose: fc.option(range), onRefusal: fc.option(range) })
    .map(({ share, onClose, onRefusal }) => ({
      share,
      ...(onClose && { onClose }),
      ...(onRefusal && { onRefusal }),
    })),
  otherRegion: fc.record({
    afterFailures: fc.integer({ min: 1, max: 4 }),
    capacityPerSecond: fc.constantFrom(1.037, 5.113, 40.31),
  }),
};
