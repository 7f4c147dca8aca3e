import { describe, expect, it } from 'vitest';
import { predict } from '../../../src/core/sim/predict.ts';
import type { Scenario, Settings } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { bounds } from '../../../src/core/sim/world.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import type { Trace, TraceEvent } from '../../../src/core/trace/trace.ts';
import { act, doubling, story } from './tell.ts';

const sent = (trace: Trace) => trace.events.filter((event) => event.kind === 'sent');
const times = (events: readonly TraceEvent[]) => events.map(({ atMs }) => atMs);
const endOf = (settings: Partial<Settings>, ...acts: Parameters<typeof story>[1]) =>
  simulate(story({ settings }, acts)).endMs;

describe('the end of a run', () => {
  it('is a second after the story, while only heartbeats and chatter would follow', () => {
    expect(endOf({})).toBe(1_004);
    expect(endOf({ heartbeatMs: 100, clientSendMs: 70, serverSendMs: 50 })).toBe(1_004);
    expect(endOf({}, act(5, 'client-close'))).toBe(6_003);
  });

  it('is the end of the watch while something is still to come', () => {
    expect(endOf({ proxyIdleMs: 500_000 })).toBe(60_000);
    expect(endOf({ serverSilenceMs: 500_000 })).toBe(60_000);
    expect(endOf({}, act(5, 'cable-pull'))).toBe(65_000);
    expect(endOf({}, act(5, 'server-freeze'))).toBe(65_000);
    expect(endOf({ serverSilenceMs: 500_000, heartbeatMs: 100 })).toBe(1_004);
    expect(endOf({ serverSilenceMs: 500_000, clientSendMs: 100 })).toBe(1_004);
  });

  it('waits for a restart and for a retry that are due', () => {
    expect(endOf({ restartMs: 20_000 }, act(5, 'server-sigterm'))).toBe(26_000);
    expect(
      endOf(
        { policy: { ...doubling, growth: { kind: 'exponential', baseMs: 20_000, factor: 2 } } },
        act(5, 'server-close'),
      ),
    ).toBe(26_007);
  });

  it.each(['ws', 'wss', 'h2'] as const)(
    'follows close() at whatever moment of connecting over %s, and the server keeps nothing of it',
    (transport) => {
      for (let atMs = 1; atMs <= 12; atMs++) {
        const closed = story({ settings: { transport, latencyMs: 2 } }, [act(atMs / 1_000, 'client-close')]);
        const { endMs, events } = simulate(closed);
        expect(endMs).toBeLessThan(1_100);
        const received = events.findLast((event) => event.kind === 'received' && event.side === 'server');
        expect(received?.kind === 'received' && received.segment.kind).not.toBe('tcp-syn');
      }
    },
  );

  it('is not before the time that was asked for, and not past an hour', () => {
    expect(simulate(story({}, []), [], 30_000).endMs).toBe(30_000);
    expect(simulate(story({}, []), [], 90_000).endMs).toBe(90_000);
    expect(simulate(story({ watchMs: 9_000_000 }, [act(5, 'cable-pull')])).endMs).toBe(bounds.endMs);
  });

  it('waits for the page that is kept, if it goes within the watch', () => {
    expect(simulate(story({ watchMs: 610_000 }, [act(5, 'page-navigate')])).endMs).toBe(606_001);
    expect(simulate(story({ watchMs: 599_000 }, [act(5, 'page-navigate')])).endMs).toBe(6_000);
  });

  it('comes early, marked as cut off, after too many attempts or events', () => {
    const attempts = simulate(
      story(
        {
          watchMs: 500_000,
          handshake: { kind: 'refuse' },
          settings: { policy: { ...doubling, growth: { kind: 'fixed', baseMs: 1_000 } } },
        },
        [],
      ),
    );
    expect(attempts.truncated).toBe('attempts');
    expect(
      attempts.events.filter((event) => event.kind === 'ready-state' && event.state === 'CONNECTING'),
    ).toHaveLength(bounds.attempts);
    const chatter = simulate(story({ watchMs: 3_000_000, settings: { clientSendMs: 1 } }, [act(60, 'server-send')]));
    expect(chatter.truncated).toBe('events');
    expect(chatter.events).toHaveLength(bounds.events);
    expect(simulate(story({}, [])).truncated).toBeNull();
  });

  it('replaces the acts of a scenario by those of a reader', () => {
    const scenario = story({}, [act(5, 'cable-pull')]);
    expect(simulate(scenario, []).events.some((event) => event.kind === 'act')).toBe(false);
  });

  it('lets nobody leave the page before it connects', () => {
    const untouched = simulate(story({ connectAtMs: 3_000 }, []));
    for (const seconds of [1, 3]) {
      const left = simulate(story({ connectAtMs: 3_000 }, [act(seconds, 'page-navigate')]));
      expect(left.events).toEqual(untouched.events);
    }
  });

  it('connects when the scenario says so', () => {
    expect(simulate(story({ connectAtMs: 3_000 }, [])).events[0]).toMatchObject({
      atMs: 3_000,
      attempt: 1,
      causeSeq: null,
    });
  });
});

describe('the path', () => {
  it('takes its delay, and keeps the order whatever the jitter', () => {
    const trace = simulate(
      story({ settings: { latencyMs: 40, jitterMs: 400, clientSendMs: 10 } }, [act(3, 'client-close')]),
    );
    const arrivals = trace.events.filter((event) => event.kind === 'received' && event.side === 'server');
    expect(times(arrivals)).toEqual([...times(arrivals)].sort((a, b) => a - b));
    const sentAt = new Map(
      trace.events.flatMap((event) => (event.kind === 'sent' ? [[event.transmission, event.atMs] as const] : [])),
    );
    const delays = trace.events.flatMap((event) =>
      event.kind === 'received' ? [event.atMs - sentAt.get(event.transmission)!] : [],
    );
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...delays)).toBeLessThan(440);
    expect(new Set(delays.map(Math.round)).size).toBeGreaterThan(20);
  });

  const held = (parts: Parameters<typeof story>[0], ...acts: Parameters<typeof story>[1]) =>
    simulate(story(parts, acts)).events.flatMap((event) =>
      event.kind === 'held' ? [`${event.atMs} ${event.side} ${event.where}`] : [],
    );

  it('loses what has not passed the cut, and lets the rest arrive', () => {
    const settings = { latencyMs: 40 };
    // Sent at 1 s, halfway at 1.02 s.
    expect(held({ settings }, act(1, 'client-send'), act(1.019, 'cable-pull'), act(1.05, 'network-restore'))).toEqual([
      '1019 client path',
    ]);
    expect(held({ settings }, act(1, 'client-send'), act(1.02, 'cable-pull'), act(1.05, 'network-restore'))).toEqual(
      [],
    );
  });

  const arrived = (parts: Parameters<typeof story>[0], ...acts: Parameters<typeof story>[1]) =>
    simulate(story(parts, acts)).events.flatMap((event) =>
      event.kind === 'event' && event.event === 'message' ? [`${event.atMs} ${event.side}`] : [],
    );

  it('brings what it lost only when it is sent again', () => {
    const settings = { latencyMs: 40 };
    // The first timeout is the round trip and 200 ms, up to the next tick: 284 ms.
    expect(
      arrived({ settings }, act(1, 'client-send'), act(1.019, 'cable-pull'), act(1.05, 'network-restore')),
    ).toEqual(['1324 server']);
    expect(arrived({ settings }, act(1, 'client-send'), act(1.02, 'cable-pull'), act(1.05, 'network-restore'))).toEqual(
      ['1040 server'],
    );
  });

  it('forgets what has arrived, and only that', () => {
    const settings = { latencyMs: 40 };
    const two = [act(1, 'client-send'), act(1.03, 'client-send')];
    expect(held({ settings }, ...two, act(1.045, 'cable-pull'), act(1.06, 'network-restore'))).toEqual([
      '1045 client path',
    ]);
    expect(
      held({ settings }, act(1, 'server-send'), act(1.1, 'client-network-off'), act(1.2, 'network-restore')),
    ).toEqual([]);
  });

  it('says nothing of a bare acknowledgement that it loses', () => {
    const settings = { latencyMs: 40 };
    expect(held({ settings }, act(1, 'client-send'), act(1.05, 'cable-pull'), act(1.1, 'network-restore'))).toEqual([]);
  });

  it('lets a proxy tell the server while the client is off', () => {
    const trace = simulate(story({}, [act(1, 'client-network-off'), act(2, 'proxy-timeout')]));
    const closes = trace.events.flatMap((event) =>
      event.kind === 'event' && event.event === 'close' ? [`${event.atMs} ${event.side}`] : [],
    );
    expect(closes).toEqual(['2001 server']);
  });

  it('loses at the client’s own interface what is on its way to it, and what it sends', () => {
    const settings = { latencyMs: 40 };
    expect(
      held({ settings }, act(1, 'server-send'), act(1.039, 'client-network-off'), act(1.1, 'network-restore')),
    ).toEqual(['1039 server interface']);
    expect(
      held({ settings }, act(1, 'client-send'), act(1.01, 'client-network-off'), act(1.1, 'network-restore')),
    ).toEqual([]);
    expect(
      held({ settings }, act(1, 'client-network-off'), act(1.05, 'client-send'), act(1.1, 'network-restore')),
    ).toEqual(['1050 client interface']);
  });

  it('ends at a host without power, and at a proxy that has gone', () => {
    expect(held({}, act(1, 'server-power-off'), act(2, 'client-send')).slice(0, 2)).toEqual([
      '2001 client host',
      '2205 client host',
    ]);
    expect(held({}, act(1, 'proxy-timeout', { how: 'drop' }), act(2, 'client-send')).slice(0, 2)).toEqual([
      '2000 client proxy',
      '2204 client proxy',
    ]);
    const late = { settings: { latencyMs: 40 } };
    expect(held(late, act(1, 'client-send'), act(1.01, 'proxy-timeout')).slice(0, 1)).toEqual(['1040 client proxy']);
  });
});

describe('what led to what', () => {
  it('names for each arrival the sending that caused it', () => {
    const trace = simulate(story({}, [act(1, 'client-close')]));
    for (const event of trace.events) {
      if (event.kind === 'act') expect(event.causeSeq).toBeNull();
      if (event.kind !== 'received') continue;
      const cause = trace.events[event.causeSeq!]!;
      expect(cause).toMatchObject({ kind: 'sent', transmission: event.transmission });
    }
    expect(sent(trace).every((event) => event.causeSeq !== null)).toBe(true);
  });
});

describe('an outcome', () => {
  const trace = simulate(
    story({ profile: 'firefox', settings: { policy: doubling } }, [
      act(1, 'server-reset'),
      act(9, 'client-close', { code: 4000, reason: 'x' }),
    ]),
  );

  it('is read per attempt', () => {
    expect(outcome(factsOfTrace(trace))).toMatchObject({
      opened: true,
      errorBeforeClose: true,
      client: { code: 1006, wasClean: false, atMs: 1_001 },
      server: { code: 1006, atMs: 1_000 },
    });
    expect(outcome(factsOfTrace(trace), 2)).toMatchObject({
      opened: true,
      errorBeforeClose: false,
      client: { code: 4000, reason: 'x' },
    });
    expect(outcome(factsOfTrace(trace), 3)).toEqual({
      opened: false,
      errorBeforeClose: false,
      client: null,
      server: null,
    });
  });

  it('tells the client’s part from the server’s', () => {
    // Chromium fails a connection whose subprotocol the server left out; the server thinks it open.
    const failed = simulate(story({ handshake: { kind: 'no-subprotocol' } }, []));
    expect(outcome(factsOfTrace(failed))).toMatchObject({
      opened: false,
      errorBeforeClose: true,
      client: { code: 1006 },
    });
    const tooBig = simulate(story({}, [act(1, 'client-send', { size: 'too-big' })]));
    expect(outcome(factsOfTrace(tooBig))).toMatchObject({
      opened: true,
      errorBeforeClose: false,
      client: { code: 1009 },
    });
  });

  const of = (scenario: Scenario, causeAtMs: number | null) =>
    ({
      scenario,
      cause: scenario.id,
      variant: null,
      attempt: 1,
      causeAtMs,
      pageOnly: false,
      freezes: false,
      serverCauseAtMs: null,
      untilClientKnows: false,
    }) as const;

  it('has no server where none answered', () => {
    const refused = story({ handshake: { kind: 'refuse' } }, []);
    expect(predict(of(refused, 0), 'chromium')).toMatchObject({
      opened: false,
      code: 1006,
      serverCode: null,
      serverAfterMs: null,
    });
  });

  it('is predicted from the cause on, with any client', () => {
    const scenario = story({}, [act(1, 'server-close', { code: 4001, reason: 'bye' })]);
    expect(predict(of(scenario, 1_000), 'chromium')).toEqual({
      cause: 'any',
      client: 'chromium',
      transport: 'ws',
      variant: null,
      opened: true,
      errorBeforeClose: false,
      code: 4001,
      reason: 'bye',
      wasClean: true,
      clientAfterMs: 3,
      serverCode: 4001,
      serverAfterMs: 4,
    });
    expect(predict(of(scenario, null), 'firefox').clientAfterMs).toBe(1_002);
  });

  it('is predicted from the proxy’s expiry where that is the cause, and is nothing for a page that is gone', () => {
    const expiring = story({ settings: { proxyIdleMs: 20_000 } }, []);
    expect(predict(of(expiring, null), 'chromium')).toMatchObject({ code: 1006, clientAfterMs: 1 });
    const gone = predict(of(story({}, [act(1, 'tab-close')]), 1_000), 'chromium');
    expect(gone).toMatchObject({ opened: true, errorBeforeClose: null, code: null, reason: null, wasClean: null });
    expect(gone).toMatchObject({ clientAfterMs: null, serverCode: 1001, serverAfterMs: 1 });
  });
});
