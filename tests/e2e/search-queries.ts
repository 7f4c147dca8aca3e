/**
 * The twenty-five questions as people type them. `pages`: one of these must be among the first five results. Queries are
 * words from the issue threads, not from our pages. `~` stands for the language.
 */
export type Asked = {
  readonly question: string;
  readonly en: readonly string[];
  readonly ja: readonly string[];
  readonly pages: readonly string[];
};

export const asked: readonly Asked[] = [
  {
    question: 'every-60-seconds',
    en: ['1006 every 60 seconds', 'drops every 60 s'],
    ja: ['60秒 切断', '60秒ごとに切れる'],
    pages: ['/guides/heartbeats/', '/guides/proxies/', '/1006/', '/questions/', '/diagnose/'],
  },
  {
    question: 'no-reason',
    en: ['1006 no reason', 'debug 1006'],
    ja: ['1006 理由', '1006 デバッグ'],
    pages: ['/1006/', '/questions/', '/diagnose/'],
  },
  {
    question: 'before-handshake-response',
    en: ['closed before receiving a handshake response'],
    ja: ['closed before receiving a handshake response', 'ハンドシェイク 失敗'],
    pages: ['/1006/', '/questions/'],
  },
  {
    question: 'hidden-status',
    en: ['401 403 hidden', 'handshake 401', 'websocket cors'],
    ja: ['401 見えない', '403 ハンドシェイク', 'CORS WebSocket'],
    pages: ['/guides/why-the-browser-hides-the-reason/', '/1006/', '/questions/', '/3000/', '/3003/'],
  },
  { question: 'send-1006', en: ['send 1006', 'how to send 1006'], ja: ['1006 送る'], pages: ['/1006/', '/questions/'] },
  {
    question: 'close-1001-throws',
    en: ['close(1001) throws', 'InvalidAccessError close'],
    ja: ['close(1001) 例外', 'InvalidAccessError'],
    pages: ['/1001/', '/questions/', '/codes/'],
  },
  {
    question: 'close-1000-but-1006',
    en: ['close(1000) 1006', 'called close 1000 got 1006'],
    ja: ['close(1000) 1006'],
    pages: ['/1000/', '/questions/'],
  },
  {
    question: '1005-or-1006',
    en: ['1005 or 1006', '1005 vs 1006'],
    ja: ['1005 1006 違い'],
    pages: ['/1005-vs-1006/', '/1005/', '/questions/'],
  },
  {
    question: 'after-deploy',
    en: ['reconnect after deploy', 'deploy 1001'],
    ja: ['デプロイ 再接続', 'デプロイ後 再接続しない'],
    pages: [
      '/guides/reconnecting/',
      '/guides/graceful-shutdown/',
      '/1001/',
      '/questions/',
      '/1001-vs-1006/',
      '/1001-vs-1012/',
    ],
  },
  {
    question: 'library-skips-1001',
    en: ['library 1001 reconnect', 'sockette 1001'],
    ja: ['ライブラリ 1001 再接続', 'sockette'],
    pages: ['/guides/reconnecting/', '/1001/', '/questions/', '/1001-vs-1006/', '/1000-vs-1001/'],
  },
  {
    question: 'server-stops-1006',
    en: ['server stops 1006', 'graceful shutdown', 'SIGTERM websocket', 'preStop'],
    ja: ['サーバー停止 1006', 'サーバー 停止', 'グレースフルシャットダウン', 'SIGTERM'],
    pages: ['/guides/graceful-shutdown/', '/1001/', '/questions/', '/1006-vs-1011/', '/1001-vs-1006/', '/1006/'],
  },
  {
    question: '1001-or-1012',
    en: ['1001 or 1012', 'restart close code'],
    ja: ['1001 1012', '再起動 コード'],
    pages: ['/guides/graceful-shutdown/', '/1001-vs-1012/', '/1012/', '/questions/'],
  },
  {
    question: 'refresh-logs-1006',
    en: ['refresh 1006 server', 'closed tab 1006'],
    ja: ['再読み込み 1006', 'タブを閉じる 1006'],
    pages: [
      '/guides/mobile-and-sleep/',
      '/guides/logging/',
      '/questions/',
      '/1001/',
      '/1006/',
      '/1000-vs-1001/',
      '/evidence/',
    ],
  },
  {
    question: 'log-1001',
    en: ['log 1001 error', 'log level', 'alert on 1006'],
    ja: ['1001 ログ エラー', 'ログレベル', '警報 1006'],
    pages: ['/guides/logging/', '/1001/', '/questions/', '/compare/', '/1000-vs-1001/'],
  },
  {
    question: 'cable-out',
    en: ['cable no close event', 'unplug cable'],
    ja: ['ケーブル イベント 来ない', 'ケーブルを抜く'],
    pages: [
      '/guides/testing/',
      '/guides/heartbeats/',
      '/questions/',
      '/1001-vs-1006/',
      '/1006/',
      '/evidence/',
      '/onboarding/',
    ],
  },
  {
    question: 'wifi-change',
    en: ['wi-fi mobile', 'network change wifi'],
    ja: ['Wi-Fi 切り替え', 'モバイル回線'],
    pages: ['/guides/mobile-and-sleep/', '/questions/', '/1006/'],
  },
  {
    question: 'lock-screen',
    en: ['iphone lock screen', 'ios stuck OPEN'],
    ja: ['iPhone ロック画面', 'ロック画面'],
    pages: ['/questions/', '/guides/mobile-and-sleep/'],
  },
  {
    question: 'after-sleep',
    en: ['after sleep reconnect', 'laptop sleep'],
    ja: ['スリープ 再接続', 'スリープ復帰'],
    pages: ['/questions/', '/1006/', '/guides/mobile-and-sleep/'],
  },
  {
    question: 'background-tab',
    en: ['background tab', 'hidden tab timers', 'back/forward cache'],
    ja: ['バックグラウンド タブ', 'バックグラウンドタブ', 'back/forward cache'],
    pages: ['/questions/', '/guides/mobile-and-sleep/'],
  },
  {
    question: 'ping-from-script',
    en: ['javascript ping', 'browser send ping', 'heartbeat interval'],
    ja: ['JavaScript ping', 'ブラウザ ping 送る', 'ハートビート 間隔'],
    pages: ['/questions/', '/1006/', '/guides/heartbeats/'],
  },
  {
    question: 'load-balancer-60',
    en: ['ALB 60', 'ingress 3600', 'nginx proxy_read_timeout', 'haproxy timeout tunnel'],
    ja: ['ALB 60秒', 'ロードバランサー タイムアウト', 'proxy_read_timeout', 'HAProxy タイムアウト'],
    pages: ['/questions/', '/1006/', '/guides/proxies/'],
  },
  {
    question: 'api-gateway',
    en: ['API Gateway 10 minutes', 'API Gateway 2 hours'],
    ja: ['API Gateway 10分', 'API Gateway 2時間'],
    pages: ['/questions/', '/1009/', '/guides/proxies/'],
  },
  {
    question: 'everyone-at-once',
    en: ['everyone reconnects at once', 'thundering herd reconnect'],
    ja: ['全員 同時 再接続', '同時再接続'],
    pages: [
      '/guides/graceful-shutdown/',
      '/guides/reconnecting/',
      '/questions/',
      '/backoff/',
      '/1001/',
      '/herd/',
      '/1013/',
      '/1012/',
    ],
  },
  {
    question: 'firefox-delay',
    en: ['firefox reconnect delay', 'firefox ignores delay'],
    ja: ['Firefox 待ち時間', 'Firefox 再接続'],
    pages: ['/guides/reconnecting/', '/questions/', '/backoff/', '/1001/', '/1006/'],
  },
  {
    question: 'status-code-1006-app',
    en: ['status code 1006 vs code', 'vscode 1006'],
    ja: ['VS Code 1006', 'Status code 1006'],
    pages: ['/questions/', '/1006/'],
  },
];
