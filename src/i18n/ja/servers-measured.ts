import type { ServersMeasuredStrings } from '../en/servers-measured.ts';

export const serversMeasured: ServersMeasuredStrings = {
  server: 'サーバー',
  columns: {
    sigterm: 'SIGTERM',
    'client-close-no-arguments': 'close()への応答',
    'client-close-4000': 'close(4000)への応答',
    idle: 'サーバーのPing',
    'idle-pings-unanswered': 'Pongがない場合',
    'message-too-big': '大きすぎるメッセージ',
    'invalid-utf8-from-client': '不正なUTF-8',
  },
  codeAfter: '{time}後に{code}',
  noClose: 'Closeなし（1006）',
  notEnded: '{time}間変化なし',
  pingsEvery: '{time}ごと',
  pingAfter: '{time}後',
  noPings: '{time}間なし',
  noPingsBut: 'なし、{end}',
  passedOn: 'そのまま渡す',
  or: 'または',
  measured: '{versions}。Linux {kernel}で{date}に各2回、設定を変えずに、クライアントはws {client}で計測しました。',
  data: 'すべての計測は実測データのJSONにあります。',
};
