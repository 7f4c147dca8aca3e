import { randomStream } from '../../core/random.ts';

export type Race = {
  readonly everySeconds: number;
  readonly limitSeconds: number;
  readonly connections: number;
  /** How long somebody watches. */
  readonly spanSeconds: number;
  /** How late a Ping may arrive at most. */
  readonly lateMsMax: number;
  readonly seed: number;
};

/**
 * How long connections live whose heartbeat races an idle limit, in seconds; null for one that is still open at the
 * end of the span. The last byte of the handshake and each Ping leave on time and arrive a random moment later; the limit counts between arrivals.
 */
export function raceLengths({
  everySeconds,
  limitSeconds,
  connections,
  spanSeconds,
  lateMsMax,
  seed,
}: Race): readonly (number | null)[] {
  const random = randomStream(seed, 'race');
  const late = (): number => (random() * lateMsMax) / 1000;
  return Array.from({ length: connections }, () => {
    let arrived = late();
    for (let n = 1; n * everySeconds < spanSeconds + everySeconds; n++) {
      const next = n * everySeconds + late();
      const limit = arrived + limitSeconds;
      if (next > limit) return limit < spanSeconds ? limit : null;
      arrived = next;
    }
    return null;
  });
}
