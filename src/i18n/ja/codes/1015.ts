import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**TLSに失敗し、接続は始まりませんでした。**誰も送っていない値で、多くのブラウザは1006と表示します。',
  short: 'TLSの失敗。見せるのはFirefoxだけ。',
  title: 'WebSocket 1015 TLS handshake：証明書の確認',
  description:
    'WebSocketのクローズコード1015：TLSハンドシェイクの失敗です。信頼されない証明書や期限切れがほとんど。1015を見せるのはFirefoxだけで、ChromiumとWebKitGTKは1006です。確認の仕方。',
  who: '**自分のブラウザ**（Firefox）。ほかは1006',
  reconnect: '**証明書を直してから**',
  checks: [
    '**同じホストを`https://`で開く。** ブラウザが理由を説明します。',
    '**期限切れか、名前違いか。** 証明書の日付と名前を見ます。',
    '**自己署名？** WebSocketには「続行」の画面がありません。',
  ],
  clientSees: '先に`error`が来ます。ChromiumとWebKitGTKは同じ失敗を1006とします。',
  serverSees: 'ログにTLS alert。WebSocketは始まっていません。',
  causes: {
    untrusted: [
      '信頼されない、または自己署名の証明書',
      '自分のCAを入れていない端末では必ず。',
      '公的なCAを使うか、CAを入れる',
    ],
    expired: ['期限切れ', 'ある時刻から全員。', '更新し、自動化する'],
    'wrong-name': ['ホスト名の不一致', 'そのアドレスだけ。別名なら動きます。', '名前を追加する'],
    chain: ['中間証明書がない', '携帯やNodeなど、一部だけ。', 'チェーン全体を送る'],
  },
  fix: 'サーバーが実際に送っている証明書を見ます。',
  differs: [
    'WHATWGの標準は1015を使いません。接続に失敗した理由をページに教えないためです。Firefoxはここが異なります。',
    'サーバーが1015をフレームに入れると、Firefoxはそのまま渡し、ほかは接続を失敗させます。',
  ],
  log: '**error。**直すまで誰も接続できません。',
  related: { 1006: 'ほかのブラウザでの見え方', 1010: '同じく最初の合意の失敗' },
};
