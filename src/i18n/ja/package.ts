import type { PackageStrings } from '../en/package.ts';

export const packageWords: PackageStrings = {
  kinds: {
    normal: '意図した切断',
    'going-away': '相手が予告して離脱',
    restart: 'サーバーの再起動',
    overload: 'サーバーの過負荷',
    refused: 'サーバーによる拒否',
    'protocol-error': 'プロトコル違反',
    'too-big': 'メッセージのサイズ超過',
    'server-error': 'サーバーの内部エラー',
    'bad-gateway': 'ゲートウェイとサーバーの間の障害',
    timeout: 'アプリケーションのタイムアウト',
    application: 'アプリケーションまたはライブラリ独自のコード',
    'never-opened': '接続が確立しなかった',
    dropped: 'Closeフレームなしの切断',
    timer: '既知のタイマーと同じ時間での切断',
    'client-away': 'クライアントがオフラインまたはバックグラウンドの間の切断',
    invalid: '送信できないコード',
  },
  line: 'WebSocket切断：{code}（{kind}）。最も可能性の高い原因：{cause}。{fix}{url}',
  lineWithoutCause: 'WebSocket切断：{code}（{kind}）。{url}',
};
