import { describe, expect, it } from 'vitest';
import { incidentParts } from '../../../src/components/codes/incident-note.ts';
import { incident as en } from '../../../src/i18n/en/incident.ts';
import { incident as ja } from '../../../src/i18n/ja/incident.ts';
import { format } from '../../../src/ui/format.ts';

describe('the line about an incident', () => {
  it('says what the error link said, and no more', () => {
    expect(
      incidentParts({ seconds: [60.04], clean: 'no', library: 'socket.io', reason: 'gone' }, en, format('en')),
    ).toEqual(['60 s open', 'not clean', 'Socket.IO']);
    expect(incidentParts({ phase: 'never-opened', status: 403 }, ja, format('ja'))).toEqual([
      '一度もつながっていない',
      'HTTP 403',
    ]);
    expect(incidentParts({ code: 1006 }, en, format('en'))).toEqual([]);
  });
});
