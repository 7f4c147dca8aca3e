import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**サーバーが「壊れた」と告げました。**処理できない事態が起き、Closeフレームで伝える間はありました。',
  short: 'サーバーが処理できない事態に遭った。',
  title: 'WebSocket 1011 Internal Error：原因とkeepalive ping timeout',
  description:
    'WebSocketのクローズコード1011：サーバーで想定外の事態が起きました。処理されない例外、Pythonのwebsocketsの「keepalive ping timeout」、バックエンドの障害。見分け方と直し方。',
  who: '**サーバー。**またはそのライブラリ',
  reconnect: '**する。**バックオフ付きで',
  checks: [
    '**`reason`を読む。** 「keepalive ping timeout」なら不具合ではなく、経路の断です。',
    '**サーバーのエラーログ。** 同じ時刻に例外がないか。',
    '**いつも同じメッセージの後？** 再接続では直りません。処理を直します。',
  ],
  clientSees: 'サーバーが応答を待たずにFINを送ると、Firefoxは`wasClean: false`にします。',
  serverSees: '`ws`では自分で送ります：`socket.close(1011)`。',
  causes: {
    exception: [
      'ハンドラーで処理されない例外',
      '理由に短い説明が入ることも。同じメッセージでまた起きます。',
      '捕まえて、メッセージのIDを残す',
    ],
    'ping-timeout': [
      'keepalive ping timeout（Python）',
      'Pythonのwebsocketsが20秒Pongを待ちました。経路が死んでいるとフレームは届かず、クライアントでは1006です。',
      '1006と同じに扱う',
    ],
    backend: ['背後の障害', '多数が同時。データベースやキューのログにエラー。', '内部で再試行し、だめなら1013'],
  },
  fix: '捕まえて、記録して、短い理由で閉じます。',
  fixNote: '壊れたのではなく過負荷なら、1013を送ります。',
  differs: [
    'PythonのwebsocketsとJettyは、処理されない例外で自動的に1011を送ります。`ws`は送りません。',
    'RFC 6455の文はサーバーだけを指しますが、erratum 3227はどちらの側にも広げています。',
  ],
  log: '**error。**1件ごとが、こちら側の不具合か過負荷です。',
  related: {
    1006: '壊れたと言う間もなかった',
    1013: '過負荷。後で来てほしい',
    1008: '意図して拒んだ',
    1014: 'ゲートウェイの背後が壊れた',
  },
  asked: [
    [
      '「keepalive ping timeout; no close frame received」とは？',
      'Pythonのwebsocketsは20秒ごとにpingを送ります。20秒以内にPongが来ず、自分の側で1011として見切りました。経路が死んでいるか、イベントループがそれだけ止まっていました。',
    ],
  ],
};
