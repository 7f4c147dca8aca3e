import * as v from 'valibot';
import { checkPolicy, type PolicyProblem } from '../core/backoff/check-policy.ts';
import type { Policy } from '../core/backoff/policy.ts';
import { HERD_BOUNDS, HERD_DEFAULTS, type HerdConfig } from '../core/herd/config.ts';
import { OTHERS_MAX, SWITCH_BOUNDS } from '../core/herd/switches.ts';
import { choiceOf } from '../core/peers/policy-choice.ts';

const between = ([least, most]: readonly [number, number]) =>
  v.pipe(
    v.number('must be a number'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );
const whole = (bounds: readonly [number, number]) => v.pipe(between(bounds), v.integer('must be a whole number'));
const object = <const E extends v.ObjectEntries>(entries: E) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never' ? 'is not known' : issue.received === 'undefined' ? 'is missing' : 'must be an object',
  );
const ms = between([0, Number.MAX_SAFE_INTEGER]);
const range = v.pipe(
  object({ minMs: between(SWITCH_BOUNDS.toldMs), maxMs: between(SWITCH_BOUNDS.toldMs) }),
  v.check(({ minMs, maxMs }) => minMs <= maxMs, 'ends before it begins'),
);
const share = between(SWITCH_BOUNDS.share);
const codes = v.array(v.union([ms, v.tuple([ms, ms])]));

const growth = v.variant(
  'kind',
  [
    object({ kind: v.literal('fixed'), baseMs: ms }),
    object({ kind: v.literal('linear'), baseMs: ms, stepMs: ms }),
    object({ kind: v.literal('exponential'), baseMs: ms, factor: ms }),
    object({ kind: v.literal('table'), tableMs: v.array(ms), thenMs: v.nullable(ms) }),
  ],
  'must have a kind: fixed, linear, exponential or table',
);
const jitter = v.variant(
  'kind',
  [
    object({ kind: v.picklist(['none', 'full', 'equal', 'decorrelated']) }),
    object({ kind: v.literal('additive'), minMs: ms, maxMs: ms }),
    object({ kind: v.literal('percent'), below: ms, above: ms, firstAbove: v.optional(ms) }),
    object({ kind: v.literal('floor'), floorMs: ms }),
    object({ kind: v.literal('offset'), offsetMs: ms }),
    object({ kind: v.literal('parity'), share: ms }),
  ],
  'must have a kind: none, full, equal, decorrelated, additive, percent, floor, offset or parity',
);
const reset = v.variant(
  'kind',
  [object({ kind: v.picklist(['open', 'never']) }), object({ kind: v.literal('stable'), afterMs: ms })],
  'must have a kind: open, stable or never',
);

const policyProblems = {
  'not-a-number': 'holds no number',
  'too-low': 'is too low',
  'too-high': 'is too high',
  'cap-below-base': 'is below the base',
  'too-long': 'is too long',
  'no-wait': 'leaves no wait',
} as const satisfies Record<PolicyProblem['kind'], string>;

/** A policy as the site knows it; what is left out is as in `policyOf`. */
const wholePolicy = v.pipe(
  object({
    growth,
    jitter: v.optional(jitter, { kind: 'none' }),
    capMs: v.optional(v.nullable(ms), null),
    capOrder: v.optional(v.picklist(['before-jitter', 'after-jitter']), 'before-jitter'),
    attemptsMax: v.optional(ms, 0),
    reset: v.optional(reset, { kind: 'open' }),
    first: v.optional(v.array(range)),
    baseDrawnOnce: v.optional(range),
    noRetryCodes: v.optional(codes),
    atOnceCodes: v.optional(codes),
  }),
  v.transform((policy) => policy as Policy),
  v.check(
    (policy) => checkPolicy(policy).length === 0,
    ({ input }) =>
      checkPolicy(input)
        .map(({ field, kind }) => `has a ${field} that ${policyProblems[kind]}`)
        .join(' and '),
  ),
);
const namedPolicy = v.pipe(
  v.string(),
  v.check(
    (name) => choiceOf(name) !== undefined,
    ({ input }) => `“${input}” is not a policy, such as full-30`,
  ),
  v.transform((name): Policy => choiceOf(name)!.policy),
);
const policy = v.lazy((input) => (typeof input === 'string' ? namedPolicy : wholePolicy));

const { roundTrip, ...usual } = HERD_DEFAULTS;
const bounded = (name: keyof typeof HERD_BOUNDS, isWhole = false) =>
  v.optional((isWhole ? whole : between)(HERD_BOUNDS[name]), usual[name]);

/** A run as JSON says it. Names, units and defaults are those of HerdConfig. */
const schema = object({
  clients: bounded('clients', true),
  seed: bounded('seed', true),
  policy,
  batches: bounded('batches', true),
  gapMs: bounded('gapMs'),
  drainMs: bounded('drainMs'),
  downMs: bounded('downMs'),
  capacityPerSecond: bounded('capacityPerSecond'),
  queue: bounded('queue'),
  overflow: v.optional(v.picklist(['refuse', 'slow'], 'must be refuse or slow'), usual.overflow),
  refuseCost: bounded('refuseCost'),
  timeoutMs: bounded('timeoutMs'),
  roundTrip: v.optional(
    v.pipe(
      object({ minMs: between([1, 4_095]), maxMs: between([1, 4_095]) }),
      v.check(({ minMs, maxMs }) => minMs <= maxMs, 'ends before it begins'),
    ),
    roundTrip,
  ),
  lostShare: v.optional(share),
  failing: v.optional(object({ share, untilMs: between(SWITCH_BOUNDS.timeMs) })),
  connectionsMax: v.optional(whole(SWITCH_BOUNDS.connectionsMax)),
  afterConnect: v.optional(
    object({
      coldCost: between(SWITCH_BOUNDS.cost),
      warmCost: between(SWITCH_BOUNDS.cost),
      halfAfter: between(SWITCH_BOUNDS.halfAfter),
    }),
  ),
  crash: v.optional(object({ queue: between(SWITCH_BOUNDS.crashQueue), restartMs: whole(SWITCH_BOUNDS.restartMs) })),
  gate: v.optional(
    v.pipe(
      object({
        atATime: v.optional(v.nullable(whole(SWITCH_BOUNDS.atATime)), null),
        closedFromMs: v.optional(between(SWITCH_BOUNDS.timeMs), 0),
        closedUntilMs: v.optional(between(SWITCH_BOUNDS.timeMs), 0),
      }),
      v.check(({ closedFromMs, closedUntilMs }) => closedFromMs <= closedUntilMs, 'opens before it closes'),
    ),
  ),
  others: v.optional(
    v.pipe(
      v.array(object({ share, policy }), 'must be a list'),
      v.maxLength(OTHERS_MAX, `must be at most ${OTHERS_MAX} kinds of clients`),
      v.check((all) => all.reduce((sum, one) => sum + one.share, 0) <= 1, 'must not be more than all clients'),
    ),
  ),
  told: v.optional(object({ share, onClose: v.optional(range), onRefusal: v.optional(range) })),
  otherRegion: v.optional(
    object({
      afterFailures: whole(SWITCH_BOUNDS.afterFailures),
      capacityPerSecond: between(SWITCH_BOUNDS.capacityPerSecond),
    }),
  ),
});

export type ReadConfig =
  | { readonly kind: 'ok'; readonly config: HerdConfig }
  /** One sentence. */
  | { readonly kind: 'problem'; readonly sentence: string };

/** Reads the JSON of a run. Never throws. */
export function readHerdConfig(text: string): ReadConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'problem', sentence: 'The configuration is not valid JSON.' };
  }
  const read = v.safeParse(schema, json, { abortEarly: true });
  if (read.success) return { kind: 'ok', config: read.output as HerdConfig };
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  return { kind: 'problem', sentence: path ? `“${path}” ${issue.message}.` : `The configuration ${issue.message}.` };
}
