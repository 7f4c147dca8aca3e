import type { Codes, Growth, Policy, Range, Spread } from '../backoff/policy.ts';

/**
 * A policy inside a fragment, made of the characters of format-run.ts (A–Z a–z 0–9 - . ~):
 *
 *   e1000-2~c30000~jf~rs10000     growth, cap, jitter, reset
 *   f BASE · l BASE-STEP · e BASE-FACTOR · t WAIT-WAIT-…~g THEN (no g: gives up after the table)
 *   c CAP · k (cap after the jitter) · a ATTEMPTS · w MIN-MAX[-MIN-MAX…] (the first waits) · b MIN-MAX (a random base)
 *   jn jf je jd · ja MIN-MAX · jp BELOW-ABOVE[-FIRST ABOVE] (shares) · jl FLOOR · jo OFFSET · jy SHARE (parity)
 *   ro (on open) · rs MS (after staying open) · rn (never)
 *   n CODE-FROM.TO-… (no retry after these codes) · o CODE-FROM.TO-… (at once after these)
 *
 * What a token would say by default (no cap, before the jitter, no limit, jn, ro) is left out.
 */
const plainJitter = { n: 'none', f: 'full', e: 'equal', d: 'decorrelated' } as const;

const number = (value: number): string => String(Number(value.toFixed(3)));
const codeText = (codes: Codes): string =>
  codes.map((one) => (typeof one === 'number' ? one : one.join('.'))).join('-');

/** The policy as a text that `parsePolicy` reads back, to a thousandth of a millisecond. */
export function formatPolicy(policy: Policy): string {
  const { growth, jitter, capMs, capOrder, attemptsMax, reset, first, baseDrawnOnce, noRetryCodes, atOnceCodes } =
    policy;
  const tokens: string[] = [];
  if (growth.kind === 'table') {
    tokens.push(`t${growth.tableMs.map(number).join('-')}`);
    if (growth.thenMs !== null) tokens.push(`g${number(growth.thenMs)}`);
  } else if (growth.kind === 'linear') tokens.push(`l${number(growth.baseMs)}-${number(growth.stepMs)}`);
  else if (growth.kind === 'exponential') tokens.push(`e${number(growth.baseMs)}-${number(growth.factor)}`);
  else tokens.push(`f${number(growth.baseMs)}`);
  if (capMs !== null) tokens.push(`c${number(capMs)}`);
  if (capOrder === 'after-jitter') tokens.push('k');
  if (attemptsMax > 0) tokens.push(`a${number(attemptsMax)}`);
  if (first) tokens.push(`w${first.flatMap(({ minMs, maxMs }) => [minMs, maxMs].map(number)).join('-')}`);
  if (baseDrawnOnce) tokens.push(`b${number(baseDrawnOnce.minMs)}-${number(baseDrawnOnce.maxMs)}`);
  const spread = formatJitter(jitter);
  if (spread !== 'jn') tokens.push(spread);
  if (reset.kind === 'stable') tokens.push(`rs${number(reset.afterMs)}`);
  if (reset.kind === 'never') tokens.push('rn');
  if (noRetryCodes) tokens.push(`n${codeText(noRetryCodes)}`);
  if (atOnceCodes) tokens.push(`o${codeText(atOnceCodes)}`);
  return tokens.join('~');
}

function formatJitter(jitter: Spread): string {
  switch (jitter.kind) {
    case 'additive':
      return `ja${number(jitter.minMs)}-${number(jitter.maxMs)}`;
    case 'percent': {
      const { below, above, firstAbove } = jitter;
      return `jp${[below, above, ...(firstAbove === undefined ? [] : [firstAbove])].map(number).join('-')}`;
    }
    case 'floor':
      return `jl${number(jitter.floorMs)}`;
    case 'offset':
      return `jo${number(jitter.offsetMs)}`;
    case 'parity':
      return `jy${number(jitter.share)}`;
    default:
      return `j${jitter.kind.slice(0, 1)}`;
  }
}

/** The jitter of a token that begins with `j`; null for one that is none. */
function readJitter(name: string, numbers: readonly number[]): Spread | null {
  const [a = Number.NaN, b = Number.NaN, c] = numbers;
  switch (name) {
    case 'ja':
      return { kind: 'additive', minMs: a, maxMs: b };
    case 'jp':
      return { kind: 'percent', below: a, above: b, ...(c === undefined ? {} : { firstAbove: c }) };
    case 'jl':
      return { kind: 'floor', floorMs: a };
    case 'jo':
      return { kind: 'offset', offsetMs: a };
    case 'jy':
      return { kind: 'parity', share: a };
    default: {
      const kind = Object.hasOwn(plainJitter, name.slice(1)) && plainJitter[name.slice(1) as keyof typeof plainJitter];
      return kind ? { kind } : null;
    }
  }
}

/** What the text says, or null when it is damaged. Its numbers may be out of bounds: see checkPolicy. Never throws. */
export const parsePolicy = (text: string): Policy | null => read(text.split('~'));

function read(tokens: readonly string[]): Policy | null {
  let growth = null as Growth | null;
  let policy: Omit<Policy, 'growth'> = {
    jitter: { kind: 'none' },
    capMs: null,
    capOrder: 'before-jitter',
    attemptsMax: 0,
    reset: { kind: 'open' },
  };
  const seen = new Set<string>();
  for (const token of tokens) {
    const [, name = '', rest = ''] = /^([a-z]+)([\d.-]*)$/.exec(token) ?? [];
    const family = name.slice(0, 1);
    if (name === '' || seen.has(family)) return null;
    seen.add(family);
    if (name === 'n' || name === 'o') {
      const codes = readCodes(rest);
      if (codes === null) return null;
      policy = { ...policy, [name === 'n' ? 'noRetryCodes' : 'atOnceCodes']: codes };
      continue;
    }
    const numbers = rest === '' ? [] : rest.split('-').map(readNumber);
    if (numbers.some(Number.isNaN)) return null;
    const [a = Number.NaN, b = Number.NaN] = numbers;
    if (name === 'f') growth = { kind: 'fixed', baseMs: a };
    else if (name === 'l') growth = { kind: 'linear', baseMs: a, stepMs: b };
    else if (name === 'e') growth = { kind: 'exponential', baseMs: a, factor: b };
    else if (name === 't') growth = { kind: 'table', tableMs: numbers, thenMs: null };
    else if (name === 'g' && growth?.kind === 'table') growth = { ...growth, thenMs: a };
    else if (name === 'c') policy = { ...policy, capMs: a };
    else if (name === 'k') policy = { ...policy, capOrder: 'after-jitter' };
    else if (name === 'a') policy = { ...policy, attemptsMax: Math.round(a) };
    else if (name === 'w') policy = { ...policy, first: pairs(numbers) };
    else if (name === 'b') policy = { ...policy, baseDrawnOnce: { minMs: a, maxMs: b } };
    else if (family === 'j') {
      const jitter = readJitter(name, numbers);
      if (jitter === null) return null;
      policy = { ...policy, jitter };
    } else if (name === 'rs') policy = { ...policy, reset: { kind: 'stable', afterMs: a } };
    else if (name === 'rn') policy = { ...policy, reset: { kind: 'never' } };
    else if (name !== 'ro') return null;
  }
  return growth && { ...policy, growth };
}

/** An odd number of bounds makes no range: the last one is then no number, and checkPolicy says so. */
const pairs = (numbers: readonly number[]): Range[] =>
  Array.from({ length: Math.max(1, Math.ceil(numbers.length / 2)) }, (_, i) => ({
    minMs: numbers[2 * i] ?? Number.NaN,
    maxMs: numbers[2 * i + 1] ?? Number.NaN,
  }));

function readCodes(text: string): Codes | null {
  const codes: (number | readonly [number, number])[] = [];
  for (const part of text.split('-')) {
    const [, from, to] = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    codes.push(to === undefined ? Number(from) : [Number(from), Number(to)]);
  }
  return codes;
}

const readNumber = (text: string): number => (/^\d+(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN);
