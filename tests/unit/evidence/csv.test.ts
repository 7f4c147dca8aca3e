import { expect, it } from 'vitest';
import { toCsv } from '../../../src/evidence/csv.ts';
import { records } from '../../../src/evidence/records.ts';
import { good } from './fixtures.ts';

it('writes one line a record under a line of names', () => {
  const lines = toCsv([good]).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^cause,variant,client,clientVersion/);
  expect(lines[1]).toMatch(/^server-close-1001,,chromium,156.0.1,ws,/);
});

it('quotes what would break a line or run as a formula', () => {
  const text = toCsv([{ ...good, notes: ['=1+1', 'says "no", twice'] }]);
  expect(text).toContain('"\'=1+1; says ""no"", twice"');
});

it('holds every record of the evidence', () => {
  expect(toCsv(records).trimEnd().split('\r\n')).toHaveLength(records.length + 1);
});
