import { type Format, fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { describePolicy } from '../../ui/policy/describe-policy.ts';
import type { Story } from './story.ts';

/** A ladder in one sentence, for those who do not see it. */
export function altOf(name: string, story: Story, words: BackoffStrings, format: Format): string {
  const { chart } = words;
  const end =
    story.lateMs !== null
      ? fill(chart.altLate, { n: format.shortSeconds(story.lateMs) })
      : story.client.gaveUpMs !== null
        ? chart.altGaveUp
        : chart.altTrying;
  const policy = describePolicy(story.policy, words, format);
  return fill(chart.alt, { name, policy, tries: story.client.steps.length, end });
}
