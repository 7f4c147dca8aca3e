import { describe, expect, it } from 'vitest';
import { type Prediction, predict, predictAll } from '../../../src/core/sim/predict.ts';
import { agreementOf } from '../../../src/evidence/agreement.ts';
import { cellsOf } from '../../../src/evidence/cells.ts';
import { compareCell, timesAgree, withinWatch } from '../../../src/evidence/compare.ts';
import {
  type NetworkRecord,
  networkChanges,
  networkClients,
  networkRecords,
} from '../../../src/evidence/network-records.ts';
import { records } from '../../../src/evidence/records.ts';
import { serverRecords } from '../../../src/evidence/server-records.ts';
import { causes, familyCauses } from '../../../src/scenarios/index.ts';
import { good } from './fixtures.ts';

const isOf = (record: NetworkRecord, prediction: Prediction): boolean =>
  record.cause === prediction.cause &&
  record.client === prediction.client &&
  record.transport === prediction.transport &&
  record.variant === prediction.variant;
const spread = (ms: number) => ({ minMs: ms, medianMs: ms, maxMs: ms });

describe('two times', () => {
  it.each([
    [10, 240, true, 'both at once'],
    [0, 260, true, 'within a second'],
    [435_000, 436_924, true, 'within ten per cent'],
    [435_000, 500_000, false, 'more than ten per cent apart'],
    [2_000, 5_500, false, 'more than a second apart'],
  ])('%d and %d ms agree: %s, since they are %s', (predicted, measured, agree) => {
    expect(timesAgree(predicted, spread(measured))).toBe(agree);
  });

  it('agree on never only when both say never', () => {
    expect(timesAgree(null, null)).toBe(true);
    expect(timesAgree(null, spread(5))).toBe(false);
    expect(timesAgree(5, null)).toBe(false);
  });
});

describe('a prediction against a cell', () => {
  const found = causes.find(({ scenario }) => scenario.id === 'server-close-1001')!;
  const prediction = predict(found, 'chromium');
  const [cell] = cellsOf([good]);

  it('agrees when everything does', () => {
    expect(compareCell(cell!, prediction)).toEqual([]);
  });

  it('differs by name in what differs', () => {
    const wrong = { ...prediction, code: 1006, wasClean: false, clientAfterMs: null };
    expect(compareCell(cell!, wrong).map(({ about }) => about)).toEqual(['code', 'wasClean', 'clientTime']);
  });

  it('may match any outcome of a race', () => {
    const unclean = { ...good, clientSaw: { ...good.clientSaw!, wasClean: false } };
    const [race] = cellsOf([good, unclean, unclean]);
    expect(compareCell(race!, prediction)).toEqual([]);
  });
});

describe('the simulator', () => {
  const agreement = agreementOf(cellsOf(records));
  const differing = agreement.disagreements.map(({ cause, client, about }) => `${cause}, ${client}: ${about}`);

  /** Node inflates 128 MiB before it gives up, which takes a second; simulated processors take no time. */
  const known = ['clientTime', 'serverTime'].map((about) => `deflate-bomb-256mib, node: ${about}`);

  it('predicts 95 % of the measured times', () => {
    expect(agreement.wrongTimes / agreement.times).toBeLessThan(0.05);
  });

  it('agrees with every measured fact but the known one', () => {
    expect(differing).toEqual(known);
  });
});

describe('the simulator with servers that have nothing set', () => {
  const trials = predictAll(familyCauses.filter(({ cause }) => cause.startsWith('srv-')))
    .filter(({ client }) => client === 'ws')
    .flatMap((prediction) => {
      const runs = serverRecords.filter(({ cause }) => cause === prediction.cause);
      const [first] = runs;
      return first ? [{ prediction: withinWatch(prediction, first.watchedMs), runs }] : [];
    });

  it('has been measured in almost all that it predicts', () => {
    expect(trials.length).toBeGreaterThan(35);
  });

  it('predicts a code that the client really got', () => {
    const wrong = trials.filter(
      ({ prediction, runs }) => !runs.some(({ clientSaw }) => clientSaw.code === prediction.code),
    );
    expect(wrong.map(({ prediction }) => prediction.cause)).toEqual([]);
  });

  it('predicts when, but for a message that takes seconds to be sent', () => {
    const wrong = trials
      .filter(({ prediction }) => !prediction.cause.endsWith('message-too-big'))
      .filter(({ prediction, runs }) => {
        // Run beside each other on a busy machine: the quickest says most about the server.
        const times = runs.flatMap(({ clientSaw }) => clientSaw.afterMs ?? []);
        const quickest = times.length > 0 ? spread(Math.min(...times)) : null;
        return !timesAgree(prediction.clientAfterMs, quickest);
      });
    expect(wrong.map(({ prediction }) => prediction.cause)).toEqual([]);
  });
});

describe('a prediction of a shorter watch', () => {
  const found = causes.find(({ scenario }) => scenario.id === 'server-close-1001-keeps-tcp')!;
  const prediction = predict(found, 'chromium');

  it('is the same when both ends know in time', () => {
    expect(withinWatch(prediction, 60_000)).toEqual(prediction);
  });

  it('has no event that comes later', () => {
    expect(withinWatch(prediction, 1_000)).toMatchObject({ code: null, wasClean: null, clientAfterMs: null });
  });
});

describe('the simulator when the network of the client changes', () => {
  const predictions = predictAll(familyCauses.filter(({ cause }) => cause.startsWith('net-')));

  it('has been measured in every change, over every transport, twice', () => {
    const wanted = networkChanges.flatMap((change) =>
      predictions.filter(
        ({ cause, client }) => cause === `net-${change}` && (networkClients as readonly string[]).includes(client),
      ),
    );
    const few = wanted.filter((prediction) => networkRecords.filter((record) => isOf(record, prediction)).length < 2);
    expect(wanted.length).toBeGreaterThan(200);
    expect(few.map(({ cause, client, transport, variant }) => [cause, client, transport, variant].join(' '))).toEqual(
      [],
    );
  });

  it('predicts what both ends report, and when', () => {
    const wrong = networkRecords.filter((record) => {
      const found = predictions.find((prediction) => isOf(record, prediction));
      if (!found) return true;
      const { code, wasClean, errorBeforeClose, clientAfterMs, serverCode, serverAfterMs } = withinWatch(
        found,
        record.watchedMs,
      );
      const { clientSaw, serverSaw } = record;
      const agrees =
        code === clientSaw.code &&
        wasClean === clientSaw.wasClean &&
        Boolean(errorBeforeClose) === clientSaw.errorBeforeClose &&
        serverCode === serverSaw.code &&
        timesAgree(clientAfterMs, clientSaw.afterMs === null ? null : spread(clientSaw.afterMs)) &&
        timesAgree(serverAfterMs, serverSaw.afterMs === null ? null : spread(serverSaw.afterMs));
      return !agrees;
    });
    expect(
      wrong.map(({ cause, client, transport, variant, run }) => [cause, client, transport, variant, run].join(' ')),
    ).toEqual([]);
  });
});
