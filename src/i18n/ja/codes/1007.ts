import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**データがメッセージの種類に合いません。**ほとんどの場合、UTF-8として不正なテキストです。',
  short: 'UTF-8として不正なテキスト。',
  title: 'WebSocket 1007 Invalid frame payload data：不正なUTF-8',
  description:
    'WebSocketのクローズコード1007：テキストメッセージにUTF-8として不正なバイト列がありました。原因となるsend()、壊れたJSONが1007ではない理由、ブラウザでの見え方。',
  who: '**受け手**',
  reconnect: '**送り手を直してから**',
  checks: [
    '**バイト列をテキストで送った？** 圧縮データやLatin-1など。',
    '**途中で切れた？** 複数バイトの文字の途中でバッファが分かれています。',
    '**解釈できないJSON？** それは1007ではなく、アプリケーションのエラーです。',
  ],
  clientSees: '**自分**のテキストが不正なときだけです。ページの`send(文字列)`は必ず正しいUTF-8になります。',
  serverSees: '`ws`は自動で1007を送ります。こちらが不正なら、WebKitGTKは1007、Chromiumは1002、FirefoxはFINだけです。',
  causes: {
    'bytes-as-text': [
      'バイナリをテキストとして送った',
      '画像、gzip、Protobufなど。0x7fを超える最初のバイトで失敗します。',
      'バイナリで送る',
    ],
    'wrong-encoding': [
      '別の文字コード',
      '日本語やアクセント付きの名前だけ失敗。Shift_JISやLatin-1のバイト列です。',
      'UTF-8に変換する',
    ],
    'split-character': [
      '文字の途中で切った',
      '長いメッセージだけ、不規則に失敗。バイト数で切って別々のメッセージにしています。',
      '文字単位で切るか、バイナリにする',
    ],
  },
  fix: 'バイト列はバイナリメッセージで、文字列はテキストメッセージで送ります。',
  differs: [
    '**サーバー**が不正なUTF-8を送ると、どのブラウザでもページは`error`と1006になります。',
    'そのときサーバーには、Chromiumから1002「Invalid UTF-8 in text frame」、WebKitGTKから1007、FirefoxからFINが届きます。',
  ],
  log: '**error。**どちらかのプログラムの誤りです。長さと先頭のバイトを残します。',
  related: {
    1002: '同じ誤りへのChromiumの応答',
    1003: 'メッセージの種類そのものを拒まれた',
    1008: '別の規則で拒まれた',
  },
};
