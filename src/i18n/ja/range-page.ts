import type { RangePageStrings } from '../en/range-page.ts';

export const rangePage: RangePageStrings = {
  code: 'コード',
  thisCode: '{n}はこの範囲のコードです。',
  script: 'スクリプトから渡せる？',
  mayPass: '**渡せる**',
  mayNotPass: '**渡せない**。`InvalidAccessError`',
  wireYes: '**流れる**',
  wireNo: '**流れないはず**。不注意なサーバーは送る',
  shownBy: 'サーバーが{n}を送ると',
  registered: 'この範囲の登録済みコード',
  tables: '公開されている表',
  tablesNote: 'あるアプリケーションのコードは、ほかでは意味を持ちません。',
  next: 'すべてのコードと範囲',
};
