export function delayAfter(attempt, random) {
  const ceiling = 1000 * 2 ** attempt;
  // full jitter: all were dropped at once
  return random() * Math.min(30_000, ceiling);
}
