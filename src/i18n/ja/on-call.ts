import type { OnCallStrings } from '../en/on-call.ts';

export const onCall: OnCallStrings = {
  severity: { page: '夜間も呼び出す', ticket: '翌朝の対応でよい' },
  rule: 'ルール',
  more: '関連',
  allRunbooks: 'ランブック一覧',
  guide: 'アラートの条件',
  separator: '、',
  story: '起きること',
  fires: '発報するアラート',
  none: 'なし',
  stories: {
    'quiet-night': '夜間。60台が接続と切断を繰り返すだけ',
    'busy-morning': '1時間でクライアントが3倍に増える',
    'deploy-drained': '40秒ごとに接続の1割ずつ、1012で閉じるデプロイ',
    'deploy-at-once': '20,000本の接続を1秒で切断するデプロイ。サーバーは20秒後に復帰',
    'herd-not-back': '1秒の停止の後、20,000台が毎秒再試行し、過負荷から復旧しない',
    'bad-pool': '故障したプールがロードバランサーから外れず、ハンドシェイクの半分が失敗する',
    'idle-limit-60': '毎秒7本の接続が、60秒の無通信で切れる',
    'path-drops': '毎秒7本の接続が、経過時間に関係なく切れる',
    'bug-after-release': '毎秒7本の接続が1011で終わる',
  },
  card: {
    name: '記録用カード',
    who: '日付：　　　　　　　　クライアントとバージョン：　　　　　　　　ハートビート：　　秒、タイムアウト　　秒',
    columns: ['切断', '予想（code）', 'code、clean', '検知までの時間', '再接続までの時間', 'アラート、予想外のこと'],
    after: '変えること、担当者、期限：',
  },
};
