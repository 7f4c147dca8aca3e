/**
 * What an address opens, as lines for a person to read and for `old-links.txt` to hold. They speak of what a reader
 * gets (waits, not the names of fields), so that they stay the same while the types behind them change.
 */
import { afterAttempt, type Codes, drawDelay, type Policy, startWaiting } from '../../../src/core/backoff/policy.ts';
import { hopByDefault } from '../../../src/core/diagnose/hop-chain.ts';
import { backoffLink } from '../../../src/core/link/backoff-link.ts';
import { formatFragment, parseFragment } from '../../../src/core/link/fragment.ts';
import { herdLink } from '../../../src/core/link/herd-link.ts';
import { hopsLink } from '../../../src/core/link/hops-link.ts';
import { incidentOf, incidentValues } from '../../../src/core/link/incident-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import type { Run } from '../../../src/core/link/run.ts';
import { runFragment, runsOf } from '../../../src/core/link/run-link.ts';
import type { Settings } from '../../../src/core/sim/settings.ts';
import { scenario } from '../../../src/scenarios/index.ts';

/** `again` is the fragment that the site writes for what was opened; null where it writes none. */
export type Opened = { readonly lines: readonly string[]; readonly again: string | null };

export function opened(address: string): Opened {
  const [path = '', ...rest] = address.split('#');
  const hash = rest.join('#');
  const page = path.replace(/^\/ja\//, '/').replace(/^\/embed\//, '/');
  if (['/simulator/', '/1001-vs-1006/', '/timeline/'].includes(page)) return openedRuns(hash);
  if (page === '/backoff/') return openedBackoff(hash);
  if (page === '/herd/') return openedHerd(hash);
  if (page === '/guides/proxies/') return openedHops(hash);
  if (['/diagnose/', '/codes/'].includes(page) || /^\/\d+(-\d+)?\/$/.test(page)) return openedIncident(hash);
  throw new Error(`no tool at ${page}`);
}

const damaged = (kind: 'none' | 'broken'): Opened => ({ lines: [kind], again: null });
const valuesOf = (hash: string) => ({ values: {}, ...parseFragment(hash) }).values;

function openedRuns(hash: string): Opened {
  const parsed = runsOf(valuesOf(hash), scenario);
  if (parsed.kind !== 'ok') return damaged(parsed.kind);
  return { lines: parsed.runs.flatMap(runLines), again: runFragment(parsed.runs, scenario) };
}

/** Settings that are off are left out. */
function runLines({ scenario: id, profile, seed, settings, acts }: Run): string[] {
  const dials = (Object.entries(settings) as [keyof Settings, Settings[keyof Settings]][])
    .filter(([name, value]) => name.endsWith('Ms') && value !== 0)
    .map(([name, value]) => `${name} ${value}`);
  return [
    `${id}, ${profile}, seed ${seed}`,
    `  ${[...dials, `proxy says ${settings.proxyExpiry}`].join(', ')}`,
    ...reconnectLines(settings),
    ...acts.map(({ atMs, kind, args }) => {
      const said = Object.entries(args ?? {}).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
      return `  ${atMs} ${kind}${said.sort().join('')}`;
    }),
  ];
}

const reconnectLines = ({ policy }: Settings): string[] =>
  policy ? [...policyLines(policy), ...codeLines(policy.noRetryCodes)] : [];

const codeLines = (codes: Codes = []): string[] =>
  codes.length > 0
    ? [`  not after ${codes.map((one) => (typeof one === 'number' ? one : one.join('–'))).join(' ')}`]
    : [];

const waitLines = (waits: (chance: number) => readonly number[]): string[] =>
  [0.25, 0.75].map((chance) => `  waits ${waits(chance).map(round).join(' ')} at chance ${chance}`);
const round = (value: number): number => Number(value.toPrecision(12));

function policyLines(policy: Policy): string[] {
  const waits = (chance: number): number[] => {
    let waiting = startWaiting(policy, () => chance);
    const found: number[] = [];
    while (found.length < 8) {
      const drawn = drawDelay(policy, waiting, () => chance);
      if (drawn === null) break;
      found.push(drawn.delayMs);
      waiting = afterAttempt(waiting, drawn.delayMs);
    }
    return found;
  };
  const { reset, attemptsMax } = policy;
  const again = { open: 'on open', never: 'never', stable: `after ${reset.kind === 'stable' && reset.afterMs} ms` };
  return [
    ...waitLines(waits),
    `  gives up after ${attemptsMax || 'no'} attempts, counts from zero ${again[reset.kind]}`,
  ];
}

type Choices = readonly { readonly id: string; readonly policy: Policy }[];
const choiceLines = (choices: Choices): string[] =>
  choices.flatMap(({ id, policy }) => [id, ...(id === 'custom' ? policyLines(policy) : [])]);

function openedBackoff(hash: string): Opened {
  const linked = openLink(hash, 'backoff', backoffLink);
  if (linked.kind !== 'ok') return damaged(linked.kind);
  const { choices, seed, outageS, browser } = linked.value;
  return {
    lines: [`outage ${outageS} s, seed ${seed}, browser ${browser}`, ...choiceLines(choices)],
    again: writeLink('', backoffLink, linked.value),
  };
}

function openedHerd(hash: string): Opened {
  const linked = openLink(hash, 'herd', herdLink);
  if (linked.kind !== 'ok') return damaged(linked.kind);
  const { choices, rolling, roundTrip: _, ...numbers } = { roundTrip: null, ...linked.value };
  return {
    lines: [
      Object.entries(numbers)
        .map(([name, value]) => `${name} ${value}`)
        .sort()
        .join(', '),
      `rolling ${rolling.map((one) => (one ? 'yes' : 'no')).join(' ')}`,
      ...choiceLines(choices),
    ],
    again: writeLink('', herdLink, linked.value),
  };
}

function openedHops(hash: string): Opened {
  const linked = openLink(hash, 'hops', hopsLink);
  if (linked.kind !== 'ok') return damaged(linked.kind);
  const lines = linked.value.chain.map(({ id, idleSeconds, lifetimeSeconds }) => {
    const base = hopByDefault(id);
    const said = (seconds: number | null, usual: number | null): string =>
      seconds === usual ? 'by default' : seconds === null ? 'none' : `${seconds} s`;
    return `${id}: idle limit ${said(idleSeconds, base.idleSeconds)}, lifetime ${said(lifetimeSeconds, base.lifetimeSeconds)}`;
  });
  return { lines: lines.length > 0 ? lines : ['no hop'], again: writeLink('', hopsLink, linked.value) };
}

function openedIncident(hash: string): Opened {
  const facts = incidentOf(valuesOf(hash));
  if (!facts) return damaged('none');
  const lines = Object.entries(facts).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return { lines: lines.sort(), again: formatFragment(incidentValues(facts)) };
}
