import type { IncidentStrings } from '../en/incident.ts';

export const incident: IncidentStrings = {
  came: 'リンクの内容：',
  after: '{n}で終了',
  clean: { yes: 'clean', no: 'cleanではない' },
  reason: 'reason',
  status: 'HTTP {n}',
  neverOpened: '一度も開いていない',
  diagnose: 'これを診断する',
};
