// npm run --silent trace -- <scenario> [--profile firefox] [--act 51.6:pull-cable …] [--seed N] [--json]
import { parseArgs } from 'node:util';
import { type Act, type ActKind, actKinds, acts } from '../core/acts/acts.ts';
import type { ArgumentName, ArgumentRange } from '../core/acts/arguments.ts';
import type { ClientId } from '../core/peers/clients.ts';
import { utf8Length } from '../core/protocol/close-call.ts';
import { clientProfiles } from '../core/sim/profile.ts';
import type { Scenario } from '../core/sim/settings.ts';
import { simulate } from '../core/sim/simulate.ts';
import { printTrace } from '../core/trace/print-trace.ts';
import { scenarios } from '../scenarios/index.ts';

const usage = `usage: npm run --silent trace -- <scenario> [--profile ${Object.keys(clientProfiles).join('|')}]
  [--act SECONDS:KIND[,name=value…] …] [--seed N] [--json]
scenarios: ${[...scenarios.keys()].join(' ')}
acts: ${actKinds.join(' ')}`;

function refuse(why: string): never {
  console.error(`${why}\n\n${usage}`);
  process.exit(2);
}

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
  if (!kind || !Number.isFinite(atMs)) return refuse(`not an act: ${text}`);
  const taken: Partial<Record<ArgumentName, ArgumentRange>> = acts[kind].takes;
  const args = Object.fromEntries(
    rest
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', given = ''] = pair.split('=');
        const value = /^\d+$/.test(given) ? Number(given) : given;
        if (!isTaken(taken[name as ArgumentName], value)) refuse(`${kind} takes no ${pair}`);
        return [name, value];
      }),
  );
  return Object.keys(args).length ? { atMs, kind, args } : { atMs, kind };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        act: { type: 'string', multiple: true },
        seed: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = parse();
const chosen = scenarios.get(positionals[0] ?? '');
if (positionals.length > 1) refuse('one scenario at a time');
if (!chosen) refuse(positionals[0] ? `no scenario called ${positionals[0]}` : 'which scenario?');
if (values.profile !== undefined && !Object.hasOwn(clientProfiles, values.profile))
  refuse(`no profile called ${values.profile}`);
if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed)) refuse(`not a seed: ${values.seed}`);
const scenario: Scenario = {
  ...chosen,
  profile: (values.profile as ClientId | undefined) ?? chosen.profile,
  seed: values.seed === undefined ? chosen.seed : Number(values.seed),
};
const done = [...scenario.acts, ...(values.act ?? []).map(parseAct)].sort((a, b) => a.atMs - b.atMs);
const trace = simulate(scenario, done);
process.stdout.write(values.json ? `${JSON.stringify(trace)}\n` : printTrace(trace));
