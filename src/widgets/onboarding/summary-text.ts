import { type Format, fill } from '../../core/format.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { tasks } from '../../scenarios/learn.ts';
import { doneCount, type Progress } from './progress.ts';
import { choicesText, whyText } from './words.ts';

/** The steps that are done as Markdown, to keep in one's own notes: what was asked, guessed and found out. */
export function summaryText(progress: Progress, words: OnboardingWords, format: Format): string {
  const { summary } = words;
  const steps = tasks.flatMap((task, index) => {
    const { choices, guess } = progress[task.id] ?? {};
    if (!choices) return [];
    const { title, question, guesses } = words.steps[task.id];
    const line = (name: string, value: string): string => `- ${fill(words.setting, { name, value })}`;
    return [
      `## ${index + 1} ${title}\n\n${question}\n`,
      ...(guess === undefined ? [] : [line(summary.guess, guesses[guess] ?? '')]),
      line(summary.happens, guesses[task.prediction.right] ?? ''),
      line(summary.yours, choicesText(task, choices, words, format)),
      line(summary.why, `${whyText(task, choices, words, format)}\n`),
    ];
  });
  return [fill(summary.progress, { n: doneCount(progress), all: tasks.length }), '', ...steps].join('\n');
}
