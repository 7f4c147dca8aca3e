import { describe, expect, it } from 'vitest';
import { predictAll } from '../../../src/core/sim/predict.ts';
import { timesAgree, withinWatch } from '../../../src/evidence/compare.ts';
import { pageColumns, pageOutcome } from '../../../src/evidence/page-cells.ts';
import { type PageRecord, pageClients, pageRecords, pageTrials } from '../../../src/evidence/page-records.ts';
import { familyCauses, scenario } from '../../../src/scenarios/index.ts';

type Which = Pick<PageRecord, 'cause' | 'client' | 'transport' | 'variant'>;
const name = ({ cause, client, transport, variant }: Which): string =>
  [cause, client, transport, ...(variant ? [variant] : [])].join(' ');
const predictions = predictAll(familyCauses.filter(({ cause }) => cause.startsWith('page-')));
const spread = (ms: number | null) => (ms === null ? null : { minMs: ms, medianMs: ms, maxMs: ms });

describe('the simulator when a page is left, frozen or closed, or what owns its socket goes', () => {
  it('has been measured in every trial, over every transport that it predicts, twice', () => {
    const wanted = predictions.filter(
      ({ cause, client }) =>
        pageTrials.some((trial) => cause === `page-${trial}`) && (pageClients as readonly string[]).includes(client),
    );
    const few = wanted.filter(
      (prediction) => pageRecords.filter((record) => name(record) === name(prediction as Which)).length < 2,
    );
    expect(wanted.length).toBeGreaterThan(60);
    expect(few.map((prediction) => name(prediction as Which))).toEqual([]);
  });

  it('predicts what both ends report, and when', () => {
    const wrong = pageRecords.filter((record) => {
      const found = predictions.find((prediction) => name(prediction as Which) === name(record));
      if (!found) return true;
      const told = withinWatch(found, record.watchedMs);
      const { clientSaw, serverSaw } = record;
      const client =
        clientSaw === null
          ? found.code === null
          : told.code === clientSaw.code &&
            told.wasClean === clientSaw.wasClean &&
            Boolean(told.errorBeforeClose) === clientSaw.errorBeforeClose &&
            timesAgree(told.clientAfterMs, spread(clientSaw.afterMs));
      const server = told.serverCode === serverSaw.code && timesAgree(told.serverAfterMs, spread(serverSaw.afterMs));
      return !(client && server);
    });
    expect(wrong.map((record) => `${name(record)} ${record.run}`)).toEqual([]);
  });
});

describe('the page about them', () => {
  const columns = pageColumns(pageRecords);

  it('puts transports of a browser together only where all runs ended alike', () => {
    const mixed = columns.flatMap((column) =>
      pageTrials.filter((trial) => {
        const runs = pageRecords.filter(
          ({ cause, client, transport }) =>
            cause === `page-${trial}` && client === column.client && column.transports.includes(transport),
        );
        return new Set(runs.map(({ clientSaw, serverSaw }) => `${clientSaw?.code} ${serverSaw.code}`)).size > 1;
      }),
    );
    expect(mixed).toEqual([]);
  });

  it('opens a simulation that exists from every cell', () => {
    for (const column of columns)
      for (const trial of pageTrials) {
        const outcome = pageOutcome(pageRecords, trial, column);
        if (outcome) expect(scenario(outcome.scenario), outcome.scenario).toBeDefined();
      }
  });

  it('opens it over the first of the transports that the column names, where it was measured over that', () => {
    const differing = columns.flatMap((column) =>
      pageTrials.flatMap((trial) => {
        const outcome = pageOutcome(pageRecords, trial, column);
        const measured = pageRecords
          .filter(({ cause, client }) => cause === `page-${trial}` && client === column.client)
          .map(({ transport }) => transport);
        const wanted = column.transports.find((transport) => measured.includes(transport));
        const shown = outcome && scenario(outcome.scenario)?.settings.transport;
        return outcome && shown !== wanted ? [`${column.client} ${trial}: ${shown} for ${wanted}`] : [];
      }),
    );
    expect(differing).toEqual([]);
  });

  it('says first what was measured: what has no page left says 1001, and over HTTP/2 Chromium says nothing', () => {
    const left = (client: string, transport: string) =>
      pageRecords.filter(
        (one) =>
          one.client === client &&
          one.transport === transport &&
          ['page-tab-closed', 'page-reloaded', 'page-iframe-removed', 'page-worker-terminated'].includes(one.cause),
      );
    for (const { serverSaw } of left('chromium', 'wss')) expect(serverSaw.code).toBe(1001);
    for (const { serverSaw } of left('chromium', 'h2')) expect(serverSaw.code).toBe(1006);
    for (const { serverSaw } of left('firefox', 'h2')) expect(serverSaw.code).toBe(1001);
  });
});
