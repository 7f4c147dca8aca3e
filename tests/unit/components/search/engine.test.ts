import { expect, test } from 'vitest';
import { byTitle, parts } from '../../../../src/components/search/engine.ts';

test('an excerpt is told as text, what matches marked', () => {
  expect(parts('a <mark>Close</mark> frame, &lt;b&gt; &amp; &#39;x&#39;')).toEqual([
    { text: 'a ', marked: false },
    { text: 'Close', marked: true },
    { text: " frame, <b> & 'x'", marked: false },
  ]);
  expect(parts('<mark>1006</mark>')).toEqual([{ text: '1006', marked: true }]);
});

test('the marks between words that the index of a language without spaces needs are not shown', () => {
  expect(parts('プロキシ\u200bと\u200b<mark>ロード\u200bバランサー</mark>')).toEqual([
    { text: 'プロキシと', marked: false },
    { text: 'ロードバランサー', marked: true },
  ]);
});

test('a page whose title holds every word of the query comes first, the one with the shortest title before others', () => {
  const page = (title: string) => ({ url: title, title, excerpt: [] });
  const [evidence, versus, code] = ['実測', '1001と1006（異常終了）', '1006（異常終了）'].map(page);
  expect(byTitle([evidence!, versus!, code!], ['異常', '終了']).map(({ title }) => title)).toEqual([
    '1006（異常終了）',
    '1001と1006（異常終了）',
    '実測',
  ]);
});
