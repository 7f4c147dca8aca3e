import { HERD_DEFAULTS } from '../herd/config.ts';
import type { HerdTask } from './task.ts';

/** The last step: a restart of every server, with all clients of one site. */
export const deploy: HerdTask = {
  kind: 'herd',
  id: 'deploy',
  minutes: 6,
  herd: {
    ...HERD_DEFAULTS,
    policy: {
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 30_000,
      capOrder: 'before-jitter',
      attemptsMax: 0,
      reset: { kind: 'stable', afterMs: 10_000 },
    },
  },
  dials: [
    { id: 'batches', options: [1, 2, 4, 8] },
    { id: 'drainMs', options: [1_000, 10_000, 30_000] },
    { id: 'firstMs', options: [1_000, 5_000, 15_000] },
  ],
  start: { batches: 1, drainMs: 1_000, firstMs: 1_000 },
  prediction: { options: ['fits', 'twice', 'all'], right: 'twice' },
  checks: [
    { kind: 'within-capacity' },
    { kind: 'all-back-within', ms: 120_000 },
    { kind: 'stay-connected', share: 0.7 },
  ],
  solution: { batches: 4, drainMs: 10_000, firstMs: 5_000 },
};
