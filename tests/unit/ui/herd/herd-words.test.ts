import { expect, test } from 'vitest';
import { format } from '../../../../src/ui/format.ts';
import { herdTime } from '../../../../src/ui/herd/herd-words.ts';

test.each([
  [56_400, '56 s', '56秒'],
  [89_000, '89 s', '89秒'],
  [728_000, '12 min 8 s', '12分8秒'],
  [3_599_000, '59 min 59 s', '59分59秒'],
  [3_600_000, '1 h', '1時間'],
  [8_281_000, '2 h 18 min', '2時間18分'],
])('a time of a herd is as exact as its model: %d ms', (ms, english, japanese) => {
  expect([herdTime(ms, format('en')), herdTime(ms, format('ja'))]).toEqual([english, japanese]);
});
