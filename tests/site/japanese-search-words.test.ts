import { expect, test } from 'vitest';
import { closeCodes } from '../../src/core/protocol/close-codes.ts';
import { builtPages, withoutCode } from '../support/built-site.ts';

const pages = new Map(
  builtPages()
    .filter(({ lang }) => lang === 'ja')
    .map(({ english, html }) => [english.replace(/\/$/, ''), withoutCode(html)] as const),
);

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').trim();

/** What a search engine shows and weighs: title, description and headings. */
function searched(path: string) {
  const html = pages.get(path);
  if (html === undefined) throw new Error(`/ja/${path}/ was not built`);
  const headings = [...html.matchAll(/<h([1-3])\b[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, , text]) => textOf(text!));
  return {
    title: /<title>([^<]*)/.exec(html)?.[1] ?? '',
    description: /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '',
    headings,
  };
}

const codePages = closeCodes.map(({ code }) => String(code)).filter((path) => pages.has(path));
const comparisons = [...pages.keys()].filter((path) => /^\d+-vs-\d+$/.test(path)).sort();

test('every page of a Japanese code has the headings that readers look for', () => {
  expect(codePages.length).toBeGreaterThan(15);
  const lacking = codePages.flatMap((path) =>
    ['説明', 'このコードが表示される場合', '解決方法']
      .filter((heading) => !searched(path).headings.some((text) => text.startsWith(heading)))
      .map((heading) => `/ja/${path}/ ${heading}`),
  );
  expect(lacking).toEqual([]);
});

/** Here one of the two is a finding, not a choice: its page says what to do about it. */
const nothingToChoose = new Set(['1001-vs-1006', '1002-vs-1007', '1005-vs-1006', '1006-vs-1011', '1006-vs-1015']);

test('every Japanese comparison says the difference, and which to use or how to find the cause', () => {
  expect(comparisons.length).toBeGreaterThan(8);
  const lacking = comparisons.flatMap((path) => {
    const { headings, title, description } = searched(path);
    const second = nothingToChoose.has(path) ? /解決方法|原因|切り分け/ : /^どちらをいつ使うか/;
    return [/^主な違い/, second]
      .filter((heading) => !headings.some((text) => heading.test(text)))
      .map((heading) => `/ja/${path}/ ${heading}`)
      .concat(/の違い/.test(title) && /の違い/.test(description) ? [] : [`/ja/${path}/ title or description`]);
  });
  expect(lacking).toEqual([]);
});

/** What people type, and the page whose title, description or headings must hold it. */
const typed: readonly (readonly [path: string, ...words: string[]])[] = [
  ['', 'WebSocket', '原因', '解決方法', 'クローズコード', '切断'],
  ['1006', 'WebSocket', '1006', '異常終了', '原因', '解決方法', '60秒で切れる'],
  ['1001-vs-1006', '違い', '異常終了', '原因', '解決方法'],
  ['1005-vs-1006', '違い', '異常終了', '原因'],
  ['1006-vs-1011', '違い', '異常終了', '内部エラー', '解決方法'],
  ['codes', 'クローズコード一覧', '切断コード'],
  ['compare', '違い'],
  ['diagnose', '切断', '原因', '解決方法'],
  ['backoff', '再接続', '指数バックオフ', 'ジッター'],
  ['herd', '一斉再接続', 'Thundering Herd', '解決方法'],
  ['questions', 'よくある質問', '60秒で切れる', '原因', '解決方法'],
  ['guides/heartbeats', 'ハートビート', '死活監視', 'キープアライブ'],
  ['guides/reconnecting', '自動再接続', '指数バックオフ', 'ジッター'],
  ['guides/proxies', 'アイドルタイムアウト', '60秒', '原因', '解決方法', 'nginx'],
  ['guides/graceful-shutdown', 'グレースフルシャットダウン', '異常終了', 'Kubernetes'],
  ['guides/mobile-and-sleep', 'スリープ', 'スマホ', '原因'],
  ['guides/why-the-browser-hides-the-reason', '401', '403', '異常終了', '原因'],
  ['guides/logging', 'ログレベル', 'アラート'],
  ['evidence', '実測データ', '切断'],
];

test.each(typed)('/ja/%s has in its title, description or headings what people type', (path, ...words) => {
  const { title, description, headings } = searched(path);
  const all = [title, description, ...headings].join('\n');
  expect(words.filter((word) => !all.includes(word))).toEqual([]);
});

test('every Japanese code page names a cause, a remedy or the difference in its title or description', () => {
  const lacking = codePages.filter((path) => {
    const { title, description } = searched(path);
    return !/原因|解決方法|違い|意味|対応/.test(title + description) || !/WebSocket/.test(title);
  });
  expect(lacking).toEqual([]);
});
