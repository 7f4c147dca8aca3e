import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**クライアントに必要な拡張がありません。**サーバーがハンドシェイクで合意しませんでした。',
  short: 'クライアントに必要な拡張がない。',
  title: 'WebSocket 1010 Mandatory Extension：送るのはクライアントだけ',
  description:
    'WebSocketのクローズコード1010：permessage-deflateなど、クライアントが求めた拡張にサーバーが合意しませんでした。送るのはクライアントだけで、ブラウザは送りません。',
  who: '**クライアント。**ただしブラウザではない',
  reconnect: '**サーバーかクライアントの設定を合わせてから**',
  checks: [
    '**`reason`を読む。** 足りない拡張の一覧が入るはずです。',
    '**`Sec-WebSocket-Extensions`を比べる。** 要求と応答で。',
    '**プロキシが消している？** サーバーに直接つないでみます。',
  ],
  clientSees: 'ブラウザは拡張を必須にしません。ページが原因になることはありません。',
  serverSees: '開いた直後、最初のメッセージの前に来ます。',
  causes: {
    'not-enabled': [
      'サーバーで無効になっている',
      '101応答に`Sec-WebSocket-Extensions`がありません。',
      '`permessage-deflate`を有効にする',
    ],
    'proxy-strips': ['プロキシがヘッダーを消す', 'プロキシなしなら動きます。', 'ヘッダーを通す'],
  },
  fix: 'サーバーで拡張を有効にするか、クライアントで必須にするのをやめます。',
  differs: ['サーバーは1010を使いません。ハンドシェイクを拒むだけです。'],
  log: '**error。**クライアントとサーバーの設定が合っていません。',
  related: { 1002: '合意なしに圧縮を使った', 1006: 'ハンドシェイク失敗の見え方' },
};
