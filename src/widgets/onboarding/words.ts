import type { Check, CheckResult, Dial } from '../../core/learn/task.ts';
import { fill, secondsText } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';

/** Keeps a number and its unit on one line. */
export const keep = (text: string): string => text.replace(/(\d) (s|ms|min)\b/g, '$1\u00a0$2');

/** 4000 → "4 s", 300000 → "5 min", 50 → "50 ms", as the language writes it. */
export function duration(ms: number, words: OnboardingWords): string {
  if (ms > 0 && ms < 1_000 && ms % 500 !== 0) return fill(words.milliseconds, { n: ms });
  if (ms >= 120_000 && ms % 60_000 === 0) return fill(words.minutesLong, { n: ms / 60_000 });
  return fill(words.seconds, { n: ms / 1_000 });
}

export function optionText(dial: Dial['id'], option: string | number, words: OnboardingWords): string {
  if (typeof option === 'string') return words.options[option] ?? option;
  if (dial === 'factor') return `×${option}`;
  if (dial === 'heartbeatTimeoutMs' && option === 0) return words.untilNextBeat;
  if ((dial === 'heartbeatMs' || dial === 'serverPingMs') && option === 0) return words.none;
  return duration(option, words);
}

export function checkText(check: Check, words: OnboardingWords): string {
  const t = 'ms' in check ? duration(check.ms, words) : '';
  const n = 'code' in check ? check.code : 'count' in check ? check.count : 'clean' in check ? String(check.clean) : '';
  return fill(words.checks[check.kind], { t, n });
}

/** What was seen, beside its check; empty where the check alone says it. */
export function valueText({ check, value }: CheckResult, words: OnboardingWords): string {
  switch (check.kind) {
    case 'client-code':
    case 'tries-at-most':
      return value === null ? '–' : String(value);
    case 'knows-within':
    case 'ignorant-for':
    case 'server-knows':
    case 'server-knows-first':
      return value === null ? words.never : fill(words.seconds, { n: secondsText(value) });
    case 'beats-apart':
    case 'back-within':
    case 'open-at':
      return value === null ? '' : fill(words.seconds, { n: secondsText(value) });
    default:
      return '';
  }
}
