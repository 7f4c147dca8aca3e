import type { CodesTableStrings } from '../en/codes-table.ts';

export const codesTable: CodesTableStrings = {
  title: 'WebSocketのクローズコード一覧',
  description:
    'WebSocketのクローズコード（切断コード、ステータスコード）の一覧表。意味、実際に送信されるか、close()に渡せるか、誰が送るか、再接続すべきか。症状から絞り込めます。',
  heading: 'WebSocketのクローズコード一覧',
  lead: 'プロトコルの16個の番号、登録済みのいくつかの番号、そして自由に使える1,000個の番号。**実線はCloseフレーム（クローズフレーム）で送信され、破線は送信されません。**',
  happened: '何が起きた？',
  only: '絞り込み',
  filters: { never: '送信されない', script: 'スクリプトから渡せる', reconnect: '自動で再接続してよい' },
  count: '{all}件中{n}件',
  empty: 'すべてに当てはまるコードはありません。',
  clear: '絞り込みを解除',
  caption: 'WebSocketのクローズコード',
  columns: {
    code: 'コード',
    wire: '実際に送信される？',
    script: 'スクリプトから渡せる？',
    sender: '送信側',
    reconnect: '再接続する？',
  },
  yes: 'はい',
  no: 'いいえ',
  neverOnWire: '送信されない',
  undefinedOnWire: '未定義',
  nobody: 'いない。受信側が設定する',
  nobodyReserved: 'いない',
  eitherSide: 'どちらか一方',
  application: '自分のアプリケーション',
  privateName: 'プライベート用',
  privateReconnect: '自分で決め、表を公開する',
  between: '間の番号',
  note: '「スクリプトから渡せる？」はブラウザの`close()`のことです。1000か3000〜4999で、ほかは`InvalidAccessError`です。サーバーはほかのコードも送れます。「再接続する？」は助言で、プロトコルは定めていません。WebKitGTKは1012〜1014を1006にします：[実測データ](/evidence/)。',
  more: '[よくある質問](/questions/) · [2つを比べる](/compare/) · [codes.json](/codes.json) · [ここへのリンク方法](/link-here/)',
  checker: {
    heading: 'close()を試す',
    lead: '呼び出しを入力すると、ブラウザの動作が分かります。標準と同じ2つの検査をします。',
    label: '呼び出し',
    example: "close(1001, 'bye')",
    examples: '例',
    run: '調べる',
    parse: '数と文字列を渡す`close()`の呼び出しではありません。',
    throws: {
      InvalidAccessError:
        '**InvalidAccessError**。スクリプトが渡せるのは1000か3000〜4999だけです。接続は開いたままで、何も送られません。',
      SyntaxError:
        '**SyntaxError**。reasonはUTF-8で{n}バイトあります。上限は123バイトです。接続は開いたままで、何も送られません。',
    },
    empty:
      '**ペイロードのないCloseフレームです**。応答にコードがなければ、ブラウザのcodeは**1005**です。コードを省いても1000にはなりません。',
    reasonAlone:
      '**ChromiumはInvalidAccessErrorを投げます**。FirefoxとWebKitGTKはペイロードのないCloseフレームを送り、多くのサーバーは1005と報告します。Nodeは1000とreasonを送ります。標準には、この場合の規定がありません。',
    sends:
      '**{n}のCloseフレームです**。サーバーが同じコードで応答すると（多くのサーバーはそうします）、イベントは{n}、`wasClean: true`です。応答がなければ1006で、Chromiumは{fact:chromium.closing-handshake}後、Firefoxは約{fact:firefox.closing-handshake}後です。',
    bytes: 'reasonは123バイト中{n}バイト。',
    clamped: '数は{n}になりました。WebIDLが0〜65535に収め、丸めます。',
  },
};
