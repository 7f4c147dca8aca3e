import type { HerdMapStrings } from '../en/herd-map.ts';

export const herdMap: HerdMapStrings = {
  title: 'この設定の周辺',
  intro:
    '上の設定を少しずつ変えた400通りについて、99.9％が再接続するまでの時間を計算します。黒地に破線の輪は、1時間以内に復旧しないことを示します。枠は現在の設定です。',
  policy: 'ポリシー',
  axes: '横軸と縦軸',
  kinds: {
    'cap-timeout': {
      name: '待ち時間の上限×クライアントのタイムアウト',
      columns: '待ち時間の上限（秒）',
      rows: 'クライアントのタイムアウト（秒）',
      at: '上限{x}、タイムアウト{y}',
    },
    'first-capacity': {
      name: '最初の待ち時間×処理能力',
      columns: '最初の待ち時間（0秒からのランダム、秒）',
      rows: '処理能力／秒',
      at: '最初の待ち時間0〜{x}、毎秒{y}回',
    },
  },
  noFirst: '最初の待ち時間はポリシーどおり、毎秒{y}回',
  start: '計算する',
  caption: '99.9％が再接続するまでの秒数。左から右へ{columns}、下から上へ{rows}。',
  hint: 'マスを押すか、矢印キーで選びます。Enterキーで設定に反映します。',
  place: '{where}：{outcome}。',
  own: '現在の設定、{where}：{outcome}。',
  back: '99.9％が{t}で再接続',
  never: '1時間以内に復旧せず',
  unknown: '試行が多すぎるため打ち切り',
  computing: '未計算',
  take: '{slot}に反映',
  note: '各マスは、比率が同じ500台での計算です。偶然の偏りで時間が少し変わります。正確な計算は上の図です。',
  noWorker: 'このブラウザがワーカーを起動できないため、計算できません。',
};
