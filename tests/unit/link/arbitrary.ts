/** What tools hold in links: any value that their controls allow. */
import fc from 'fast-check';
import { CODES_MAX, checkPolicy, POLICY_BOUNDS, TABLE_MAX } from '../../../src/core/backoff/check-policy.ts';
import type { Policy, Range } from '../../../src/core/backoff/policy.ts';
import {
  type ChainHop,
  hopByDefault,
  secondsMax as hopSecondsMax,
  hopsMax,
} from '../../../src/core/diagnose/hop-chain.ts';
import { hops } from '../../../src/core/diagnose/hops.ts';

const limit = fc.option(fc.integer({ min: 1, max: hopSecondsMax }));

export const anyChain: fc.Arbitrary<readonly ChainHop[]> = fc.array(
  fc
    .record({
      id: fc.constantFrom<ChainHop['id']>('other', ...hops.map(({ id }) => id)),
      own: fc.record({ idleSeconds: limit, lifetimeSeconds: limit }, { requiredKeys: [] }),
    })
    .map(({ id, own }) => ({ ...hopByDefault(id), ...own })),
  { maxLength: hopsMax },
);

/** Numbers of all magnitudes, with at most three decimals; the bounds themselves come often. */
const within = ([min, max]: readonly [number, number]): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(min, max),
    fc
      .double({ min: Math.log(0.001), max: Math.log(max), noNaN: true })
      .map((log) => Math.min(max, Math.max(min, Number(Math.exp(log).toFixed(3))))),
  );
const ms = within(POLICY_BOUNDS.baseMs);
const range = (limit: fc.Arbitrary<number>): fc.Arbitrary<Range> =>
  fc.tuple(limit, limit).map(([a, b]) => ({ minMs: Math.min(a, b), maxMs: Math.max(a, b) }));
const closeCode = fc.integer({ min: 0, max: 4_999 });
const codes = fc.array(fc.oneof(closeCode, fc.tuple(closeCode, closeCode)), { minLength: 1, maxLength: CODES_MAX });
const jitterMs = within(POLICY_BOUNDS.jitter);
const share = within([0, 1]);

/** A policy that the page of policies accepts. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record(
    {
      growth: fc.oneof(
        fc.record({ kind: fc.constant('fixed' as const), baseMs: ms }),
        fc.record({ kind: fc.constant('linear' as const), baseMs: ms, stepMs: ms }),
        fc.record({ kind: fc.constant('exponential' as const), baseMs: ms, factor: within(POLICY_BOUNDS.factor) }),
        fc.record({
          kind: fc.constant('table' as const),
          tableMs: fc.array(ms, { minLength: 1, maxLength: TABLE_MAX }),
          thenMs: fc.option(ms),
        }),
      ),
      jitter: fc.oneof(
        fc.record({
          kind: fc.constantFrom('none' as const, 'full' as const, 'equal' as const, 'decorrelated' as const),
        }),
        range(jitterMs).map((given) => ({ kind: 'additive' as const, ...given })),
        fc.record(
          { kind: fc.constant('percent' as const), below: share, above: within([0, 10]), firstAbove: within([0, 10]) },
          { requiredKeys: ['kind', 'below', 'above'] },
        ),
        fc.record({ kind: fc.constant('floor' as const), floorMs: jitterMs }),
        fc.record({ kind: fc.constant('offset' as const), offsetMs: jitterMs }),
        fc.record({ kind: fc.constant('parity' as const), share }),
      ),
      capMs: fc.option(within(POLICY_BOUNDS.capMs)),
      capOrder: fc.constantFrom('before-jitter' as const, 'after-jitter' as const),
      attemptsMax: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000 })),
      reset: fc.oneof(
        fc.record({ kind: fc.constantFrom('open' as const, 'never' as const) }),
        fc.record({ kind: fc.constant('stable' as const), afterMs: within(POLICY_BOUNDS.resetMs) }),
      ),
      first: fc.array(range(ms), { minLength: 1, maxLength: 3 }),
      baseDrawnOnce: range(ms),
      noRetryCodes: codes,
      atOnceCodes: codes,
    },
    { requiredKeys: ['growth', 'jitter', 'capMs', 'capOrder', 'attemptsMax', 'reset'] },
  )
  .filter((policy) => checkPolicy(policy).length === 0);
