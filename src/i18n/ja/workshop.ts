import type { WorkshopStrings } from '../en/workshop.ts';

export const workshop: WorkshopStrings = {
  title: 'WebSocketの切断を実際のソケットで試すワークショップ',
  description: '手元のマシンで実際のWebSocket接続を切断し、シミュレーションの予測と比べます。',
  lead: '同じ操作を実際のプログラムで試します。wsサーバー、転送を止められるTCPプロキシ、そしてこのブラウザです。隣にシミュレーターの予測を表示します。',
  how: '始め方',
  steps: [
    'このサイトのソースコードと、Node 20以降を用意します。',
    'npm ciに続けてnpm run workshopを実行します。',
    '表示されたURLを開きます。このマシンだけで待ち受けるので、ほかの端末からは接続できません。',
  ],
  notLive: 'このページはワークショップから配信されていないため、操作できません。',
  live: 'このマシンのワークショップに接続しています。外部からは接続できません。',
  real: '実測：実際に起きたこと',
  expected: '予測：シミュレーターの計算',
  same: '最後の操作によるCloseEvent：実測と予測が一致しました。',
  differs: '最後の操作によるCloseEvent：実測と予測が異なります。',
  once: '最後の操作によるCloseEvent：まだ片方だけです。',
  none: 'この操作によるCloseEventはまだありません。',
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
