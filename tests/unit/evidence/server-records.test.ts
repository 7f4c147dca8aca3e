import { describe, expect, it } from 'vitest';
import {
  parseServerRecords,
  runsOf,
  serverIds,
  serverRecords,
  serverTrials,
} from '../../../src/evidence/server-records.ts';
import { serversMeasured as en } from '../../../src/i18n/en/servers-measured.ts';

describe('the records of servers', () => {
  it('has two runs of every trial with every server, but for the limit that three have not', () => {
    const wrong = serverIds.flatMap((server) =>
      serverTrials.filter((trial) => runsOf(server, trial).length !== 2).map((trial) => `${server} ${trial}`),
    );
    expect(wrong).toEqual(['gorilla message-too-big', 'cowboy message-too-big', 'lws message-too-big']);
  });

  it('names the server in the id of the cause', () => {
    expect(serverRecords.filter(({ cause, server }) => !cause.startsWith(`srv-${server}-`))).toEqual([]);
  });

  it('has only columns that are trials', () => {
    expect(Object.keys(en.columns).filter((column) => !(serverTrials as readonly string[]).includes(column))).toEqual(
      [],
    );
  });

  it('says what is wrong with a record that nobody measured like that', () => {
    expect(() => parseServerRecords([{ ...serverRecords[0], cause: 'srv-ws-explodes' }])).toThrow(/srv-ws/);
    expect(() => parseServerRecords([{ ...serverRecords[0], pingsAfterMs: [-1] }])).toThrow();
  });
});

describe('what the guide says of servers', () => {
  const codes = (trial: (typeof serverTrials)[number]) =>
    serverIds.map(
      (server) => [server, ...new Set(runsOf(server, trial).map(({ clientSaw }) => clientSaw.code))] as const,
    );

  it('most end without a Close frame on SIGTERM', () => {
    const silent = codes('sigterm').filter(([, code]) => code === 1006);
    expect(silent.length).toBeGreaterThan(serverIds.length / 2);
  });

  it('at least one answers a Close without a code with 1000, and at least one hides 4000', () => {
    expect(codes('client-close-no-arguments').some(([, code]) => code === 1000)).toBe(true);
    expect(codes('client-close-4000').some(([, code]) => code === 1000)).toBe(true);
  });

  it('at least one passes invalid UTF-8 on', () => {
    const passed = serverRecords.filter(({ clientError }) => clientError === 'WS_ERR_INVALID_UTF8');
    expect(passed.length).toBeGreaterThan(0);
  });
});
