import { describe, expect, it } from 'vitest';
import { clients } from '../../../src/core/peers/clients.ts';
import { cellsOf } from '../../../src/evidence/cells.ts';
import { circumstancesOf, familyCauseIds, familyOf, nameOf, transportOf } from '../../../src/evidence/families.ts';
import { differsFromPlain, familyRows, groupOf, plainTwin } from '../../../src/evidence/family-rows.ts';
import { groups, surprises, surprisesOf } from '../../../src/evidence/groups.ts';
import { type HeadlineId, headlines, stillHolds } from '../../../src/evidence/headlines.ts';
import { records } from '../../../src/evidence/records.ts';
import { type CauseId, causeIds, clientIds, type EvidenceRecord, plainCauseIds } from '../../../src/evidence/schema.ts';
import { evidence as en } from '../../../src/i18n/en/evidence.ts';
import { evidenceFamilies as enFamilies } from '../../../src/i18n/en/evidence-families.ts';
import { evidence as ja } from '../../../src/i18n/ja/evidence.ts';
import { evidenceFamilies as jaFamilies } from '../../../src/i18n/ja/evidence-families.ts';
import { good } from './fixtures.ts';

const run = (more: Partial<EvidenceRecord>, afterMs = 3): EvidenceRecord => ({
  ...good,
  ...more,
  clientSaw: { ...good.clientSaw!, ...more.clientSaw, afterMs },
});

describe('a cell', () => {
  it('counts runs that ended alike and spreads their times', () => {
    const [cell] = cellsOf([run({}, 9), run({}, 3), run({}, 5)]);
    expect(cell).toMatchObject({ runs: 3, outcomes: [{ runs: 3, client: { minMs: 3, medianMs: 5, maxMs: 9 } }] });
  });

  it('shows a race as several outcomes, the most frequent first', () => {
    const unclean = { clientSaw: { ...good.clientSaw!, wasClean: false } };
    const [cell] = cellsOf([run(unclean), run({}), run({})]);
    expect(cell?.outcomes.map(({ runs, wasClean }) => [runs, wasClean])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('holds only the newest version of its client, so that fresh data replaces old', () => {
    const newer = run({ clientVersion: '157.0.1', date: '2026-12-24T00:00:00.000Z' });
    const [cell] = cellsOf([newer, run({}), run({})]);
    expect(cell).toMatchObject({ clientVersion: '157.0.1', runs: 1, firstDate: '2026-12-24' });
  });

  it('leaves out short kernel timers, other ways to cut, and runs that were watched for less', () => {
    const [cell] = cellsOf([
      run({ watchedMs: 1_200_000 }),
      run({ watchedMs: 60_000 }),
      run({ timers: 'short', watchedMs: 1_200_000 }),
      run({ variant: 'port-to-client-down', watchedMs: 1_200_000 }),
    ]);
    expect(cell?.runs).toBe(1);
  });

  it('does not exist where nothing was measured', () => {
    expect(cellsOf([])).toEqual([]);
  });
});

describe('the evidence', () => {
  const cells = cellsOf(records);

  it('has every cause with every client that can have it, at least two runs each', () => {
    const pages: readonly string[] = [...groups.left, 'page-hidden-60s-then-server-close', 'haproxy-tab-closed'];
    const wanted = causeIds.flatMap((cause) =>
      circumstancesOf(cause).flatMap((variant) =>
        clientIds
          .filter((client) => clients[client].isBrowser || !pages.includes(nameOf(cause)))
          .filter((client) => clients[client].http2 || familyOf(cause)?.family !== 'h2')
          .map((client) => `${cause} ${variant ?? ''} ${client}`),
      ),
    );
    expect(cells.map(({ cause, variant, client }) => `${cause} ${variant ?? ''} ${client}`)).toEqual(wanted);
    expect(cells.filter(({ runs }) => runs < 2)).toEqual([]);
  });

  it('watched for 1200 s wherever some end never noticed a silent path', () => {
    const never = cells.filter(
      ({ cause, outcomes }) => (groups.silent as readonly CauseId[]).includes(cause) && outcomes[0]?.client === null,
    );
    expect(never.length).toBeGreaterThan(0);
    expect(never.every(({ watchedMs }) => watchedMs === 1_200_000)).toBe(true);
  });

  it('has a race only with ten runs behind it', () => {
    const races = cells.filter(({ outcomes }) => outcomes.length > 1);
    expect(races.filter(({ runs }) => runs < 10).map(({ cause, client }) => `${cause} ${client}`)).toEqual([]);
  });

  it('shows each cause in exactly one group', () => {
    expect(Object.values(groups).flat().toSorted()).toEqual([...plainCauseIds].toSorted());
    const inFamilies = (['tls', 'h2', 'deflate'] as const).flatMap((family) =>
      familyRows(family).flatMap(({ rows }) => rows),
    );
    expect([...new Set(inFamilies.map(({ cause }) => cause))].toSorted()).toEqual([...familyCauseIds].toSorted());
  });

  it('groups a cause over TLS or HTTP/2 as it does over TCP', () => {
    const elsewhere = familyCauseIds.filter((cause) => {
      const twin = plainTwin(nameOf(cause));
      const group = Object.entries(groups).find(([, causes]) =>
        (causes as readonly string[]).includes(twin ?? ''),
      )?.[0];
      return group !== undefined && group !== groupOf(nameOf(cause));
    });
    expect(elsewhere).toEqual([]);
  });

  it('differs over TLS in nothing from plain TCP, as its page says', () => {
    const cells = cellsOf(records);
    const differing = cells.filter((cell) => {
      const family = familyOf(cell.cause);
      if (family?.family !== 'tls') return false;
      const plain = cells.find(({ cause, client }) => cause === plainTwin(family.name) && client === cell.client);
      return differsFromPlain(cell, plain);
    });
    expect(differing).toEqual([]);
  });

  it('went over the transport that its family names, as the server saw it', () => {
    const wrong = records.filter(({ cause, transport }) => transport !== transportOf(cause));
    expect(wrong).toEqual([]);
  });

  it('has a name for each cause and an explanation for each surprise in both languages', () => {
    for (const [strings, families] of [
      [en, enFamilies],
      [ja, jaFamilies],
    ] as const) {
      expect(Object.keys(strings.causes).toSorted()).toEqual([...plainCauseIds].toSorted());
      const own = new Set(familyCauseIds.map(nameOf).filter((name) => !(name in strings.causes)));
      expect(Object.keys(families.causes).toSorted()).toEqual([...own].toSorted());
      expect(Object.keys(strings.surprises).toSorted()).toEqual(Object.keys(surprises).toSorted());
    }
  });

  it('marks as surprising only cells that it has', () => {
    for (const cause of causeIds) {
      for (const { id, clients } of surprisesOf(cause)) {
        const missing = clients.filter(
          (client) => !cells.some((cell) => cell.cause === cause && cell.client === client),
        );
        expect(missing, id).toEqual([]);
      }
    }
  });
});

describe('a headline', () => {
  const cells = cellsOf(records);

  it.each(Object.keys(headlines) as HeadlineId[])('%s is what the newest measurements say', (id) => {
    expect(stillHolds(cells, id)).toBe(true);
  });

  it('is not said of other measurements', () => {
    const alike = cells.map((cell) => ({ ...cell, outcomes: cells[0]!.outcomes }));
    expect((Object.keys(headlines) as HeadlineId[]).filter((id) => stillHolds(alike, id))).toEqual([]);
  });
});

describe('a cell over TLS or HTTP/2', () => {
  const plain = cellsOf([run({}, 3)])[0]!;
  const over = (more: Partial<NonNullable<EvidenceRecord['clientSaw']>>, afterMs = 3) =>
    cellsOf([
      run({ cause: 'tls-server-close-1001', transport: 'wss', clientSaw: { ...good.clientSaw!, ...more } }, afterMs),
    ])[0]!;

  it('differs from plain TCP in what is reported, or when', () => {
    expect(differsFromPlain(over({}), plain)).toBe(false);
    expect(differsFromPlain(over({}, 200), plain)).toBe(false);
    expect(differsFromPlain(over({ wasClean: false }), plain)).toBe(true);
    expect(differsFromPlain(over({ code: 1006 }), plain)).toBe(true);
    expect(differsFromPlain(over({ errorBeforeClose: true }), plain)).toBe(true);
    expect(differsFromPlain(over({}, 60_000), plain)).toBe(true);
  });

  it('does not differ by the eight seconds that it was quiet for less', () => {
    const after56 = cellsOf([run({}, 56_000)])[0];
    expect(differsFromPlain(over({}, 63_500), after56)).toBe(false);
    expect(differsFromPlain(over({}, 80_000), after56)).toBe(true);
  });

  it('differs from nothing where nothing compares', () => {
    expect(differsFromPlain(over({ code: 1006 }), undefined)).toBe(false);
  });
});
