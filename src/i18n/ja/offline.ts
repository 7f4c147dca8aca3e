import type { OfflineStrings } from '../en/offline.ts';

export const offline: OfflineStrings = {
  title: 'このページはまだ保存されていません',
  description: '一度保存されたページは、ネットワークがなくても表示できます。',
  lead: 'ネットワークに接続できず、このページはまだこの端末に保存されていません。接続が回復すると、保存を再開します。',
  there: '各クローズコードのページと「1001と1006の違い」は保存済みで、今すぐ読めます。',
  again: '再読み込み',
  codes: 'コード一覧',
  compare: '1001と1006の違い',
  home: 'トップページ',
  note: {
    usable:
      'オフラインで読めるページ：各クローズコードのページ、1001と1006の違い、閲覧したページ。{total} MBのうち{stored} MBを保存しました。残りは閲覧中に保存します。',
    complete: 'この言語のすべてのページと検索を、オフラインで利用できます（この端末に{total} MBを保存済み）。',
  },
};
