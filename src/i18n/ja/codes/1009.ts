import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**1つのメッセージが上限を超えました。**受け手はその大きさを受け取りません。',
  short: '1つのメッセージが上限を超えた。',
  title: 'WebSocket 1009 Message Too Big：ws、Python、Go、AWSの上限',
  description:
    'WebSocketのクローズコード1009：1つのメッセージが受け手の上限を超えました。ws、Pythonのwebsockets、coder/websocket、Jetty、AWS API Gatewayの既定値と、小さく送る方法。',
  who: '**受け手。**たいていサーバー',
  reconnect: '**小さくして**から、または上限を上げてから',
  checks: [
    '**最後のメッセージの大きさは？** 文字数ではなくバイト数で。',
    '**誰の上限？** ライブラリ、プロキシ、ゲートウェイのどれか。下を参照。',
    '**いつも同じ操作？** アップロードや最初の全件同期。',
  ],
  clientSees: '多くのサーバーは待たずにFINも送ります。そのときFirefoxは`wasClean: false`です。',
  serverSees: 'サーバー自身の上限です。メモリを守る値なので、上げるときは慎重に。',
  causes: {
    'big-message': [
      'メッセージが育った',
      '小さなアカウントでは動き、大きなアカウントで失敗。',
      '分割するか、HTTPで送る',
    ],
    'small-default': [
      '小さな既定値',
      'coder/websocketは32 KiB、Jettyは64 KiB、Pythonは1 MiB、`ws`は100 MiB。',
      '上限を自分で決める',
    ],
    gateway: [
      'ゲートウェイの上限',
      'AWS API Gatewayはフレーム32 KB、メッセージ128 KBで、変更できません。',
      'メッセージを分割する',
    ],
  },
  fix: '一度に送る量を減らし、上限は意図して決めます。',
  differs: [
    'uWebSocketsは既定で16 KiBを超えると強制的に切り、1009を**送りません**。クライアントには1006に見えます。',
    'Pythonのwebsocketsと`ws`は、CloseとFINを続けて送ります。',
  ],
  log: '**warn。**大きさと上限を一緒に残します。',
  related: { 1008: '別の規則で拒まれた', 1003: '種類で拒まれた', 1006: 'uWebSocketsではこう見える' },
};
