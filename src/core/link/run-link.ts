import { type Act, type ActKind, actKinds, acts as actTable } from '../acts/acts.ts';
import { argumentCodes, argumentWords } from '../acts/arguments.ts';
import type { Policy } from '../backoff/policy.ts';
import { reasonBytesMax } from '../protocol/close-call.ts';
import type { Settings } from '../sim/settings.ts';
import {
  type Codec,
  choice,
  type Field,
  field,
  headed,
  list,
  mapped,
  number,
  orNone,
  text,
  tokens,
  version,
  word,
} from './codec.ts';
import { type FragmentValues, formatFragment } from './fragment.ts';
import { actsMax, defaultRun, type FindScenario, linkMsMax, type Run, runsMax, seedMax } from './run.ts';
import { expiryOrder, profileOrder, settingCodes, socketsOrder, transportOrder } from './run-codes.ts';
import { noRetryCodesMax, type PolicyParts, partsOf, policyOf, textbook, wholePolicy } from './run-policy.ts';

/*
 * The grammar of the `run` key, made of characters that no chat program cuts off or escapes (A–Z a–z 0–9 - . _ ~):
 *
 *   1~SCENARIO~TOKEN~TOKEN~~SCENARIO~TOKEN     version, then one or two runs on one clock
 *   p1 s42 hb30000 pe2 tr2 so1                 profile, seed, settings, proxy expiry, transport, sockets
 *   b1000-2-30000-0-1 br5000 nr1001-4000       reconnect policy (b: none): dials, reset, codes not retried
 *   po_t10-50_g5000                            any other policy, as in policy-link.ts with `_` for `~`
 *   51600cp  51600sc-c4000-rgone               acts: moment in ms, act, arguments; x alone: no act at all
 *
 * What the scenario says by default is left out.
 */

const ms = number({ max: linkMsMax });
const whole = (max: number): Codec<number> => number({ max, whole: true });

const argument = { number: whole(65_535), word: choice(argumentWords), text: text(reasonBytesMax) } as const;
type Args = Readonly<Record<string, string | number>>;

const args = tokens<Args>(
  '-',
  { name: /^[a-z]/, once: (name) => name },
  Object.fromEntries(
    Object.entries(argumentCodes).map(([name, [code, holds]]) => [
      name,
      field(code, argument[holds] as Codec<string | number>),
    ]),
  ),
);

const isMoment = (name: string): boolean => /^[\d.]/.test(name);
const kindByCode = new Map(actKinds.map((kind): [string, ActKind] => [actTable[kind].code, kind]));

function parseAct(name: string, rest: string): Act | undefined {
  const [, at = '', code = ''] = /^([\d.]+)([a-z]+)$/.exec(name) ?? [];
  const atMs = ms.parse(at);
  const kind = kindByCode.get(code);
  if (atMs === undefined || kind === undefined) return undefined;
  if (rest === '') return { atMs, kind };
  const said = /^-./s.test(rest) ? args.parse(rest.slice(1)) : undefined;
  return said && { atMs, kind, args: said };
}

function formatAct({ atMs, kind, args: said }: Act): string {
  const written = said && args.format(said);
  return ms.format(atMs) + actTable[kind].code + (written ? `-${written}` : '');
}

/** Each act is a token of its own, named by moment and kind. */
const acts: Field<readonly Act[]> = {
  takes: (name) => name === 'x' || isMoment(name),
  parse: (name, rest, before = []) => {
    if (name === 'x') return rest === '' ? before : undefined;
    const act = before.length < actsMax ? parseAct(name, rest) : undefined;
    return act && [...before, act];
  },
  format: (value) => (value.length > 0 ? value.map(formatAct) : ['x']),
};

type Flat = Omit<Settings, 'policy'> & PolicyParts & Pick<Run, 'profile' | 'seed' | 'acts'>;

const numbers = Object.fromEntries(Object.entries(settingCodes).map(([key, code]) => [key, field(code, ms)])) as {
  readonly [K in keyof typeof settingCodes]: Field<number>;
};

const parts = (usual: Partial<Flat>): Codec<Flat> =>
  tokens<Flat>(
    '~',
    { name: /^[\d.]*[a-z]+/, once: (name) => (isMoment(name) ? null : name) },
    {
      profile: field('p', choice(profileOrder)),
      seed: field('s', whole(seedMax)),
      ...numbers,
      backoffResetMs: field('br', ms),
      transport: field('tr', choice(transportOrder)),
      sockets: field('so', choice(socketsOrder)),
      proxyExpiry: field('pe', choice(expiryOrder)),
      backoff: field('b', orNone(textbook)),
      noRetryCodes: field('nr', list(whole(4999), '-', { max: noRetryCodesMax })),
      policy: field('po', wholePolicy),
      acts,
    },
    usual,
  );

const flat = (
  { profile, seed, settings: { policy, ...dials }, acts }: Omit<Run, 'v' | 'scenario'>,
  usual: Policy | null,
): Flat => ({
  profile,
  seed,
  ...dials,
  ...partsOf(policy, usual),
  acts,
});

function run(find: FindScenario): Codec<Run> {
  const id: Codec<string> = { parse: (name) => (find(name) ? name : undefined), format: (name) => name };
  const usual = (name: string): Policy | null => find(name)?.settings.policy ?? null;
  const usually = (name: string): Partial<Flat> => {
    const found = find(name);
    const none = usual(name) ? {} : { backoffResetMs: 0, noRetryCodes: [] };
    return found ? { ...none, ...flat(defaultRun(name, found), usual(name)) } : {};
  };
  return mapped<readonly [string, Flat], Run>(
    headed('~', id, (name) => parts(usually(name))),
    {
      read: ([scenario, { profile, seed, acts, backoff, backoffResetMs, noRetryCodes, policy, ...dials }]) => {
        const inOrder = acts.every(({ atMs }, i) => i === 0 || acts[i - 1]!.atMs <= atMs);
        const said = { backoff, backoffResetMs, noRetryCodes, policy };
        const settings = { ...dials, policy: policyOf(said, usual(scenario)) };
        return inOrder ? { v: 1, scenario, profile, settings, seed, acts } : undefined;
      },
      write: (one) => [one.scenario, flat(one, usual(one.scenario))],
    },
  );
}

const runs = (find: FindScenario): Codec<readonly Run[]> => version(1, list(run(find), '~~', { min: 1, max: runsMax }));

/** The value of the `run` key. */
export const formatRuns = (all: readonly Run[], find: FindScenario): string => runs(find).format(all);

/** The fragment of a link to these runs; null when it would be too long. `others` are the keys that the address has. */
export const runFragment = (all: readonly Run[], find: FindScenario, others: FragmentValues = {}): string | null =>
  formatFragment({ ...others, v: '1', run: formatRuns(all, find) });

/** The shortest fragment that opens this run, without `#`: `scenario=…` for a story as it is told by default. */
export function shortFragment(run: Run, find: FindScenario): string {
  const text = formatRuns([run], find);
  return text === `1~${run.scenario}` ? `scenario=${run.scenario}` : `run=${text}`;
}

/** `broken`: damaged, of a version or scenario that this site does not know, or beyond a bound. */
export type ParsedRuns =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly runs: readonly Run[] }
  | { readonly kind: 'broken' };

/**
 * The runs that a fragment asks for: `run=…` as formatRuns writes it, or `scenario=…` with an optional `profile=…`
 * for a link written by hand. All or nothing; never throws.
 */
export function runsOf({ run: text, scenario, profile }: FragmentValues, find: FindScenario): ParsedRuns {
  if (text === undefined && scenario === undefined) return { kind: 'none' };
  const found = text === undefined ? named(scenario ?? '', profile, find) : runs(find).parse(text);
  return found ? { kind: 'ok', runs: found } : { kind: 'broken' };
}

function named(scenario: string, profile: string | undefined, find: FindScenario): readonly Run[] | undefined {
  const found = find(scenario);
  if (!found) return undefined;
  const id = profile === undefined ? found.profile : word(profileOrder).parse(profile);
  return id && [{ ...defaultRun(scenario, found), profile: id }];
}
