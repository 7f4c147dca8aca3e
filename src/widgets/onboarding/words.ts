import { type Format, fill } from '../../core/format.ts';
import type { Check, CheckResult, Choices, Dial, Task } from '../../core/learn/task.ts';
import { clients, isClientId } from '../../core/peers/clients.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';

/** Keeps a number and its unit on one line. */
export const keep = (text: string): string => text.replace(/(\d) (s|ms|min|%)(?![a-z])/g, '$1\u00a0$2');

export function optionText(dial: Dial['id'], option: string | number, words: OnboardingWords, format: Format): string {
  if (typeof option === 'string') return words.options[option] ?? (isClientId(option) ? clients[option].name : option);
  if (dial === 'factor') return `×${option}`;
  if (dial === 'batches') return words.batches[String(option)] ?? String(option);
  if (dial === 'heartbeatTimeoutMs' && option === 0) return words.untilNextBeat;
  if ((dial === 'heartbeatMs' || dial === 'serverPingMs') && option === 0) return words.none;
  return format.setting(option);
}

/** The choices of a task in words: "Heartbeat: 10 s, Wait for the answer: 4 s". */
export const choicesText = (task: Task, choices: Choices, words: OnboardingWords, format: Format): string =>
  format.list(
    task.dials.map(({ id }) =>
      fill(words.setting, { name: words.dials[id], value: optionText(id, choices[id] ?? '', words, format) }),
    ),
  );

const percent = (share: number): number => Math.floor(share * 100);

export function checkText(check: Check, words: OnboardingWords, format: Format): string {
  const t = 'ms' in check ? format.setting(check.ms) : '';
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
export function checkValue(kind: Check['kind'], value: number | null, words: OnboardingWords, format: Format): string {
  switch (kind) {
    case 'client-code':
    case 'tries-at-most':
      return value === null ? '–' : String(value);
    case 'knows-within':
    case 'ignorant-for':
    case 'server-knows':
    case 'server-knows-first':
    case 'all-back-within':
      return value === null ? words.never : format.time(value);
    case 'beats-apart':
      return value === null ? '–' : format.time(value);
    case 'back-within':
    case 'open-at':
      return value === null ? '' : format.time(value);
    case 'within-capacity':
      return value === null ? '' : fill(words.times, { n: format.figure(value, 2, 2) });
    case 'stay-connected':
      return value === null ? '' : format.percent(percent(value) / 100);
    default:
      return '';
  }
}

export const valueText = ({ check, value }: CheckResult, words: OnboardingWords, format: Format): string =>
  checkValue(check.kind, value, words, format);

/** Why it went as it did, with the numbers of these choices. */
export function whyText(task: Task, choices: Choices, words: OnboardingWords, format: Format): string {
  const number = (value: string | number | undefined): number => (typeof value === 'number' ? value : 0);
  const beat = number(choices.heartbeatMs);
  const deadline = number(choices.heartbeatTimeoutMs);
  const time = format.setting;
  const numbers: Record<string, string | number> = {
    heartbeat: time(beat),
    deadline: time(deadline),
    worst: time(beat + deadline),
    cap: time(number(choices.capMs)),
  };
  if (task.kind === 'herd') {
    const batches = number(choices.batches);
    const group = Math.ceil(task.herd.clients / batches);
    const drainMs = number(choices.drainMs);
    const firstMs = number(choices.firstMs);
    numbers.group = format.number(group);
    numbers.spread = time(drainMs + firstMs);
    // The sum of two even spreads is nowhere denser than the wider of them.
    numbers.rate = format.number(Math.round((group / Math.max(drainMs, firstMs)) * 1_000));
    numbers.left = format.number(Math.round(task.herd.capacityPerSecond * (1 - 1 / batches)));
  }
  return fill(words.steps[task.id].why, numbers);
}

/** What a screen reader is told after a run: how many checks are met, and which is not, with what was seen. */
export function verdictText(results: readonly CheckResult[], words: OnboardingWords, format: Format): string {
  const missed = results.filter(({ met }) => !met);
  if (missed.length === 0) return words.well;
  const list = missed.map((result) => {
    const value = valueText(result, words, format);
    return checkText(result.check, words, format) + (value && fill(words.seen, { n: value }));
  });
  return fill(words.checksMet, {
    n: results.length - missed.length,
    all: results.length,
    list: format.list(list),
  });
}
