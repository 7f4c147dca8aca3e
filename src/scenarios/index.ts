import type { Scenario } from '../core/sim/settings.ts';
import type { Cause } from './base.ts';
import { clientCloses } from './client-closes.ts';
import { deflateCauses } from './deflate.ts';
import { cablePulled, goingAway } from './flagship.ts';
import { handshakes } from './handshake.ts';
import { networkCauses } from './networks.ts';
import { pageCauses } from './page-life.ts';
import { path } from './path.ts';
import { serverCloses } from './server-closes.ts';
import { serverCauses } from './server-defaults.ts';
import { serverStops } from './server-stops.ts';
import { offerCauses, transportCauses } from './transports.ts';

/** Every cause of the evidence lab, in the order of its tables. */
export const causes: readonly Cause[] = [...serverCloses, ...serverStops, ...path, ...clientCloses, ...handshakes];

/** Those of the lab's families: TLS and HTTP/2, and networks that change, the life of a page, compression, servers with nothing set. */
export const familyCauses: readonly Cause[] = [
  ...transportCauses,
  ...offerCauses,
  ...networkCauses,
  ...pageCauses,
  ...deflateCauses,
  ...serverCauses,
];

/** The two endings of the flagship page: line a and line b. */
export const flagship: readonly [Scenario, Scenario] = [goingAway, cablePulled];

/** Every story by its id. Ids are permanent: links hold them. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [...flagship, ...[...causes, ...familyCauses].map((one) => one.scenario)].map((one) => [one.id, one]),
);

/** The story of that id, or undefined. */
export const scenario = (id: string): Scenario | undefined => scenarios.get(id);

/** The story of that id, which has to exist. */
export function named(id: string): Scenario {
  const found = scenario(id);
  if (!found) throw new Error(`no scenario called ${id}`);
  return found;
}
