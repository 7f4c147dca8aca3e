import type { JitterName, Policy } from '../../src/core/backoff/policy.ts';
import { HERD_DEFAULTS, type HerdConfig } from '../../src/core/herd/config.ts';
import { startHerd } from '../../src/core/herd/simulate.ts';
import { type Threshold, thresholdOf } from '../../src/core/herd/threshold.ts';
import { full30 } from '../../src/core/peers/policy-choice.ts';

const jitters: readonly JitterName[] = ['full', 'equal', 'none', 'decorrelated'];
/** Base and cap in ms. */
const growths = [
  [500, 8_000],
  [1_000, 15_000],
  [1_000, 24_000],
  [3_000, 40_000],
  [8_000, 40_000],
  [1_000, 70_000],
] as const;

/** 360 herds; `capacity` handshakes a second and as many clients as it serves in 10 to 50 s. */
const herds = (capacity: number): readonly HerdConfig[] =>
  [10, 18, 25, 35, 50].flatMap((seconds) =>
    jitters.flatMap((kind) =>
      growths.flatMap(([baseMs, capMs]) =>
        [2_000, 6_000, 12_000].map((timeoutMs) => {
          const growth = { kind: 'exponential', baseMs, factor: 2 } as const;
          const policy: Policy = { ...full30, jitter: { kind }, growth, capMs };
          const numbers = { clients: seconds * capacity, capacityPerSecond: capacity, timeoutMs, downMs: 0 };
          return { ...HERD_DEFAULTS, ...numbers, overflow: 'slow', policy };
        }),
      ),
    ),
  );

export type Compared = { readonly config: HerdConfig; readonly isDown: boolean; readonly threshold: Threshold };

/** The threshold beside the simulation. A server is down when not everyone is back after `seconds` of full work. */
export const compareThreshold = (capacity: number, seconds: number): readonly Compared[] =>
  herds(capacity).map((config) => {
    const run = startHerd(config);
    run.advance(capacity * seconds);
    return { config, isDown: run.totals().connected < 0.999 * config.clients, threshold: thresholdOf(config) };
  });

/** What a person reads of one that differs. */
export const printed = ({ config, isDown, threshold }: Compared): string => {
  const { clients, capacityPerSecond, timeoutMs, policy } = config;
  const { jitter, growth, capMs } = policy;
  const base = growth.kind === 'table' ? '' : `${growth.baseMs} ms`;
  const share = (threshold.offeredPerSecond / capacityPerSecond).toFixed(2);
  return `${clients} clients, ${capacityPerSecond}/s, ${jitter.kind}, base ${base}, cap ${capMs} ms, timeout ${timeoutMs} ms: ${isDown ? 'down' : 'back'}, offered ${share} of capacity`;
};
