import type { SimulatorStrings } from '../en/simulator.ts';

/** シミュレーターのページ。 */
export const simulator: SimulatorStrings = {
  title: 'WebSocket切断シミュレーター：好きな方法で接続を切る',
  heading: '好きな方法で接続を切る',
  description:
    'RFC 6455、TCP、5つのクライアントのタイマーからWebSocketの接続を計算するシミュレーターです。ケーブルを抜く、サーバーを強制終了する、任意のコードで閉じる。どちらがいつ切断を検知するかを確かめられます。',
  lead: '1本の接続を、RFC 6455とTCP、クライアント自身のタイマーから計算します。例を選ぶことも、自分で作ることもできます。好きな時刻に好きな操作を加えると、その先を計算し直します。',
  story: '例',
  linked: 'リンクで開いた例',
  flagship: '2つの切断',
  names: {
    'going-away': 'サーバーが1001を送信して再起動する',
    'cable-pulled': 'ケーブルが抜け、挿し直される',
  },
  transport: 'トランスポート',
  transports: { ws: 'ws://（HTTP/1.1）', wss: 'wss://（HTTP/1.1）', h2: 'wss://（HTTP/2）' },
  sockets: '同じ接続を使うソケットの数',
  socketsHint: '2つ目は、1つ目がOPENになった時点で開きます。操作の対象は1つ目です。',
  settings: 'この接続の設定',
  /** The name of a field for any time. */
  typed: '{name}（秒）',
  groups: {
    heartbeat: 'ハートビートと期限',
    proxy: 'プロキシ',
    network: 'ネットワーク',
    traffic: '通信量',
    reconnecting: '再接続',
    client: 'クライアントと乱数',
  },
  times: {
    heartbeatMs: 'クライアントのハートビート間隔',
    jitterMs: '遅延の揺らぎ（最大）',
    serverPingMs: 'サーバーのPing間隔',
    serverSilenceMs: 'サーバーのタイムアウト',
    clientSendMs: 'クライアントの送信間隔',
    serverSendMs: 'サーバーの送信間隔',
    proxyIdleMs: 'プロキシのアイドルタイムアウト',
    backoffResetMs: 'バックオフのリセット',
  },
  onOpen: 'OPENになった時点',
  tries: '試行回数',
  noLimit: '無制限',
  expiry: 'プロキシのタイムアウト時',
  expiries: { fin: 'FIN', rst: 'RST', drop: '破棄', reject: 'RSTで応答' },
};
