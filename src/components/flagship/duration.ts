/** How a language writes the parts of a duration: "7 min 30 s", 「7分30秒」. */
export type DurationWords = {
  readonly minutes: (value: number) => string;
  readonly seconds: (value: number) => string;
  readonly between: string;
};

/**
 * A duration as people read it. Whole minutes drop the seconds; below ten seconds two decimals are kept, because
 * there they are the story.
 */
export function formatDuration(ms: number, words: DurationWords): string {
  if (ms < 10_000) return words.seconds(Math.round(ms / 10) / 100);
  const total = Math.round(ms / 1000);
  if (total <= 60) return words.seconds(total);
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  return seconds === 0 ? words.minutes(minutes) : words.minutes(minutes) + words.between + words.seconds(seconds);
}
