import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**「この種類のデータは扱えません」。**テキスト専用の相手にバイナリを送った場合などです。',
  short: 'テキスト専用の相手にバイナリを送ったなど。',
  title: 'WebSocket 1003 Unsupported Data：テキストかバイナリか',
  description:
    'WebSocketのクローズコード1003：テキスト専用のサーバーへのバイナリなど、受け付けない種類のデータが届きました。誤ったsend()の見つけ方と直し方。',
  who: '**受け手。**たいていサーバー',
  reconnect: '**送り手を直してから**',
  checks: [
    '**テキストかバイナリか。** `send()`に渡す型を見ます。',
    '**特定のメッセージの後？** それが原因です。',
    '**ライブラリが変わった？** `Buffer`、`Blob`、`ArrayBuffer`はバイナリになります。',
  ],
  clientSees: '拒まれたメッセージから1往復以内に来ます。',
  serverSees: 'サーバー自身の判断です。アプリケーションのメッセージ処理が決めます。',
  causes: {
    'binary-at-text': [
      'テキストの相手にバイナリ',
      '`Buffer`、`Blob`、型付き配列を送っていて、サーバーはJSON文字列を待っています。',
      '文字列を送る',
    ],
    'text-at-binary': [
      'バイナリの相手にテキスト',
      'ProtobufやMessagePackの相手に`JSON.stringify`の結果が届いています。',
      '`ArrayBuffer`を送る',
    ],
    'wrong-endpoint': [
      '接続先やサブプロトコルの誤り',
      '最初のメッセージで失敗します。URLか`protocols`引数が別のサービスのものです。',
      'URLとサブプロトコルを確認する',
    ],
  },
  fix: '先にメッセージの種類を確かめ、受け付けるものを`reason`に書きます。',
  differs: ['1003はメッセージの種類の話です。解釈できないJSONはアプリケーションの問題なので、4000番台を使います。'],
  log: '送る側は**error**、拒む側は**warn**。',
  related: {
    1007: '種類は正しく、中身が壊れている',
    1002: 'フレームそのものが誤り',
    1008: '別の規則で拒まれた',
  },
};
