import { describe, expect, test } from 'vitest';
import { byName, parts, placeIn } from '../../../../src/components/search/engine.ts';

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

test('a hit opens at the part of the page that holds most of what was asked for', () => {
  const part = (url: string, ...locations: number[]) => ({ url, excerpt: url, locations });
  const page = { url: '/a/', excerpt: 'a', sub_results: [part('/a/', 1), part('/a/#fix', 9, 12), part('/a/#see', 20)] };
  expect(placeIn(page).url).toBe('/a/#fix');
  expect(placeIn({ ...page, sub_results: [part('/a/', 1, 2), part('/a/#fix', 9, 12)] }).url).toBe('/a/');
  expect(placeIn({ ...page, sub_results: [] })).toMatchObject({ url: '/a/', excerpt: 'a' });
});

describe('the order of the pages that are found', () => {
  const page = (title: string, ...names: string[]) => ({ url: title, title, names, excerpt: [] });
  const titles = (pages: ReturnType<typeof byName>): readonly string[] => pages.map(({ title }) => title);

  test('a page whose title holds every word of the query comes before others, the one with the shortest title first', () => {
    const pages = [page('実測'), page('1001と1006（異常終了）'), page('1006（異常終了）')];
    expect(titles(byName(pages, '異常終了', ['異常', '終了']))).toEqual([
      '1006（異常終了）',
      '1001と1006（異常終了）',
      '実測',
    ]);
  });

  test('a page that is called what was asked comes before those whose titles hold it', () => {
    const pages = [
      page('Jitter in 3 lines'),
      page('When to reconnect'),
      page('How long to wait', 'jitter', 'full jitter'),
    ];
    expect(titles(byName(pages, 'Full Jitter', ['Full', 'Jitter']))[0]).toBe('How long to wait');
    expect(titles(byName(pages, 'jitter', ['jitter'])).slice(0, 2)).toEqual(['How long to wait', 'Jitter in 3 lines']);
  });

  test('case, width, spaces and the word WebSocket make no other name', () => {
    const pages = [page('a'), page('b', 'HTTP/2')];
    for (const query of ['http/2', 'ＨＴＴＰ／２', 'WebSocket http/2', ' websockets  HTTP/2'])
      expect(titles(byName(pages, query, query.split(' ')))[0], query).toBe('b');
  });

  test('a query of nothing but the word WebSocket, or a part of a name, is no name', () => {
    const pages = [page('a'), page('b', 'full jitter'), page('c')];
    for (const query of ['WebSocket', 'full']) expect(titles(byName(pages, query, [query]))).toEqual(['a', 'b', 'c']);
  });
});
