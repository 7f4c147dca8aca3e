import type { RangePageStrings } from '../en/range-page.ts';

export const rangePage: RangePageStrings = {
  code: 'コード',
  thisCode: '{n}は{range}の範囲のコードです。',
  script: 'スクリプトから渡せる？',
  mayPass: '**渡せる**',
  mayNotPass: '**渡せない**。`InvalidAccessError`',
  wireYes: '**される**',
  wireNo: '**されないはず**。誤った実装のサーバーは送る',
  shownBy: 'サーバーが{n}を送ると',
  registered: 'この範囲の登録済みコード',
  tables: '公開されている表',
  tablesNote: '同じ番号でも、アプリケーションごとに意味が違います。',
  next: 'すべてのコードと範囲',
};
