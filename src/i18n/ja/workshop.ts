import type { WorkshopStrings } from '../en/workshop.ts';

export const workshop: WorkshopStrings = {
  title: '本物のソケットで試すワークショップ',
  description: '手元のマシンで本物のWebSocket接続を終わらせ、シミュレーションの予測と見比べます。',
  lead: '同じ操作を本物の部品で試します。wsサーバー、転送を止められるTCPプロキシ、そしてこのブラウザです。隣にシミュレーターの予測を表示します。',
  how: '始め方',
  steps: [
    'このサイトのソースコードと、Node 20以降を用意します。',
    'npm ciに続けてnpm run workshopを実行します。',
    '表示されたアドレスを開きます。このマシンだけで待ち受けるので、ネットワーク上のほかの人からは届きません。',
  ],
  notLive: 'このページはワークショップから配信されていないため、操作できる相手がいません。',
  live: 'このマシンのワークショップに接続しています。外部からは届きません。',
  real: '実測：実際に起きたこと',
  expected: '予測：シミュレーターの見込み',
  same: '最後のCloseEvent：実測と予測が一致しました。',
  differs: '最後のCloseEvent：実測と予測が異なります。',
  none: 'CloseEventはまだありません。',
  acts: {
    'server-shutdown': 'サーバーを正常停止（1001）',
    'server-sigterm': 'SIGTERM（ハンドラーなし）',
    'server-kill': 'SIGKILL',
    'server-freeze': 'フリーズさせる',
    'server-start': '再び起動',
    'server-terminate': 'terminate()',
    'cable-pull': 'ケーブルを抜く',
    'network-restore': '挿し直す',
    'proxy-timeout': 'プロキシのアイドルタイムアウト',
  },
};
