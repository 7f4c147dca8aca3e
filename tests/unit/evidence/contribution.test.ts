import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionBytesMax, readContribution, writeContribution } from '../../../src/evidence/contribution.ts';
import type { EvidenceRecord } from '../../../src/evidence/schema.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { good } from './fixtures.ts';

const own: EvidenceRecord = { ...good, browser: 'Safari 26.1', system: 'iOS 26.1', network: 'kit' };

describe('a record that the kit saved', () => {
  it('is read as it was written', () => {
    const records = [own, { ...own, cause: 'server-sigkill' as const }];
    expect(readContribution(writeContribution(records))).toEqual({
      browser: 'Safari 26.1',
      system: 'iOS 26.1',
      records,
    });
  });

  it('names a browser in letters that turn nothing around them', () => {
    const turned = JSON.stringify([{ ...own, browser: 'Saf\u202eari' }]);
    expect(readContribution(turned)).toMatchObject({ browser: String.raw`Saf\u202eari` });
  });

  it.each([
    ['not-json', 'hello'],
    ['not-records', '{}'],
    ['not-records', '[]'],
    ['not-records', '[{"cause":"server-explodes"}]'],
    ['not-records', JSON.stringify([{ ...own, email: 'somebody@example.com' }])],
    ['not-records', JSON.stringify([{ ...own, browser: 'x'.repeat(61) }])],
    ['not-records', JSON.stringify(Array.from({ length: 201 }, () => own))],
    ['not-measured', JSON.stringify([good])],
    ['not-measured', JSON.stringify([{ ...own, browser: ' ' }])],
    ['several-browsers', JSON.stringify([own, { ...own, browser: 'Edge 156' }])],
    ['several-browsers', JSON.stringify([{ ...own, network: 'namespaces' }])],
    ['impossible', JSON.stringify([{ ...own, transport: 'h2' }])],
    ['impossible', JSON.stringify([{ ...own, watchedMs: 1e15 }])],
    ['impossible', JSON.stringify([{ ...own, clientSaw: { ...own.clientSaw, code: 65_535 } }])],
    ['impossible', JSON.stringify([{ ...own, clientSaw: { ...own.clientSaw, code: null, afterMs: 1e15 } }])],
    ['impossible', JSON.stringify([{ ...own, clientSaw: { ...own.clientSaw, afterMs: null } }])],
    ['impossible', JSON.stringify([{ ...own, clientSaw: { ...own.clientSaw, code: null } }])],
    ['impossible', JSON.stringify([{ ...own, clientSaw: { ...own.clientSaw, opened: false } }])],
    ['impossible', JSON.stringify([own, { ...own, serverSaw: { ...own.serverSaw, afterMs: 15_001 } }])],
    ['too-long', ' '.repeat(contributionBytesMax + 1)],
  ])('is refused as %s when it is something else', (problem, text) => {
    expect(readContribution(text)).toEqual({ problem });
  });

  it('is refused and never throws, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readContribution(text)).toHaveProperty('problem');
      }),
      fuzz,
    );
  });
});

describe('the contributed records', () => {
  const folder = new URL('../../../src/evidence/records/contributed/', import.meta.url);
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, contribution: readContribution(readFileSync(new URL(name, folder), 'utf8')) }));

  it('are what the kit saves', () => {
    expect(
      read.flatMap(({ name, contribution }) => ('problem' in contribution ? [name, contribution.problem] : [])),
    ).toEqual([]);
  });

  it('are one file for each browser and system', () => {
    const who = read.map(({ contribution }) =>
      'problem' in contribution ? '' : `${contribution.browser} ${contribution.system}`,
    );
    expect(new Set(who).size).toBe(who.length);
  });
});
