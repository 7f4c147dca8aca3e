import type { CodesTableStrings } from '../en/codes-table.ts';

export const codesTable: CodesTableStrings = {
  title: 'WebSocketのクローズコード一覧',
  description:
    'WebSocketのクローズコードを1つの表に。通信路を流れるか、スクリプトからclose()に渡せるか、誰が送るか、再接続すべきか。起きたことから絞り込めます。',
  heading: 'すべてのクローズコード',
  lead: 'プロトコルの16個の番号、いくつかの登録済みの番号、そして自由に使える1,000個の番号。**実線はネットワークを流れ、破線は決して流れません。**',
  happened: '何が起きた？',
  only: '絞り込み',
  filters: { never: '通信路を流れない', script: 'スクリプトから渡せる', reconnect: '自動で再接続してよい' },
  count: '{all}件中{n}件',
  empty: 'すべてに当てはまるコードはありません。',
  clear: '絞り込みを解除',
  caption: 'WebSocketのクローズコード',
  columns: {
    code: 'コード',
    wire: '通信路を流れる？',
    script: 'スクリプトから渡せる？',
    sender: '送り手',
    reconnect: '再接続する？',
  },
  yes: 'はい',
  no: 'いいえ',
  neverOnWire: '決して流れない',
  undefinedOnWire: '未定義',
  nobody: 'いない。自分の側が作る',
  nobodyReserved: 'いない',
  eitherSide: 'どちらか一方',
  application: '自分のアプリケーション',
  privateName: 'プライベート用',
  privateReconnect: '自分で決め、表を公開する',
  between: '間の番号',
  note: '「スクリプトから渡せる？」はブラウザの`close()`のことです。1000か3000〜4999で、ほかは`InvalidAccessError`です。サーバーはもっと多くを送れます。「再接続する？」は助言で、プロトコルは定めていません。WebKitGTKは1012〜1014を1006にします：[実測](/evidence/)。',
  more: '[よくある質問](/questions/) · [2つを比べる](/compare/) · [codes.json](/codes.json) · [ここへのリンク方法](/link-here/)',
  checker: {
    heading: 'close()を試す',
    lead: '呼び出しを書くと、ブラウザの動きが分かります。標準と同じ2つの検査をします。',
    label: '呼び出し',
    example: "close(1001, 'bye')",
    examples: '例',
    run: '調べる',
    parse: '数と文字列を渡す`close()`の呼び出しではありません。',
    throws: {
      InvalidAccessError:
        '**InvalidAccessError**。スクリプトが渡せるのは1000か3000〜4999だけです。接続は開いたままで、何も送られません。',
      SyntaxError:
        '**SyntaxError**。理由はUTF-8で{n}バイトあります。上限は123バイトです。接続は開いたままで、何も送られません。',
    },
    empty: '**本体のないCloseフレームです**。両側が**1005**と報告します。コードを省いても1000にはなりません。',
    reasonAlone:
      '**ChromiumはInvalidAccessErrorを投げます**。FirefoxとWebKitGTKは本体のないCloseフレームを送り、両側が1005と報告します。',
    sends:
      '**{n}のCloseフレームです**。サーバーが応答すると、イベントは{n}、`wasClean: true`です。応答がなければ1006で、Chromiumは{fact:chromium.closing-handshake}後、Firefoxは約{fact:firefox.closing-handshake}後です。',
    bytes: '理由：123バイト中{n}バイト。',
    clamped: '数は{n}になりました。WebIDLが0〜65535に収め、丸めます。',
  },
};
