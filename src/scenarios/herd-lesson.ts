import { HERD_DEFAULTS, type HerdConfig } from '../core/herd/config.ts';
import { choose, full30 } from '../core/peers/policy-choice.ts';

/** One outage: a server is away for a second, in which all of its connections are lost, and then takes everyone. */
export const outage: HerdConfig = {
  ...HERD_DEFAULTS,
  clients: 20_000,
  capacityPerSecond: 800,
  downMs: 1_000,
  drainMs: 1_000,
  queue: 512,
  timeoutMs: 5_000,
  overflow: 'slow',
  policy: full30,
};

/** What a reader may change about it, one thing at a time. */
export const changes = {
  'as-it-is': outage,
  'cap-60': { ...outage, policy: { ...full30, capMs: 60_000 } },
  'timeout-10': { ...outage, timeoutMs: 10_000 },
  'first-60': { ...outage, policy: { ...full30, first: [{ minMs: 0, maxMs: 60_000 }] } },
  refuse: { ...outage, overflow: 'refuse' },
  'fixed-1': { ...outage, policy: choose('fixed-1').policy },
} as const satisfies Readonly<Record<string, HerdConfig>>;

export type ChangeId = keyof typeof changes;
export const changeIds = Object.keys(changes) as readonly ChangeId[];
