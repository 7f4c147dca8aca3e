import type { Codes, Jitter, Policy, Range } from './policy.ts';

/** The dials of a policy that a reader may turn, each a number or a list of numbers. */
export type PolicyField =
  | 'baseMs'
  | 'stepMs'
  | 'factor'
  | 'tableMs'
  | 'capMs'
  | 'attemptsMax'
  | 'resetMs'
  | 'jitter'
  | 'codes';

/** Lowest and highest accepted value. A factor below 1 would shorten waits, which is the opposite of backing off. */
export const POLICY_BOUNDS = {
  baseMs: [0, 600_000],
  stepMs: [0, 600_000],
  factor: [1, 10],
  tableMs: [0, 600_000],
  capMs: [1, 3_600_000],
  attemptsMax: [0, 1_000],
  resetMs: [0, 3_600_000],
  jitter: [0, 600_000],
  codes: [0, 4_999],
} as const satisfies Record<PolicyField, readonly [number, number]>;

/** Longer tables are rejected. */
export const TABLE_MAX = 20;

/** Twice as many codes and ranges as the longest list of a preset. */
export const CODES_MAX = 32;

/** A wait that grows by chance to more than ten times itself is no jitter. */
const SHARE_MAX = 10;

export type PolicyProblem = {
  readonly field: PolicyField;
  readonly kind: 'not-a-number' | 'too-low' | 'too-high' | 'cap-below-base' | 'too-long' | 'no-wait';
};

/** Whether a wait of zero stays zero. */
const addsNothing = (jitter: Jitter): boolean => {
  if (jitter.kind === 'additive') return jitter.maxMs === 0;
  if (jitter.kind === 'floor') return jitter.floorMs === 0;
  return jitter.kind !== 'offset' || jitter.offsetMs === 0;
};

/** What is wrong with a policy, in the order of its dials; empty if nothing is. */
export function checkPolicy(policy: Policy): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const check = (field: PolicyField, value: number): void => {
    const [lowest, highest] = POLICY_BOUNDS[field];
    if (Number.isNaN(value)) problems.push({ field, kind: 'not-a-number' });
    else if (value < lowest) problems.push({ field, kind: 'too-low' });
    else if (value > highest) problems.push({ field, kind: 'too-high' });
  };
  const checkRange = (field: PolicyField, { minMs, maxMs }: Range): void => {
    check(field, minMs);
    check(field, maxMs);
    if (maxMs < minMs) problems.push({ field, kind: 'too-low' });
  };
  const { growth, jitter, capMs, attemptsMax, reset } = policy;
  if (growth.kind === 'table') {
    if (growth.tableMs.length === 0) problems.push({ field: 'tableMs', kind: 'not-a-number' });
    if (growth.tableMs.length > TABLE_MAX) problems.push({ field: 'tableMs', kind: 'too-long' });
    for (const wait of [...growth.tableMs, growth.thenMs ?? 0]) check('tableMs', wait);
    if (growth.thenMs === 0 && addsNothing(jitter)) problems.push({ field: 'tableMs', kind: 'no-wait' });
  } else {
    check('baseMs', growth.baseMs);
    if (growth.kind === 'linear') check('stepMs', growth.stepMs);
    if (growth.kind === 'exponential') check('factor', growth.factor);
    // Growth of zero stays zero: a client that never waits hammers the server in a loop.
    const baseMs = policy.baseDrawnOnce?.maxMs ?? growth.baseMs;
    if (baseMs === 0 && !(growth.kind === 'linear' && growth.stepMs > 0) && addsNothing(jitter))
      problems.push({ field: 'baseMs', kind: 'no-wait' });
  }
  checkJitter(jitter, check, problems);
  for (const range of policy.first ?? []) checkRange('baseMs', range);
  if ((policy.first?.length ?? 0) > TABLE_MAX) problems.push({ field: 'baseMs', kind: 'too-long' });
  if (policy.baseDrawnOnce) checkRange('baseMs', policy.baseDrawnOnce);
  if (capMs !== null) {
    check('capMs', capMs);
    if (growth.kind !== 'table' && capMs < growth.baseMs) problems.push({ field: 'capMs', kind: 'cap-below-base' });
  }
  check('attemptsMax', attemptsMax);
  if (reset.kind === 'stable') check('resetMs', reset.afterMs);
  const checkCodes = (codes: Codes): void => {
    if (codes.length > CODES_MAX) problems.push({ field: 'codes', kind: 'too-long' });
    for (const one of codes.flat()) check('codes', one);
  };
  checkCodes(policy.noRetryCodes ?? []);
  checkCodes(policy.atOnceCodes ?? []);
  // One message per dial is enough.
  return problems.filter(({ field }, i) => problems.findIndex((other) => other.field === field) === i);
}

function checkJitter(
  jitter: Jitter,
  check: (field: PolicyField, value: number) => void,
  problems: PolicyProblem[],
): void {
  const share = (value: number, highest: number): void => {
    check('jitter', value);
    if (value > highest) problems.push({ field: 'jitter', kind: 'too-high' });
  };
  switch (jitter.kind) {
    case 'additive':
      check('jitter', jitter.minMs);
      check('jitter', jitter.maxMs);
      if (jitter.maxMs < jitter.minMs) problems.push({ field: 'jitter', kind: 'too-low' });
      return;
    case 'percent':
      share(jitter.below, 1);
      share(jitter.above, SHARE_MAX);
      if (jitter.firstAbove !== undefined) share(jitter.firstAbove, SHARE_MAX);
      return;
    case 'parity':
      share(jitter.share, 1);
      return;
    case 'floor':
      check('jitter', jitter.floorMs);
      return;
    case 'offset':
      check('jitter', jitter.offsetMs);
  }
}
