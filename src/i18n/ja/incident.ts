import type { IncidentStrings } from '../en/incident.ts';

export const incident: IncidentStrings = {
  came: 'リンクに含まれる情報：',
  after: '{n}で終了',
  clean: { yes: 'clean', no: 'unclean' },
  reason: 'reason',
  status: 'HTTP {n}',
  neverOpened: '一度もつながっていない',
  diagnose: 'この切断を診断する',
};
