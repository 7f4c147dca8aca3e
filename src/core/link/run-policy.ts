import { CODES_MAX, TABLE_MAX } from '../backoff/check-policy.ts';
import type { Policy } from '../backoff/policy.ts';
import { type Textbook, textbookOf, textbookPolicy } from '../backoff/textbook.ts';
import { type Codec, choice, number, sequence } from './codec.ts';
import { policyCodec } from './policy-link.ts';
import { linkMsMax } from './run.ts';
import { jitterOrder } from './run-codes.ts';

/**
 * A reconnect policy in a link to a run: the three parts that links have had since 0.1, or the whole policy where the
 * parts cannot express it. A part that is missing is as in the scenario.
 */
export type PolicyParts = {
  /** null: the client never reconnects, and the other parts mean nothing. */
  readonly backoff?: Required<Textbook> | null | undefined;
  /** How long a connection has to last before its failures are forgotten; 0: not at all. */
  readonly backoffResetMs?: number | undefined;
  readonly noRetryCodes?: readonly number[] | undefined;
  readonly policy?: Policy | undefined;
};

export const noRetryCodesMax = 16;
const factorMax = 100;
const attemptsMax = 1000;
const ms = number({ max: linkMsMax });

export const textbook: Codec<Required<Textbook>> = sequence<Required<Textbook>>('-', {
  baseMs: ms,
  factor: number({ max: factorMax }),
  capMs: ms,
  attemptsMax: number({ max: attemptsMax, whole: true }),
  jitter: choice(jitterOrder),
});

/** As in policy-link.ts, each of its tokens behind `_`. */
export const wholePolicy: Codec<Policy> = {
  parse: (text) => {
    const policy = text.startsWith('_') ? policyCodec.parse(text.slice(1).replaceAll('_', '~')) : null;
    return policy && isBounded(policy) ? policy : undefined;
  },
  format: (policy) => `_${policyCodec.format(policy).replaceAll('~', '_')}`,
};

/** Whether it is safe to run: waits that a number can hold, lists that end. What makes a sound policy is for checkPolicy. */
function isBounded(policy: Policy): boolean {
  const { growth, first = [], noRetryCodes = [], atOnceCodes = [] } = policy;
  if (growth.kind === 'table' && growth.tableMs.length > TABLE_MAX) return false;
  if (growth.kind === 'exponential' && growth.factor > factorMax) return false;
  if (first.length > TABLE_MAX || noRetryCodes.length > CODES_MAX || atOnceCodes.length > CODES_MAX) return false;
  return policy.attemptsMax <= attemptsMax && everyNumber(policy);
}

/** Whether all numbers inside are numbers, and none is longer than a day. */
const everyNumber = (value: unknown): boolean =>
  typeof value === 'number'
    ? value <= linkMsMax
    : typeof value !== 'object' || value === null || Object.values(value).every(everyNumber);

/** `usual` is the policy of the scenario, which a link need not repeat. */
export function partsOf(policy: Policy | null, usual: Policy | null): PolicyParts {
  if (policy === null) return { backoff: null };
  const { growth, reset, noRetryCodes: codes = [] } = policy;
  const backoff = growth.kind === 'exponential' ? textbookOf(policy) : null;
  const noRetryCodes = codes.filter((one) => typeof one === 'number');
  const isWide = reset.kind === 'never' || noRetryCodes.length < codes.length || codes.length > noRetryCodesMax;
  if (backoff === null || isWide)
    return usual && policyCodec.format(usual) === policyCodec.format(policy) ? {} : { policy };
  return { backoff, backoffResetMs: reset.kind === 'stable' ? reset.afterMs : 0, noRetryCodes };
}

/** The policy that the parts describe. */
export function policyOf(parts: PolicyParts, usual: Policy | null): Policy | null {
  const { policy, backoff, backoffResetMs, noRetryCodes } = parts;
  if (policy) return policy;
  const base = backoff ? textbookPolicy(backoff) : backoff === null ? null : usual;
  if (base === null) return null;
  const { noRetryCodes: _, ...rest } = base;
  const codes = noRetryCodes ?? usual?.noRetryCodes ?? [];
  const afterMs = backoffResetMs ?? 0;
  const reset = afterMs > 0 ? ({ kind: 'stable', afterMs } as const) : ({ kind: 'open' } as const);
  return {
    ...rest,
    reset: backoffResetMs === undefined && usual ? usual.reset : reset,
    ...(codes.length > 0 && { noRetryCodes: codes }),
  };
}
