import type { GuessStrings } from '../en/guess.ts';

export const guess: GuessStrings = {
  never: '検知なし',
  you: '予想',
  touch: '線にタッチしてください。',
  keys: '矢印キーで選び、Enterで決定します。',
  skip: 'スキップ',
};
