import type { CauseId, ClientId } from './schema.ts';

/** Where the simulator and the measurement differ, and why we leave it so. Shown on the evidence page. */
export type Deviation = {
  readonly cause: CauseId;
  readonly client: ClientId;
  readonly about: 'opened' | 'code' | 'wasClean' | 'error' | 'clientTime' | 'serverCode' | 'serverTime';
  readonly why: { readonly en: string; readonly ja: string };
};

export const deviations: readonly Deviation[] = [];
