import { expect, test } from 'vitest';
import { fill } from '../../../../src/core/format.ts';
import { languages } from '../../../../src/i18n/languages.ts';
import { wordsOf } from '../../../../src/i18n/words.ts';
import { tasks } from '../../../../src/scenarios/learn.ts';
import { format } from '../../../../src/ui/format.ts';
import type { Progress } from '../../../../src/widgets/onboarding/progress.ts';
import { summaryText } from '../../../../src/widgets/onboarding/summary-text.ts';

const [first, second] = tasks;
const progress: Progress = {
  [first!.id]: { guess: 'nobody', choices: first!.solution },
  [second!.id]: { guess: 'server' },
};

test.each(languages)('the summary to copy holds the steps that are done, and gives no answer away (%s)', (lang) => {
  const words = wordsOf(lang, 'onboarding');
  const text = summaryText(progress, words, format(lang));
  expect(text).toContain(`## 1 ${words.steps.goodbye.title}`);
  const value = words.steps.goodbye.guesses['nobody'] ?? '';
  expect(text).toContain(fill(words.setting, { name: words.summary.guess, value }));
  expect(text).toContain(words.steps.goodbye.why);
  expect(text).not.toContain(words.steps.silence.title);
  expect(text).not.toMatch(/[{}]/);
});
