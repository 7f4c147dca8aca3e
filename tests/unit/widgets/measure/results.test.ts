import { describe, expect, it } from 'vitest';
import type { EvidenceRecord } from '../../../../src/evidence/schema.ts';
import { agrees, predictedResults, type Result } from '../../../../src/widgets/measure/results.ts';
import { kitCauses } from '../../../../src/workshop/measure/kit-causes.ts';
import { good } from '../../evidence/fixtures.ts';

const browser = {
  name: 'Chrome 156',
  version: '156',
  system: 'Linux',
  nearest: 'chromium',
  isNearestOnly: false,
} as const;
const results = predictedResults(browser);
const of = (cause: string): Result => results.find((one) => one.cause.cause === cause)!;

/** What a browser that does as the simulator says would have seen in so long a watch. */
function asPredicted({ cause, prediction }: Result, watchedMs: number): EvidenceRecord {
  const late = (ms: number | null) => ms === null || ms > watchedMs;
  const { opened, errorBeforeClose, code, reason, wasClean, clientAfterMs, serverCode, serverAfterMs } = prediction;
  const noEvent = late(clientAfterMs);
  return {
    ...good,
    cause: cause.cause,
    watchedMs,
    clientSaw: {
      opened,
      errorBeforeClose: !noEvent && Boolean(errorBeforeClose),
      code: noEvent ? null : code,
      reason: noEvent ? null : reason,
      wasClean: noEvent ? null : wasClean,
      afterMs: noEvent ? null : clientAfterMs,
    },
    serverSaw: late(serverAfterMs)
      ? { code: null, reason: null, afterMs: null, closeFrame: false }
      : { code: serverCode, reason: null, afterMs: serverAfterMs, closeFrame: true },
  };
}

describe('the results of the kit', () => {
  it.each(['chromium', 'firefox', 'webkitgtk'] as const)('have a prediction of each cause with %s', (nearest) => {
    expect(predictedResults({ ...browser, nearest })).toHaveLength(kitCauses.length);
  });

  it('agree with the simulator when the browser does what it says, however long the watch was', () => {
    const differing = results.filter(
      (result) => !agrees({ ...result, record: asPredicted(result, result.cause.waitMs ?? 5_000) }),
    );
    expect(differing.map(({ cause }) => cause.cause)).toEqual([]);
  });

  it('differ when the browser reports another code, or reports it late', () => {
    const result = of('server-close-1001');
    const record = asPredicted(result, 5_000);
    const saw = (more: object) =>
      agrees({ ...result, record: { ...record, clientSaw: { ...record.clientSaw!, ...more } } });
    expect(saw({})).toBe(true);
    expect(saw({ code: 1006, wasClean: false })).toBe(false);
    expect(saw({ errorBeforeClose: true })).toBe(false);
    expect(saw({ afterMs: 3_000 })).toBe(false);
  });

  it('agree on nothing that was not measured', () => {
    const result = of('server-close-1001');
    expect(agrees(result)).toBe(false);
    expect(agrees({ ...result, record: 'failed' })).toBe(false);
  });
});
