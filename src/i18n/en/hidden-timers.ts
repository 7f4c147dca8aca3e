/** The table of what becomes of timers in a hidden tab. Keys of rhythms are those of src/evidence/timer-records.ts. */
export const hiddenTimers = {
  rhythm: 'The page’s timer',
  rhythms: {
    interval1: 'setInterval, 1 s',
    interval25: 'setInterval, 25 s',
    interval25push: 'the same, messages arrive',
    timeout25: 'setTimeout chain, 25 s',
    answer: 'none: answers the server’s message, 25 s',
  },
  changes: '{early}; {late} after {from}',
  measured:
    'Between two beats while hidden, at first and later, the newest of at least two runs each. Each tab was in front for {front} before. {versions}, Linux {kernel}, {date}.',
};

export type HiddenTimersStrings = typeof hiddenTimers;
