import type { Act, ActKind } from '../acts/acts.ts';
import { reasonBytesMax, utf8Length } from '../protocol/close-call.ts';
import type { Settings } from '../sim/settings.ts';
import type { FragmentValues } from './fragment.ts';
import {
  actsMax,
  defaultRun,
  type FindScenario,
  linkMsMax,
  noRetryCodesMax,
  type Run,
  runsMax,
  seedMax,
} from './run.ts';
import { actCodes, argCodes, argWords, expiryOrder, jitterOrder, profileOrder, settingCodes } from './run-codes.ts';

/** `broken`: damaged, of a version or scenario that this site does not know, or beyond a bound. */
export type ParsedRuns =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly runs: readonly Run[] }
  | { readonly kind: 'broken' };

/**
 * The runs that a fragment asks for: `run=…` as formatRuns writes it, or `scenario=…` with an optional `profile=…`
 * for a link written by hand. All or nothing; never throws.
 */
export function runsOf({ run, scenario, profile }: FragmentValues, find: FindScenario): ParsedRuns {
  try {
    if (run !== undefined) return { kind: 'ok', runs: parseRuns(run, find) };
    if (scenario === undefined) return { kind: 'none' };
    const found = parseLine([scenario], find);
    const id = profile === undefined ? found.profile : profileOrder.find((name) => name === profile);
    return id ? { kind: 'ok', runs: [{ ...found, profile: id }] } : { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  }
}

/** Only thrown and caught in this file. */
const refuse = (what: string): never => {
  throw new SyntaxError(what);
};

function within(text: string | undefined, max: number, integer = false): number {
  const value = /^\d+(\.\d{1,3})?$/.test(text ?? '') ? Number(text) : refuse('number');
  return value <= max && !(integer && value % 1) ? value : refuse('bound');
}
const choice = <T>(list: readonly T[], text: string): T => list[within(text, list.length - 1, true)]!;

function parseRuns(text: string, find: FindScenario): Run[] {
  const [, rest] = /^1~(.+)$/s.exec(text) ?? [];
  const lines = (rest ?? refuse('version')).split('~~');
  return lines.length > runsMax ? refuse('runs') : lines.map((line) => parseLine(line.split('~'), find));
}

function parseLine([id = '', ...tokens]: readonly string[], find: FindScenario): Run {
  const run = defaultRun(id, find(id) ?? refuse('scenario'));
  let { profile, seed } = run;
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = { ...run.settings };
  let acts: Act[] | null = null;
  const seen = new Set<string>();
  for (const token of tokens) {
    const [, ms, name = '', rest = ''] = /^([\d.]*)([a-z]+)(.*)$/s.exec(token) ?? refuse('token');
    if (ms) {
      acts ??= [];
      acts.push(parseAct(within(ms, linkMsMax), name, rest));
      continue;
    }
    if (seen.has(name)) refuse('twice');
    seen.add(name);
    const setting = keyOf(settingCodes, name);
    if (setting) settings[setting] = within(rest, linkMsMax);
    else if (name === 'p') profile = choice(profileOrder, rest);
    else if (name === 's') seed = within(rest, seedMax, true);
    else if (name === 'pe') settings.proxyExpiry = choice(expiryOrder, rest);
    else if (name === 'b') settings.backoff = parseBackoff(rest);
    else if (name === 'nr') settings.noRetryCodes = parseCodes(rest);
    else if (token === 'x') acts ??= [];
    else refuse('name');
  }
  const chosen = acts ?? run.acts;
  if (chosen.length > actsMax || chosen.some(({ atMs }, i) => i > 0 && atMs < chosen[i - 1]!.atMs)) refuse('acts');
  return { ...run, profile, seed, settings, acts: chosen };
}

const keyOf = <K extends string>(table: Readonly<Record<K, string>>, code: string): K | undefined =>
  (Object.keys(table) as K[]).find((key) => table[key] === code);

function parseBackoff(text: string): Settings['backoff'] {
  if (text === '') return null;
  const parts = text.split('-');
  if (parts.length !== 5) refuse('backoff');
  const [base, factor, cap, attempts, jitter] = parts;
  return {
    baseMs: within(base, linkMsMax),
    factor: within(factor, 100),
    capMs: within(cap, linkMsMax),
    attemptsMax: within(attempts, 1000, true),
    jitter: choice(jitterOrder, jitter!),
  };
}

function parseCodes(text: string): number[] {
  const codes = text === '' ? [] : text.split('-').map((code) => within(code, 4999, true));
  return codes.length > noRetryCodesMax ? refuse('codes') : codes;
}

function parseAct(atMs: number, code: string, rest: string): Act {
  const kind: ActKind = keyOf(actCodes, code) ?? refuse('act');
  if (rest === '') return { atMs, kind };
  const args: Record<string, string | number> = {};
  if (!rest.startsWith('-')) refuse('args');
  for (const part of rest.slice(1).split('-')) {
    const [name, [, holds]] = Object.entries(argCodes).find(([, [short]]) => short === part[0]) ?? refuse('arg');
    if (Object.hasOwn(args, name)) refuse('twice');
    const value = part.slice(1);
    if (holds === 'number') args[name] = within(value, 65_535, true);
    else if (holds === 'word') args[name] = choice(argWords, value);
    else {
      if (!/^\w*$/.test(value)) refuse('text');
      const reason = decodeURIComponent(value.replaceAll('_', '%'));
      args[name] = utf8Length(reason) <= reasonBytesMax ? reason : refuse('reason');
    }
  }
  return { atMs, kind, args };
}
