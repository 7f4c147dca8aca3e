import type { Act } from '../acts/acts.ts';
import type { ClientId } from '../peers/clients.ts';
import type { Scenario, Settings } from '../sim/settings.ts';

/** Everything that a run depends on: the same run gives the same trace, byte for byte. */
export type Run = {
  readonly v: 1;
  /** A scenario's id. */
  readonly scenario: string;
  readonly profile: ClientId;
  readonly settings: Settings;
  readonly seed: number;
  readonly acts: readonly Act[];
};

/** What the encoding leaves out. Only these fields of a scenario matter to a link. */
export type ScenarioDefaults = Pick<Scenario, 'profile' | 'settings' | 'seed' | 'acts'>;
export type FindScenario = (id: string) => ScenarioDefaults | undefined;

/** More lines do not fit on one page, more acts do not fit into a link. */
export const runsMax = 2;
export const actsMax = 64;
/** No story takes longer than a day. Milliseconds. */
export const linkMsMax = 86_400_000;
export const seedMax = 0xffffffff;

/** The run that a scenario tells by default. */
export const defaultRun = (id: string, { profile, settings, seed, acts }: ScenarioDefaults): Run => ({
  v: 1,
  scenario: id,
  profile,
  settings,
  seed,
  acts,
});
