import { type ClientId, clients } from '../../core/peers/clients.ts';
import { clientProfiles } from '../../core/sim/profile.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { logRows, logText, placeText } from '../../core/timeline/log.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { scenarios } from '../../scenarios/index.ts';
import { BadInput } from '../command.ts';
import type { Speech } from './speech.ts';

export type Chosen = { readonly scenario: Scenario; readonly trace: Trace };

/** The pairs of letters of a name. */
const pairsOf = (name: string): ReadonlySet<string> =>
  new Set([...name.toLowerCase()].map((letter, i, all) => letter + (all[i + 1] ?? '')));

/** The few scenarios that share most of their letters with a name, those that share half of them or more. */
function nearest(name: string): readonly string[] {
  const wanted = pairsOf(name);
  return [...scenarios.keys()]
    .map((id) => {
      const pairs = pairsOf(id);
      return { id, share: (2 * [...wanted].filter((pair) => pairs.has(pair)).length) / (wanted.size + pairs.size) };
    })
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Simulates a scenario of the site, with another client and seed if they are given. Throws BadInput. */
export function simulateNamed(name: string | undefined, profile?: string, seed?: string): Chosen {
  const chosen = scenarios.get(name ?? '');
  if (!chosen && !name) throw new BadInput(`Which scenario? Scenarios: ${[...scenarios.keys()].join(', ')}.`);
  if (!chosen) {
    const near = nearest(name!.slice(0, 100));
    const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
    throw new BadInput(`There is no scenario “${name}”.${hint} Without a name, simulate lists all.`);
  }
  if (profile !== undefined && !Object.hasOwn(clientProfiles, profile))
    throw new BadInput(`There is no profile “${profile}”. Profiles: ${Object.keys(clientProfiles).join(', ')}.`);
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    throw new BadInput(`--seed takes a number of at most ten digits, not “${seed}”.`);
  const scenario: Scenario = {
    ...chosen,
    profile: (profile as ClientId | undefined) ?? chosen.profile,
    seed: seed === undefined ? chosen.seed : Number(seed),
  };
  return { scenario, trace: simulate(scenario, scenario.acts) };
}

/** The event log of a simulated run, without what a first reading can do without. */
export function linesOfRun({ scenario, trace }: Chosen, { log, format, command }: Speech): readonly string[] {
  const rows = logRows([{ id: 'a', facts: factsOfTrace(trace) }]).filter(({ detail }) => !detail);
  const head = `${scenario.id}${command.comma}${clients[scenario.profile].name}`;
  return [
    head,
    '',
    ...rows.map(
      (row) =>
        `${(row.atMs / 1_000).toFixed(3).padStart(9)}  ${placeText(row, log).padEnd(8)}  ${logText(row, log, format)}`,
    ),
  ];
}
