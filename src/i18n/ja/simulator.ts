import type { SimulatorStrings } from '../en/simulator.ts';

/** シミュレーターのページ。 */
export const simulator: SimulatorStrings = {
  title: 'シミュレーター：WebSocketの接続を好きなように終わらせる',
  heading: '接続を好きなように終わらせる',
  description:
    'RFC 6455、TCP、5つのクライアントのタイマーからWebSocketの接続を計算するシミュレーターです。ケーブルを抜く、サーバーを落とす、任意のコードで閉じる。だれがいつ気づくかを確かめられます。',
  lead: '1本の接続を、RFC 6455とTCP、クライアント自身のタイマーから計算します。例を選ぶことも、自分で作ることもできます。好きな時刻に好きなことを起こすと、その先を計算し直します。',
  story: '例',
  flagship: 'ふたつの終わり方',
  names: {
    'going-away': 'サーバーが別れを告げて再起動する',
    'cable-pulled': 'ケーブルが抜け、挿し直される',
  },
  transport: 'トランスポート',
  transports: { ws: 'ws://（HTTP/1.1）', wss: 'wss://（HTTP/1.1）', h2: 'wss://（HTTP/2）' },
  times: {
    jitterMs: '遅延のゆらぎ（最大）',
    serverPingMs: 'サーバーのping間隔',
    serverSilenceMs: 'サーバーが見切るまで',
    clientSendMs: 'クライアントの送信間隔',
    serverSendMs: 'サーバーの送信間隔',
    proxyIdleMs: 'プロキシの無通信時間',
    backoffResetMs: 'バックオフを戻す',
  },
  onOpen: 'OPENで',
  tries: '試行回数',
  noLimit: '無制限',
  expiry: 'プロキシの時間切れ',
  expiries: { fin: 'FIN', rst: 'RST', drop: '破棄', reject: 'RSTで応答' },
};
