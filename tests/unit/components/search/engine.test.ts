import { expect, test } from 'vitest';
import { parts } from '../../../../src/components/search/engine.ts';

test('an excerpt is told as text, what matches marked', () => {
  expect(parts('a <mark>Close</mark> frame, &lt;b&gt; &amp;')).toEqual([
    { text: 'a ', marked: false },
    { text: 'Close', marked: true },
    { text: ' frame, <b> &amp;', marked: false },
  ]);
  expect(parts('<mark>1006</mark>')).toEqual([{ text: '1006', marked: true }]);
});
