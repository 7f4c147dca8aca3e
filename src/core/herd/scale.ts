import type { Growth, Jitter, Policy, Range } from '../backoff/policy.ts';
import type { HerdConfig } from './config.ts';
import type { HerdSwitches } from './switches.ts';

/**
 * The same herd, so many times smaller and so many times faster. Clients and all that is counted in handshakes are
 * divided by `smaller`, times by `faster`; so every ratio that decides who is served stays, such as clients over
 * capacity × timeout. A result differs by chance alone, and its times are to be multiplied by `faster`.
 */
export function scaleHerd(config: HerdConfig, smaller: number, faster: number): HerdConfig {
  const rate = (perSecond: number): number => (perSecond * faster) / smaller;
  return {
    ...config,
    clients: Math.max(1, Math.round(config.clients / smaller)),
    policy: scalePolicy(config.policy, faster),
    gapMs: config.gapMs / faster,
    drainMs: config.drainMs / faster,
    downMs: config.downMs / faster,
    capacityPerSecond: rate(config.capacityPerSecond),
    queue: config.queue / smaller,
    timeoutMs: config.timeoutMs / faster,
    // A round trip is held in whole milliseconds.
    roundTrip: {
      minMs: Math.max(1, config.roundTrip.minMs / faster),
      maxMs: Math.max(1, config.roundTrip.maxMs / faster),
    },
    ...scaleSwitches(config, smaller, faster, rate),
  };
}

function scaleSwitches(
  { failing, connectionsMax, afterConnect, crash, gate, others, told, otherRegion }: HerdSwitches,
  smaller: number,
  faster: number,
  rate: (perSecond: number) => number,
): HerdSwitches {
  return {
    ...(failing && { failing: { ...failing, untilMs: failing.untilMs / faster } }),
    ...(connectionsMax !== undefined && { connectionsMax: Math.round(connectionsMax / smaller) }),
    ...(afterConnect && { afterConnect: { ...afterConnect, halfAfter: afterConnect.halfAfter / smaller } }),
    ...(crash && { crash: { queue: crash.queue / smaller, restartMs: Math.ceil(crash.restartMs / faster) } }),
    ...(gate && {
      gate: {
        atATime: gate.atATime === null ? null : Math.max(1, Math.round(gate.atATime / smaller)),
        closedFromMs: gate.closedFromMs / faster,
        closedUntilMs: gate.closedUntilMs / faster,
      },
    }),
    ...(others && { others: others.map((one) => ({ ...one, policy: scalePolicy(one.policy, faster) })) }),
    ...(told && {
      told: {
        share: told.share,
        ...(told.onClose && { onClose: scaleRange(told.onClose, faster) }),
        ...(told.onRefusal && { onRefusal: scaleRange(told.onRefusal, faster) }),
      },
    }),
    ...(otherRegion && {
      otherRegion: { ...otherRegion, capacityPerSecond: rate(otherRegion.capacityPerSecond) },
    }),
  };
}

const scaleRange = ({ minMs, maxMs }: Range, faster: number): Range => ({
  minMs: minMs / faster,
  maxMs: maxMs / faster,
});

function scalePolicy(policy: Policy, faster: number): Policy {
  const { growth, jitter, capMs, reset, first, baseDrawnOnce } = policy;
  return {
    ...policy,
    growth: scaleGrowth(growth, faster),
    jitter: scaleJitter(jitter, faster),
    capMs: capMs === null ? null : capMs / faster,
    reset: reset.kind === 'stable' ? { ...reset, afterMs: reset.afterMs / faster } : reset,
    ...(first && { first: first.map((range) => scaleRange(range, faster)) }),
    ...(baseDrawnOnce && { baseDrawnOnce: scaleRange(baseDrawnOnce, faster) }),
  };
}

function scaleGrowth(growth: Growth, faster: number): Growth {
  switch (growth.kind) {
    case 'fixed':
    case 'exponential':
      return { ...growth, baseMs: growth.baseMs / faster };
    case 'linear':
      return { ...growth, baseMs: growth.baseMs / faster, stepMs: growth.stepMs / faster };
    case 'table':
      return {
        ...growth,
        tableMs: growth.tableMs.map((ms) => ms / faster),
        thenMs: growth.thenMs === null ? null : growth.thenMs / faster,
      };
  }
}

function scaleJitter(jitter: Jitter, faster: number): Jitter {
  switch (jitter.kind) {
    case 'additive':
      return { kind: jitter.kind, ...scaleRange(jitter, faster) };
    case 'floor':
      return { ...jitter, floorMs: jitter.floorMs / faster };
    case 'offset':
      return { ...jitter, offsetMs: jitter.offsetMs / faster };
    default:
      return jitter;
  }
}
