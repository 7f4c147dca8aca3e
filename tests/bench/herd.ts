import { HERD_DEFAULTS } from '../../src/core/herd/config.ts';
import { startHerd } from '../../src/core/herd/simulate.ts';
import { preset } from '../../src/core/peers/presets.ts';
import { randomStream } from '../../src/core/random.ts';
import { type Figure, ratioOf } from './measure.ts';

const ATTEMPTS = 1_000_000;

/** 100,000 clients × 10 attempts against a server that stays down, over as many random numbers and no more. */
export function herdFigures(): readonly Figure[] {
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
  ];
}
