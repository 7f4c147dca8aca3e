import type { HerdSwitchStrings } from '../en/herd-switches.ts';

export const herdSwitches: HerdSwitchStrings = {
  title: '追加の条件',
  titleOn: '追加の条件（{n}件が有効）',
  groups: { clients: 'クライアント', servers: 'サーバー', elsewhere: '経路と別リージョン' },
  fromS: '最短（秒）',
  toS: '最長（秒）',
  lostShare: {
    label: '一部の接続だけが切れる',
    note: '残りは接続したままです。',
    share: '切れる接続（％）',
  },
  others: {
    label: '別のポリシーのクライアントが混ざる',
    note: '指定した割合のクライアントが別のポリシーで再接続します。残りはA〜Dのポリシーです。',
    slot: '（別のクライアント{n}）',
    share: '別のクライアント{n}の割合（％）',
    add: '種類を追加',
    remove: '別のクライアント{n}を削除',
  },
  told: {
    label: 'サーバーが待ち時間を指定する',
    note: '待ち時間付きの1012・1013、Pusherの4100〜4199、503のRetry-After。',
    share: '指示に従うクライアント（％）',
    onClose: '切断時に指定',
    onRefusal: '拒否時に指定',
  },
  afterConnect: {
    label: '接続後の処理',
    note: 'ハンドシェイク何回分か。次の処理の前に行い、キャッシュが温まると減ります。',
    coldCost: 'キャッシュが空のとき',
    warmCost: 'キャッシュが温まった後',
    halfAfter: '半減するまでの接続数',
  },
  connectionsMax: {
    label: '接続数の上限',
    note: '上限を超えたクライアントは拒否します。',
    most: '最大接続数',
  },
  gate: {
    label: '受け入れ制限',
    note: 'サーバーに負荷をかける前に拒否します。',
    isLimited: '同時に処理する台数を制限',
    atATime: '同時に処理する台数',
    closedFromS: '受け入れ停止の開始（秒）',
    closedUntilS: '受け入れ停止の終了（秒）',
  },
  crash: {
    label: '過負荷でクラッシュ',
    note: '待ち行列は消え、受け入れ済みの接続も切れます。再起動後はキャッシュが空です。',
    queue: 'クラッシュする待ち行列（ハンドシェイク）',
    restartS: '再起動の時間（秒）',
  },
  failing: {
    label: '一部のサーバーが故障',
    note: '復旧するまで、指定した割合の試行が失敗します。ほかのサーバーに負荷はかかりません。',
    share: '失敗する試行（％）',
    untilS: '復旧まで（秒）',
  },
  otherRegion: {
    label: '別のリージョン',
    note: '指定した回数だけ失敗したクライアントが移ります。',
    afterFailures: '移るまでの失敗回数',
    capacity: '受け入れの余力／秒',
  },
};
