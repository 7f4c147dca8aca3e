/** How the delay is drawn below (or around) its ceiling. */
export type Jitter = 'none' | 'full' | 'equal' | 'decorrelated';

/**
 * A reconnect policy. Milliseconds; `factor` 1 is a fixed delay; `attemptsMax` 0 means no limit.
 */
export type Backoff = {
  readonly baseMs: number;
  readonly factor: number;
  readonly capMs: number;
  readonly attemptsMax: number;
  readonly jitter: Jitter;
};

export type DelayDrawn = { readonly ceilingMs: number; readonly delayMs: number };
export type NextDelay = (
  backoff: Backoff,
  previous: { readonly attempt: number; readonly delayMs: number },
  random: () => number,
) => DelayDrawn;

/**
 * The wait before the next attempt. `previous.attempt` counts failed attempts from 0, `previous.delayMs` is the wait
 * before it (0 at first; only decorrelated jitter looks at it). `random` is uniform in [0, 1).
 * Formulas: aws-samples/aws-arch-backoff-simulator, src/backoff_simulator.py.
 */
export const nextDelay: NextDelay = (backoff, previous, random) => {
  const { baseMs, capMs, factor, jitter } = backoff;
  if (jitter === 'decorrelated') {
    // Drawn up to three times the last wait and only then cut at the cap, so the cap itself is drawn often.
    const highestMs = Math.max(baseMs, previous.delayMs || baseMs) * 3;
    const delayMs = Math.min(capMs, baseMs + random() * (highestMs - baseMs));
    return { ceilingMs: Math.min(capMs, highestMs), delayMs };
  }
  const ceilingMs = Math.min(capMs, baseMs * factor ** previous.attempt);
  if (jitter === 'full') return { ceilingMs, delayMs: random() * ceilingMs };
  if (jitter === 'equal') return { ceilingMs, delayMs: ceilingMs / 2 + (random() * ceilingMs) / 2 };
  return { ceilingMs, delayMs: ceilingMs };
};
