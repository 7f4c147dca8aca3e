import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causeIds, clientIds, parseRecords, plainCauseIds } from '../../../src/evidence/schema.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { good } from './fixtures.ts';

describe('an evidence record', () => {
  it('is taken as it is when nothing is wrong', () => {
    expect(parseRecords([good])).toEqual([good]);
  });

  it('may say that nothing happened within the watch time, or that an end is gone', () => {
    const nothing = { ...good.clientSaw!, code: null, reason: null, wasClean: null, afterMs: null };
    expect(parseRecords([{ ...good, clientSaw: nothing, serverSaw: null }])).toHaveLength(1);
  });

  it.each([
    ['an unknown cause', { cause: 'server-explodes' }, /record 0: cause: unknown cause "server-explodes"/],
    ['an unknown client', { client: 'safari' }, /client: unknown client "safari"/],
    ['a missing version', { clientVersion: undefined }, /clientVersion: clientVersion is missing/],
    ['an empty version', { serverVersion: '' }, /serverVersion: serverVersion is empty/],
    [
      'a negative time',
      { clientSaw: { ...good.clientSaw, afterMs: -1 } },
      /clientSaw.afterMs: a time cannot be negative/,
    ],
    ['a time that is no number', { serverSaw: { ...good.serverSaw, afterMs: '4' } }, /a time must be a number/],
    ['a code beyond 16 bits', { clientSaw: { ...good.clientSaw, code: 70_000 } }, /clientSaw.code/],
    ['a day instead of a moment', { date: '2026-11-24' }, /date: date is not an ISO timestamp/],
    ['an unknown field', { mood: 'x' }, /record 0: /],
  ])('is refused with %s, and the message says so', (_what, wrong, message) => {
    expect(() => parseRecords([{ ...good, ...wrong }])).toThrow(message);
  });

  it('names which record of a list is the wrong one', () => {
    expect(() => parseRecords([good, good, { ...good, cause: 'nothing' }])).toThrow('evidence record 2');
  });

  it('is taken, or refused in words, whatever it holds', () => {
    const field = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(field, fc.anything(), fc.anything(), (name, value, other) => {
        for (const input of [[{ ...good, [name]: value }], [value], other]) {
          let refused = '';
          try {
            parseRecords(input);
          } catch (error) {
            refused = (error as Error).message;
          }
          expect(refused).toMatch(/^$|^evidence/);
        }
      }),
      fuzz,
    );
  });

  it('comes in a list', () => {
    expect(() => parseRecords({ good })).toThrow('not a list');
  });
});

describe('the ids', () => {
  it('are 52 causes over TCP alone, those of the families, and five clients, none twice', () => {
    expect(new Set(plainCauseIds).size).toBe(52);
    expect(new Set(causeIds).size).toBe(causeIds.length);
    expect(new Set(clientIds).size).toBe(5);
  });

  it('never call WebKitGTK Safari', () => {
    expect(clientIds.join()).not.toMatch(/safari/i);
  });
});
