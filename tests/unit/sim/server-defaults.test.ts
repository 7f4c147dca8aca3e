import { describe, expect, it } from 'vitest';
import { serverDefaults } from '../../../src/core/peers/servers.ts';
import { predict } from '../../../src/core/sim/predict.ts';
import { timesAgree } from '../../../src/evidence/compare.ts';
import { type ServerRecord, serverIds, serverRecords } from '../../../src/evidence/server-records.ts';
import { serverCauses } from '../../../src/scenarios/server-defaults.ts';

const predictionOf = (id: string) => {
  const found = serverCauses.find(({ cause }) => cause === id);
  if (!found) throw new Error(`nothing is predicted of ${id}`);
  return predict(found, 'ws');
};

/** What is predicted within the watch of a record. */
function predicted({ cause, watchedMs }: ServerRecord) {
  const { code, clientAfterMs } = predictionOf(cause);
  const late = clientAfterMs !== null && clientAfterMs > watchedMs;
  return { code: late ? null : code, afterMs: late ? null : clientAfterMs };
}

/** A machine under load took this long for what comes at once, such as 64 MiB on their way. */
const busyMs = 10_000;

describe('a server library with nothing set, as it was measured', () => {
  it('is the same list in the simulator and in the lab', () => {
    expect(Object.keys(serverDefaults).toSorted()).toEqual([...serverIds].toSorted());
  });

  it('ends every trial with the measured code, or with one of the two where they differ', () => {
    const differing = serverRecords.filter((record) => {
      const measured = serverRecords.filter(({ cause }) => cause === record.cause);
      return measured.every(({ clientSaw }) => clientSaw.code !== predicted(record).code);
    });
    expect(differing.map(({ cause, clientSaw }) => `${cause} ${clientSaw.code}`)).toEqual([]);
  });

  it('ends it when it was measured', () => {
    const differing = serverRecords.filter((record) => {
      const { afterMs } = predicted(record);
      const measuredMs = record.clientSaw.afterMs;
      if (afterMs !== null && afterMs < 1_000 && measuredMs !== null && measuredMs < busyMs) return false;
      const spread = measuredMs === null ? null : { minMs: measuredMs, medianMs: measuredMs, maxMs: measuredMs };
      return !timesAgree(afterMs, spread);
    });
    expect(differing.map(({ cause, clientSaw }) => `${cause} ${clientSaw.afterMs}`)).toEqual([]);
  });

  it('keeps or drops the reason of a client’s Close as measured', () => {
    const reasons = serverRecords.filter(({ cause }) => /client-close-|server-close-/.test(cause));
    const differing = reasons.filter(({ cause, clientSaw }) => predictionOf(cause).reason !== clientSaw.reason);
    expect(differing.map(({ cause }) => cause)).toEqual([]);
  });
});
