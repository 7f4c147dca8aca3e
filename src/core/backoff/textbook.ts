import type { JitterName, Policy } from './policy.ts';

/** The dials of the policy that most people write: growth by a factor (1: always the same wait), a cap, a jitter. */
export type Textbook = {
  readonly baseMs: number;
  readonly factor: number;
  readonly capMs: number;
  readonly jitter: JitterName;
  /** 0, or nothing: no limit. */
  readonly attemptsMax?: number;
};

/** The policy that these dials describe. Its count of failures starts again as soon as a connection opens. */
export const textbookPolicy = ({ baseMs, factor, capMs, jitter, attemptsMax = 0 }: Textbook): Policy => ({
  growth: { kind: 'exponential', baseMs, factor },
  jitter: { kind: jitter },
  capMs,
  capOrder: 'before-jitter',
  attemptsMax,
  reset: { kind: 'open' },
});

/** The dials of a policy, or null where they cannot express its waits. */
export function textbookOf({
  growth,
  jitter,
  capMs,
  capOrder,
  attemptsMax,
  ...rest
}: Policy): Required<Textbook> | null {
  if (growth.kind !== 'fixed' && growth.kind !== 'exponential') return null;
  if (jitter.kind !== 'none' && jitter.kind !== 'full' && jitter.kind !== 'equal' && jitter.kind !== 'decorrelated')
    return null;
  if (capMs === null || capOrder !== 'before-jitter' || rest.first || rest.baseDrawnOnce || rest.atOnceCodes)
    return null;
  const factor = growth.kind === 'fixed' ? 1 : growth.factor;
  return { baseMs: growth.baseMs, factor, capMs, jitter: jitter.kind, attemptsMax };
}
