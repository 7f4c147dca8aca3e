/** A stream of uniform numbers in [0, 1). Pure given its seed; each call advances it by one draw. */
export type RandomStream = () => number;

/**
 * A seeded random stream (mulberry32, public domain, Tommy Ettinger).
 * The same `seed` and `stream` name give the same numbers on every machine, so a run can be replayed from a link.
 * Streams with different names are independent: a fault that uses one does not reshuffle the other.
 */
export function randomStream(seed: number, stream: string): RandomStream {
  // FNV-1a over the name, so that "link" and "backoff" start from unrelated states.
  let state = 0x811c9dc5 ^ (seed >>> 0);
  for (let i = 0; i < stream.length; i++) state = Math.imul(state ^ stream.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
