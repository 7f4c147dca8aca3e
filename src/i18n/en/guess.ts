/** Words of a question that comes before the run which answers it. */
export const guess = {
  never: 'never',
  you: 'you',
  touch: 'Touch the line.',
  keys: 'Choose with the arrow keys, then press Enter.',
  skip: 'Skip',
};

export type GuessStrings = typeof guess;
