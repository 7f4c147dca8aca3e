import type { IncidentStrings } from '../en/incident.ts';

export const incident: IncidentStrings = {
  came: 'リンクに含まれる情報：',
  after: '{n}で終了',
  clean: { yes: '正常なクローズ（wasClean=true）', no: '正常なクローズではない（wasClean=false）' },
  reason: 'reason',
  status: 'HTTP {n}',
  neverOpened: '一度もつながっていない',
  diagnose: 'この切断を診断する（すべての原因を可能性の高い順に表示）',
  mark: 'この切断で最も可能性が高い原因',
  picture: 'このとき何が起こるか（シミュレーション）：{cause}。',
  play: 'このシミュレーションを再生する',
  heartbeat: 'ハートビート',
  heartbeatOfClient: 'クライアント側のハートビート（このページ）',
  heartbeatIn: '{library}：25秒ごとのハートビート',
  otherProxy: '別のプロキシを使っている場合：',
};
