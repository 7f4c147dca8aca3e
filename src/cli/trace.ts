// npm run --silent trace -- <scenario> [--profile firefox] [--act 51.6:pull-cable …] [--seed N] [--json]
import { type Act, type ActKind, actKinds, acts } from '../core/acts/acts.ts';
import type { ArgumentName, ArgumentRange } from '../core/acts/arguments.ts';
import type { ClientId } from '../core/peers/clients.ts';
import { utf8Length } from '../core/protocol/close-call.ts';
import { clientProfiles } from '../core/sim/profile.ts';
import { simulate } from '../core/sim/simulate.ts';
import { printTrace } from '../core/trace/print-trace.ts';
import { asReaders } from '../scenarios/as-readers.ts';
import { scenarios } from '../scenarios/index.ts';
import { argumentsOf, refuse } from './command.ts';

const usage =
  'Usage: npm run --silent trace -- SCENARIO [--profile CLIENT] [--act SECONDS:KIND[,name=value…] …] [--seed N] [--json]';
const scenarioNames = `Scenarios: ${[...scenarios.keys()].join(', ')}.`;
const profileNames = `Profiles: ${Object.keys(clientProfiles).join(', ')}.`;

/** `51.6:pull-cable` and `51.6:cable-pull` name the same act: verb and noun in either order. */
function actKind(name: string): ActKind | undefined {
  const swapped = name.split('-').reverse().join('-');
  return actKinds.find((kind) => kind === name || kind === swapped);
}

function isTaken(range: ArgumentRange | undefined, value: string | number): boolean {
  if (!range) return false;
  if ('max' in range) return typeof value === 'number' && value <= range.max;
  if ('words' in range) return range.words.some((word) => word === value);
  return utf8Length(String(value)) <= range.bytesMax;
}

function parseAct(text: string): Act {
  const [, time = '', name = '', rest = ''] = /^([\d.]+):([a-z-]+)((?:,[a-z]+=[^,]*)*)$/.exec(text) ?? [];
  const kind = actKind(name);
  const atMs = Math.round(Number(time) * 1000);
  if (!kind || !Number.isFinite(atMs))
    return refuse(`“${text}” is not an action, such as 51.6:cable-pull. Kinds: ${actKinds.join(', ')}.`);
  const taken: Partial<Record<ArgumentName, ArgumentRange>> = acts[kind].takes;
  const args = Object.fromEntries(
    rest
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', given = ''] = pair.split('=');
        const value = /^\d+$/.test(given) ? Number(given) : given;
        if (!isTaken(taken[name as ArgumentName], value)) refuse(`${kind} does not take “${pair}”.`);
        return [name, value];
      }),
  );
  return Object.keys(args).length ? { atMs, kind, args } : { atMs, kind };
}

const { values, positionals } = argumentsOf(`${usage}\n${scenarioNames}\n${profileNames}`, {
  allowPositionals: true,
  options: {
    profile: { type: 'string' },
    act: { type: 'string', multiple: true },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const chosen = scenarios.get(positionals[0] ?? '');
if (positionals.length > 1) refuse(`One scenario at a time. ${usage}`);
if (!chosen) refuse(`${positionals[0] ? `There is no scenario “${positionals[0]}”.` : usage} ${scenarioNames}`);
if (values.profile !== undefined && !Object.hasOwn(clientProfiles, values.profile))
  refuse(`There is no profile “${values.profile}”. ${profileNames}`);
if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed))
  refuse(`--seed takes a number of at most ten digits, not “${values.seed}”.`);
const added = (values.act ?? []).map(parseAct);
const done = [...chosen.acts, ...added].sort((a, b) => a.atMs - b.atMs);
const change = {
  profile: (values.profile as ClientId | undefined) ?? chosen.profile,
  settings: chosen.settings,
  seed: values.seed === undefined ? chosen.seed : Number(values.seed),
};
// A story that nobody adds to is watched for as long as it says.
const scenario = added.length === 0 ? { ...chosen, ...change } : asReaders(chosen, change, done);
const trace = simulate(scenario, done);
process.stdout.write(values.json ? `${JSON.stringify(trace)}\n` : printTrace(trace));
