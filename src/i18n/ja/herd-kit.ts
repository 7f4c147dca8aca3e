import type { HerdKitStrings } from '../en/herd-kit.ts';

export const herdKit: HerdKitStrings = {
  title: '障害報告に使う',
  intro:
    '自分の監視データを、破線と点線で計算結果に重ねます。時刻（ISO 8601、エポック、秒のいずれか）と、接続数・試行・拒否のうち1列以上を含むCSVです。試行と拒否は、前の行からの回数です。ファイルはこのデバイスの中だけで読み取ります。計算結果は文書用に保存できます。',
  choose: '監視データのCSV',
  columns: { connected: '接続数', attempts: '試行', refused: '拒否' },
  read: '{n}行を読み取りました：{columns}。切断の時刻は、接続数が最初に減った行から推定しています。違う場合は修正してください。',
  added: '同じ時刻の行は、複数のサーバーの値として合計しました（{n}行）。',
  behind: {
    label: '自分の監視データ',
    alt: '{label}：{list}。',
    attempts: '試行（最大×{n}）',
    refused: '拒否（最大×{n}）',
    connected: '接続（最低{n}）',
    outside: 'この図の時間の範囲にありません。下の切断の時刻を修正してください',
  },
  lossS: '切断の時刻（ファイルの先頭から、秒）',
  remove: '取り除く',
  run: '計算',
  save: { csv: 'CSVで保存', svg: 'SVGで保存', png: 'PNGで保存', md: 'Markdownで保存' },
  file: 'websocket-herd',
  computing: '計算中です。',
  noWorker: 'このブラウザがワーカーを起動できないため、CSVを作成できません。',
  noPng: 'このブラウザではPNGを作成できません。SVGは同じ図です。',
  unreadable: 'ファイルを読み取れません。',
  problems: {
    'too-long': 'ファイルが長すぎます。{characters}バイトまでです。',
    'too-many-lines': '行が多すぎます。{lines}行までです。',
    'too-few-lines': '時刻のある行が2行以上必要です。',
    'no-time': '時刻の列が見つかりません。列名を「time」にするか、先頭に置いてください。',
    'no-values': '時刻のほかに、connected、attempts、refusedという名前で数値の入った列がありません。',
    'bad-time':
      '{line}行目：「{text}」は時刻として読み取れません。「2026/11/27 10:00:00」の形式か、エポックで書いてください。',
    'bad-number': '{line}行目：「{text}」は0以上の数ではありません。',
  },
  markdown: {
    title: '再接続のシミュレーション',
    assumed:
      '前提：{clients}台、毎秒{capacity}回のハンドシェイク、サーバー停止{down}、クライアントのタイムアウト{timeout}。待ち行列{queue}を超えたら{overflow}。ポリシーを比べるためのモデルで、予測ではありません。',
    happens: '追加の条件：{list}。',
    again: '同じ計算をシミュレーターで開く',
  },
};
