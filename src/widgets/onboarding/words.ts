import { fill } from '../../core/format.ts';
import type { Check, CheckResult, Choices, Dial, Task } from '../../core/learn/task.ts';
import { secondsText } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';

/** Keeps a number and its unit on one line. */
export const keep = (text: string): string => text.replace(/(\d) (s|ms|min|%)(?![a-z])/g, '$1\u00a0$2');

/** 4000 → "4 s", 300000 → "5 min", 50 → "50 ms", as the language writes it. */
export function duration(ms: number, words: OnboardingWords): string {
  if (ms > 0 && ms < 1_000 && ms % 500 !== 0) return fill(words.milliseconds, { n: ms });
  if (ms >= 120_000 && ms % 60_000 === 0) return fill(words.minutesLong, { n: ms / 60_000 });
  return fill(words.seconds, { n: ms / 1_000 });
}

export function optionText(dial: Dial['id'], option: string | number, words: OnboardingWords): string {
  if (typeof option === 'string') return words.options[option] ?? option;
  if (dial === 'factor') return `×${option}`;
  if (dial === 'batches') return words.batches[String(option)] ?? String(option);
  if (dial === 'heartbeatTimeoutMs' && option === 0) return words.untilNextBeat;
  if ((dial === 'heartbeatMs' || dial === 'serverPingMs') && option === 0) return words.none;
  return duration(option, words);
}

/** The choices of a task in words: "Heartbeat: 10 s, Wait for the answer: 4 s". */
export const choicesText = (task: Task, choices: Choices, words: OnboardingWords): string =>
  task.dials.map(({ id }) => `${words.dials[id]}: ${optionText(id, choices[id] ?? '', words)}`).join(words.comma);

const percent = (share: number): number => Math.floor(share * 100);

export function checkText(check: Check, words: OnboardingWords): string {
  const t = 'ms' in check ? duration(check.ms, words) : '';
  const n =
    'code' in check
      ? check.code
      : 'count' in check
        ? check.count
        : 'share' in check
          ? percent(check.share)
          : 'clean' in check
            ? String(check.clean)
            : '';
  return fill(words.checks[check.kind], { t, n });
}

/** What was seen, beside its check; empty where the check alone says it. */
export function checkValue(kind: Check['kind'], value: number | null, words: OnboardingWords): string {
  switch (kind) {
    case 'client-code':
    case 'tries-at-most':
      return value === null ? '–' : String(value);
    case 'knows-within':
    case 'ignorant-for':
    case 'server-knows':
    case 'server-knows-first':
    case 'all-back-within':
      return value === null ? words.never : fill(words.seconds, { n: secondsText(value) });
    case 'beats-apart':
    case 'back-within':
    case 'open-at':
      return value === null ? '' : fill(words.seconds, { n: secondsText(value) });
    case 'within-capacity':
      return value === null ? '' : `×${value.toFixed(2)}`;
    case 'stay-connected':
      return value === null ? '' : fill(words.percent, { n: percent(value) });
    default:
      return '';
  }
}

export const valueText = ({ check, value }: CheckResult, words: OnboardingWords): string =>
  checkValue(check.kind, value, words);

/** Why it went as it did, with the numbers of these choices. */
export function whyText(task: Task, choices: Choices, words: OnboardingWords): string {
  const number = (value: string | number | undefined): number => (typeof value === 'number' ? value : 0);
  const beat = number(choices.heartbeatMs);
  const deadline = number(choices.heartbeatTimeoutMs);
  const time = (ms: number): string => duration(ms, words);
  const numbers: Record<string, string | number> = {
    heartbeat: time(beat),
    deadline: time(deadline),
    worst: time(beat + deadline),
    cap: time(number(choices.capMs)),
  };
  if (task.kind === 'herd') {
    const batches = number(choices.batches);
    const group = Math.ceil(task.herd.clients / batches);
    const spreadMs = Math.max(number(choices.drainMs), number(choices.firstMs));
    numbers.group = group.toLocaleString('en');
    numbers.spread = time(spreadMs);
    numbers.rate = Math.round((group / spreadMs) * 1_000).toLocaleString('en');
    numbers.left = Math.round(task.herd.capacityPerSecond * (1 - 1 / batches)).toLocaleString('en');
  }
  return fill(words.steps[task.id].why, numbers);
}

/** What a screen reader is told after a run: how many checks are met, and which is not, with what was seen. */
export function verdictText(results: readonly CheckResult[], words: OnboardingWords): string {
  const missed = results.filter(({ met }) => !met);
  if (missed.length === 0) return words.well;
  const list = missed.map((result) => {
    const value = valueText(result, words);
    return checkText(result.check, words) + (value && fill(words.seen, { n: value }));
  });
  return fill(words.checksMet, {
    n: results.length - missed.length,
    all: results.length,
    list: list.join(words.comma),
  });
}
