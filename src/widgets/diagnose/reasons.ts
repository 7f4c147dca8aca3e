import type { FactKey, Facts, Sign } from '../../core/diagnose/facts.ts';
import { firesAt } from '../../core/diagnose/fires-at.ts';
import { libraryTitles } from '../../core/diagnose/names.ts';
import { type Finding, mayBeThere, type Ranked } from '../../core/diagnose/rank.ts';
import { serviceOf } from '../../core/diagnose/services/index.ts';
import type { ServiceId } from '../../core/diagnose/services/service.ts';
import { wordsOf } from '../../core/diagnose/signatures/index.ts';
import { timers } from '../../core/diagnose/timers.ts';
import { fill } from '../../core/format.ts';
import { format } from '../../ui/format.ts';
import { timerName } from './timer-name.ts';
import type { DiagnoseWords } from './words.ts';

export type Quotes = Readonly<Partial<Record<Sign, string>>>;
export type Reason = { readonly kind: 'fits' | 'against' | 'open'; readonly text: string };

/** More would bury the strongest. */
const reasonsMax = 5;
const namesMax = 4;

/** The words behind a sign: those of the text, else (in a link) those that its signature looks for. */
export const quoteOf = (sign: Sign, quotes: Quotes): string => quotes[sign] ?? wordsOf(sign);

/** What a recording shows, in words; undefined for what a text says. */
const seenIn = (sign: Sign, { reasons }: DiagnoseWords): string | undefined => {
  const seen: Readonly<Record<string, string>> = reasons.recorded;
  return seen[sign];
};

/** How a sign is called: in words, or by those that it was read from. */
export const signName = (sign: Sign, quotes: Quotes, words: DiagnoseWords): string =>
  seenIn(sign, words) ?? quoteOf(sign, quotes);

/** 60.1, not 60.113: for a field, so without separators. */
export const shortLength = (seconds: number): string => String(Math.round(seconds * 10) / 10);

/** How a fact is called. */
export function factName(key: FactKey, { page }: DiagnoseWords): string {
  if (key === 'signs') return page.says;
  if (key === 'seconds') return page.lasted;
  if (key === 'code' || key === 'reason' || key === 'status') return page[key];
  return page.facts[key === 'hops' ? 'via' : key];
}

/** How a value of a fact is called. */
export function valueName(key: string, value: string, { page }: DiagnoseWords): string {
  if (key === 'service') return serviceOf(value as ServiceId).name;
  const names: Readonly<Record<string, string>> =
    key === 'library' ? libraryTitles : (page.values[key as keyof typeof page.values] ?? {});
  return (Object.hasOwn(names, value) ? names[value] : undefined) ?? value;
}

function codeReason(code: number, { reasons }: DiagnoseWords): string {
  if (code === 1005) return reasons.emptyFrame;
  if (code === 1006) return reasons.noFrame;
  return code === 1015 ? reasons.tlsOnly : fill(reasons.frame, { value: code });
}

function reasonText(one: Finding, cause: Ranked['cause'], facts: Facts, words: DiagnoseWords, quotes: Quotes): string {
  const { reasons } = words;
  const { fact, value, weight } = one;
  if (fact === 'code') return codeReason(Number(value), words);
  if (fact === 'status') return fill(reasons.status, { value });
  if (fact === 'multiples') return reasons.multiples;
  if (fact === 'signs')
    return seenIn(value as Sign, words) ?? fill(reasons.sign, { value: quoteOf(value as Sign, quotes) });
  if (fact === 'seconds') {
    const written = format(words.lang);
    const { exact, list } = written;
    const names = timers
      .filter((timer) => cause.timer?.is(timer) && firesAt(timer, Number(value)) && mayBeThere(timer, facts))
      .map((timer) => timerName(timer, written));
    const length = exact(Number(value) * 1000, 1);
    return weight > 0 && names.length > 0
      ? fill(reasons.timer, { value: length, names: list([...new Set(names)].slice(0, namesMax)) })
      : fill(reasons.noTimer, { value: length });
  }
  const sentences: Readonly<Record<string, string>> = reasons.facts[fact];
  return fill(sentences[value] ?? sentences['*'] ?? '', { value: valueName(fact, String(value), words) });
}

/** Why a cause stands where it does, the strongest first, then what nobody has said yet. */
export function reasonsOf(ranked: Ranked, facts: Facts, words: DiagnoseWords, quotes: Quotes): readonly Reason[] {
  const told: Reason[] = ranked.findings.slice(0, reasonsMax).map((one) => ({
    kind: one.weight > 0 ? 'fits' : 'against',
    text: reasonText(one, ranked.cause, facts, words, quotes),
  }));
  if (!told.some(({ kind }) => kind === 'fits') && !ranked.ruledOut)
    told.push({ kind: 'fits', text: words.reasons.prior });
  const open = ranked.open.map(
    (key): Reason => ({ kind: 'open', text: fill(words.reasons.open, { fact: words.page.facts[key] }) }),
  );
  return [...told, ...open];
}

/** The one reason that rules a cause out. */
export const againstOf = (ranked: Ranked, facts: Facts, words: DiagnoseWords, quotes: Quotes): string => {
  const one = ranked.findings.find(({ weight }) => weight < 0);
  return one ? reasonText(one, ranked.cause, facts, words, quotes) : '';
};
