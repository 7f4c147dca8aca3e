import { fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { describePolicy, seconds } from './numbers.ts';
import type { Story } from './story.ts';

/** A ladder in one sentence, for those who do not see it. */
export function altOf(name: string, story: Story, words: BackoffStrings): string {
  const { chart } = words;
  const end =
    story.lateMs !== null
      ? fill(chart.altLate, { n: seconds(story.lateMs) })
      : story.client.gaveUpMs !== null
        ? chart.altGaveUp
        : chart.altTrying;
  const policy = describePolicy(story.policy, words);
  return fill(chart.alt, { name, policy, tries: story.client.steps.length, end });
}
