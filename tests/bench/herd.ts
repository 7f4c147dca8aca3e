import { HERD_DEFAULTS } from '../../src/core/herd/config.ts';
import { backOfRow, planMap } from '../../src/core/herd/map-plan.ts';
import { startHerd } from '../../src/core/herd/simulate.ts';
import type { HerdSwitches } from '../../src/core/herd/switches.ts';
import { full30 } from '../../src/core/peers/policy-choice.ts';
import { preset } from '../../src/core/peers/presets.ts';
import { randomStream } from '../../src/core/random.ts';
import { outage } from '../../src/scenarios/herd-lesson.ts';
import { type Figure, leastCpuMs, ratioOf } from './measure.ts';

const ATTEMPTS = 1_000_000;

/** Each switch, so that it is at work in the first attempts of the default run. */
const switches: { readonly [K in keyof Required<HerdSwitches>]: Required<HerdSwitches>[K] } = {
  lostShare: 0.9,
  failing: { share: 0.3, untilMs: 3_600_000 },
  connectionsMax: 50_000,
  afterConnect: { coldCost: 3, warmCost: 0.5, halfAfter: 10_000 },
  crash: { queue: 3_500, restartMs: 10_000 },
  gate: { atATime: 512, closedFromMs: 0, closedUntilMs: 25_000 },
  others: [{ share: 0.5, policy: { ...full30, capMs: 60_000 } }],
  told: { share: 0.5, onRefusal: { minMs: 1_000, maxMs: 30_000 } },
  otherRegion: { afterFailures: 3, capacityPerSecond: 1_000 },
};

/** Attempts of each run with a switch, at a server that is up: those that find none are made at once, as above. */
const SWITCHED_ATTEMPTS = 500_000;

function switchFigures(): readonly Figure[] {
  const plain = { ...HERD_DEFAULTS, downMs: 1_000, policy: full30 };
  const names = Object.keys(switches) as (keyof HerdSwitches)[];
  return names.map((name) => {
    const made = { on: 0, off: 0 };
    const run = (which: 'on' | 'off') => (): void => {
      const herd = startHerd(which === 'on' ? { ...plain, [name]: switches[name] } : plain);
      herd.advance(SWITCHED_ATTEMPTS);
      made[which] = herd.totals().attempts;
    };
    const { workMs, floorMs } = ratioOf(6, run('on'), run('off'));
    return {
      name: `herd: an attempt with ${name} / an attempt of the default run`,
      value: workMs / made.on / (floorMs / made.off),
      most: 1.5,
      note: `${made.on} attempts in ${workMs.toFixed(0)} ms / ${made.off} in ${floorMs.toFixed(0)} ms of processor time`,
    };
  });
}

/** The map around the lesson's outage, on one thread and not warmed up, as a worker computes it. */
function mapFigure(): Figure {
  const plan = planMap('cap-timeout', outage);
  let cells = 0;
  const ms = leastCpuMs(1, () => {
    for (const row of plan.rows.values.keys()) cells += backOfRow(plan, row).length;
  });
  return {
    name: 'herd: a map of 400 settings, in ms of processor time',
    value: ms,
    most: 1_000,
    note: `${cells} cells, shared by up to four threads on the page`,
  };
}

/** 100,000 clients × 10 attempts against a server that stays down, over as many random numbers and no more. */
export function herdFigures(): readonly Figure[] {
  const map = mapFigure();
  const policy = { ...preset('aws-full').policy, attemptsMax: 10 };
  const config = { ...HERD_DEFAULTS, downMs: 600_000, policy };
  let sum = 0;
  const { workMs, floorMs } = ratioOf(
    40,
    () => {
      const herd = startHerd(config);
      herd.advance(Number.POSITIVE_INFINITY);
      sum += herd.totals().attempts;
    },
    () => {
      const random = randomStream(1, 'bench');
      for (let i = 0; i < ATTEMPTS; i++) sum += random();
    },
  );
  if (sum === 0) throw new Error('nothing was computed');
  return [
    {
      name: 'herd: 100,000 clients × 10 attempts / drawing 1,000,000 random numbers',
      value: workMs / floorMs,
      most: 3,
      note: `${workMs.toFixed(1)} ms / ${floorMs.toFixed(1)} ms of processor time`,
    },
    map,
    ...switchFigures(),
  ];
}
