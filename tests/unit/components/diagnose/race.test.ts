import { describe, expect, it } from 'vitest';
import { type Race, raceLengths } from '../../../../src/components/diagnose/race.ts';

const race: Race = {
  everySeconds: 60,
  limitSeconds: 60,
  connections: 200,
  spanSeconds: 600,
  lateMsMax: 40,
  seed: 3,
};

describe('a heartbeat that races an idle limit', () => {
  it('lets connections live for a few intervals, and their lengths are multiples of the limit', () => {
    const ended = raceLengths(race).filter((one) => one !== null);
    expect(new Set(ended.map((one) => Math.round(one / 60))).size).toBeGreaterThan(2);
    for (const one of ended) expect(Math.abs(one - Math.round(one / 60) * 60)).toBeLessThan(0.1);
  });

  it('never loses when its interval is well below the limit, and always when it is above', () => {
    expect(raceLengths({ ...race, everySeconds: 25 }).every((one) => one === null)).toBe(true);
    expect(raceLengths({ ...race, everySeconds: 61 }).every((one) => one !== null && one < 61)).toBe(true);
  });

  it('is the same for the same seed', () => {
    expect(raceLengths(race)).toEqual(raceLengths(race));
  });
});
