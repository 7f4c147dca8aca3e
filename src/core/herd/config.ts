import type { Policy, Range } from '../backoff/policy.ts';
import type { HerdSwitches } from './switches.ts';

/** Everything a run depends on. Milliseconds unless the name says otherwise. Same config, same result. */
export type HerdConfig = {
  readonly clients: number;
  readonly seed: number;
  readonly policy: Policy;
  /** 1: one server, all clients at once. More: servers restart one after the other and the others keep serving. */
  readonly batches: number;
  /** From the start of one batch to the start of the next. */
  readonly gapMs: number;
  /** A batch loses its connections evenly over this time. */
  readonly drainMs: number;
  /** A batch's server is away for this long from the start of its batch; the drain is part of it. */
  readonly downMs: number;
  /** Opening handshakes per second of all servers together. */
  readonly capacityPerSecond: number;
  /** Handshakes that may wait. */
  readonly queue: number;
  /** Beyond the queue: refused at once, or accepted into an endless queue in which clients lose patience. */
  readonly overflow: 'refuse' | 'slow';
  /** What a refusal costs the server, in handshakes. */
  readonly refuseCost: number;
  /** How long a client waits for its handshake before it gives the attempt up. */
  readonly timeoutMs: number;
  /** Each client's round trip, uniform in this range. From 1 to below 4,096 ms. */
  readonly roundTrip: Range;
} & HerdSwitches;

/** A rolling deploy over ten servers, or one server for all: the page's own example. */
export const HERD_DEFAULTS: Omit<HerdConfig, 'policy'> = {
  clients: 100_000,
  seed: 7,
  batches: 1,
  gapMs: 0,
  drainMs: 1_000,
  downMs: 20_000,
  capacityPerSecond: 4_000,
  queue: 4_000,
  overflow: 'refuse',
  refuseCost: 1 / 25,
  timeoutMs: 20_000,
  roundTrip: { minMs: 20, maxMs: 300 },
};

/** Lowest and highest accepted value of each number. The upper ends keep a run within seconds and memory within 40 MB. */
export const HERD_BOUNDS = {
  clients: [100, 1_000_000],
  seed: [0, 4_294_967_295],
  batches: [1, 100],
  gapMs: [0, 600_000],
  drainMs: [0, 600_000],
  downMs: [0, 600_000],
  capacityPerSecond: [1, 1_000_000],
  queue: [0, 1_000_000],
  refuseCost: [0, 1],
  timeoutMs: [1_000, 240_000],
} as const satisfies Partial<Record<keyof HerdConfig, readonly [number, number]>>;

export type HerdNumber = keyof typeof HERD_BOUNDS;

/** Whether `value` may stand in a config: a number within its bounds (never NaN, never infinite). */
export function isWithinBounds(name: HerdNumber, value: number): boolean {
  const [lowest, highest] = HERD_BOUNDS[name];
  return value >= lowest && value <= highest;
}

/** A run ends here even if clients are still out: an hour, in milliseconds. */
export const HORIZON_MS = 3_600_000;

/** A run ends after this many attempts: some ten seconds of work on its own thread. Fixed delays against a dead server never end. */
export const ATTEMPTS_MAX = 60_000_000;

/** Resolution of the series of a result. */
export const BIN_MS = 100;
