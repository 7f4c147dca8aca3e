import type { Act } from '../acts/acts.ts';
import { type FragmentValues, formatFragment, wellFormed } from './fragment.ts';
import type { FindScenario, Run } from './run.ts';
import { actCodes, argCodes, argWords, expiryOrder, jitterOrder, profileOrder, settingCodes } from './run-codes.ts';

/**
 * The grammar of the `run` key, made of characters that no chat program cuts off or escapes (A–Z a–z 0–9 - . _ ~):
 *
 *   1~SCENARIO~TOKEN~TOKEN~~SCENARIO~TOKEN     version, then one or two runs on one clock
 *   p1 s42 hb30000 b1000-2-30000-0-1 pe2       profile, seed, settings, backoff (b: none), proxy expiry
 *   nr1001-4000                                codes not retried
 *   51600cp  51600sc-c4000-rgone               acts: moment in ms, act, arguments; x alone: no act at all
 *
 * Numbers have at most three decimals; text is percent-encoded with `_` for `%`.
 * What the scenario says by default is left out.
 */
export function formatRuns(runs: readonly Run[], find: FindScenario): string {
  return `1~${runs.map((run) => formatRun(run, find)).join('~~')}`;
}

/** The fragment of a link to these runs; null when it would be too long. `others` are the keys that the address has. */
export const runFragment = (runs: readonly Run[], find: FindScenario, others: FragmentValues = {}): string | null =>
  formatFragment({ ...others, v: '1', run: formatRuns(runs, find) });

const number = (value: number): string => String(Number(value.toFixed(3)));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function formatRun({ scenario, profile, settings, seed, acts }: Run, find: FindScenario): string {
  const defaults = find(scenario);
  const usual = defaults?.settings;
  const tokens = [scenario];
  if (profile !== defaults?.profile) tokens.push(`p${profileOrder.indexOf(profile)}`);
  if (seed !== defaults?.seed) tokens.push(`s${number(seed)}`);
  for (const key of Object.keys(settingCodes) as (keyof typeof settingCodes)[])
    if (settings[key] !== usual?.[key]) tokens.push(settingCodes[key] + number(settings[key]));
  if (settings.proxyExpiry !== usual?.proxyExpiry) tokens.push(`pe${expiryOrder.indexOf(settings.proxyExpiry)}`);
  const { backoff: b, noRetryCodes } = settings;
  if (!usual || !same(b, usual.backoff))
    tokens.push(
      b ? `b${[b.baseMs, b.factor, b.capMs, b.attemptsMax, jitterOrder.indexOf(b.jitter)].map(number).join('-')}` : 'b',
    );
  if (!same(noRetryCodes, usual?.noRetryCodes)) tokens.push(`nr${noRetryCodes.map(number).join('-')}`);
  if (!same(acts, defaults?.acts)) tokens.push(...(acts.length ? acts.map(formatAct) : ['x']));
  return tokens.join('~');
}

function formatAct({ atMs, kind, args }: Act): string {
  let text = number(atMs) + actCodes[kind];
  for (const [name, value] of Object.entries(args ?? {})) {
    const [code, holds] = argCodes[name] ?? [];
    if (holds === 'number') text += `-${code}${number(Number(value))}`;
    else if (holds === 'word') text += `-${code}${argWords.indexOf(String(value))}`;
    else if (holds === 'text') text += `-${code}${escapeText(String(value))}`;
  }
  return text;
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
const escapeText = (text: string): string =>
  encodeURIComponent(wellFormed(text))
    .replace(/[-_.~!*'()]/g, hex)
    .replaceAll('%', '_');
