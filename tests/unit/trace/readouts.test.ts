import { describe, expect, it } from 'vitest';
import type { Act, ActKind } from '../../../src/core/acts/acts.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { endingOf, newsOf, readoutAt, seesAt } from '../../../src/core/trace/readouts.ts';
import { scenario } from '../../../src/scenarios/index.ts';
import { doubling, story } from '../sim/tell.ts';

const act = (seconds: number, kind: ActKind, args?: Act['args']): Act => ({
  atMs: Math.round(seconds * 1000),
  kind,
  ...(args ? { args } : {}),
});
const run = (id: string, ...acts: readonly Act[]) => {
  const found = scenario(id)!;
  return factsOfTrace(simulate(found, acts.length ? acts : found.acts));
};
const [goodbye, silence] = [run('going-away'), run('cable-pulled')];

describe('the number beside a run', () => {
  it('says nothing before the fault, grows while nobody knows, then says what it took', () => {
    expect(readoutAt(silence, 51_599)).toEqual({ side: 'client', state: 'nothing', ms: 0 });
    expect(readoutAt(silence, 61_600)).toEqual({ side: 'client', state: 'unaware', ms: 10_000 });
    expect(readoutAt(silence, 91_000)).toEqual({ side: 'client', state: 'knows', ms: 38_560 });
    expect(readoutAt(goodbye, goodbye.trace.endMs)).toEqual({ side: 'client', state: 'knows', ms: 120 });
  });

  it('follows the latest fault', () => {
    const twice = run('cable-pulled', act(51.6, 'cable-pull'), act(92, 'network-restore'), act(110, 'server-kill'));
    expect(readoutAt(twice, 109_000)).toEqual({ side: 'client', state: 'knows', ms: 38_560 });
    expect(readoutAt(twice, 111_000)).toEqual({ side: 'client', state: 'knows', ms: 40 });
    expect(seesAt(twice, 'client', 111_000)).toMatchObject({ attempt: 2, close: { code: 1006 }, afterMs: 40 });
    expect(endingOf(twice)).toEqual({ how: 'silence', code: 1006 });
  });

  it('stops when what was cut is mended before anybody noticed', () => {
    const mended = run('cable-pulled', act(10, 'cable-pull'), act(14, 'network-restore'));
    expect(readoutAt(mended, 13_000)).toEqual({ side: 'client', state: 'unaware', ms: 3_000 });
    expect(readoutAt(mended, 90_000)).toEqual({ side: 'client', state: 'unnoticed', ms: 4_000 });
    expect(seesAt(mended, 'client', 20_000).unawareMs).toBeNull();
    expect(endingOf(mended)).toEqual({ how: 'open', code: null });
  });

  it('is about the server where the page is gone', () => {
    const killed = run('going-away', act(5, 'browser-kill'));
    expect(readoutAt(killed, 9_000)).toEqual({ side: 'server', state: 'knows', ms: 40 });
    expect(newsOf(killed)).toEqual([{ kind: 'detected', side: 'server', atMs: 5_040, afterMs: 40 }]);
  });
});

describe('what a server makes of a connection whose client was notified long before', () => {
  it('is no fault of its own: what its proxy did to that connection was one', () => {
    const settings = {
      heartbeatMs: 30_000,
      serverSilenceMs: 60_000,
      proxyIdleMs: 20_000,
      proxyExpiry: 'reject',
      policy: doubling,
    } as const;
    const acts = [act(106.3, 'server-violate', { how: 'drop' })];
    const facts = factsOfTrace(simulate(story({ settings, watchMs: 120_000 }, acts)));
    const after = facts.faults.filter(({ atMs }) => atMs > 106_300);
    expect(after.length).toBeGreaterThan(1);
    expect(new Set(after.map(({ cause }) => cause.kind))).toEqual(new Set(['path']));
  });

  it('is none at all of an attempt that failed before', () => {
    const refusing = story(
      { handshake: { kind: 'no-subprotocol' }, settings: { latencyMs: 400, policy: doubling }, watchMs: 20_000 },
      [],
    );
    const failedMs = simulate(refusing).events.findLast(
      (event) => event.kind === 'ready-state' && event.side === 'client' && event.state === 'CLOSED',
    )!.atMs;
    const facts = factsOfTrace(simulate(refusing, [{ atMs: failedMs + 1, kind: 'server-shutdown' }]));
    for (const fault of facts.faults) expect(fault.client.kind).toBe('notified');
  });
});

describe('what code sees', () => {
  it('of a pulled cable: nothing, while readyState stays OPEN', () => {
    expect(seesAt(silence, 'client', 70_000)).toMatchObject({
      readyState: 'OPEN',
      close: null,
      gaveUp: null,
      unawareMs: 18_400,
    });
    expect(seesAt(silence, 'client', 50_000).unawareMs).toBeNull();
  });

  it('then the missing answer, and the event later still', () => {
    expect(seesAt(silence, 'client', 90_500)).toMatchObject({
      gaveUp: { why: 'no-answer', afterMs: 38_560 },
      close: null,
    });
    expect(seesAt(silence, 'client', 93_000).close).toMatchObject({ code: 1006, reason: '', wasClean: false });
  });

  it('of a Close 1001: code and reason within two trips, and the attempt that failed while the server was down', () => {
    expect(seesAt(goodbye, 'client', 52_000)).toMatchObject({
      close: { code: 1001, reason: 'shutting down', wasClean: true },
      closeFrame: { code: 1001 },
      afterMs: 120,
      error: false,
      failures: 0,
    });
    expect(seesAt(goodbye, 'client', 53_000).failures).toBe(1);
  });

  it('of a killed process: on its own side nobody is left, also after the restart', () => {
    const killed = run('going-away', act(5, 'server-kill'));
    for (const ms of [6_000, 9_500])
      expect(seesAt(killed, 'server', ms)).toMatchObject({ close: null, gone: 'process', unawareMs: null });
    expect(endingOf(killed)).toEqual({ how: 'silence', code: 1006 });
  });

  it('of a reloaded page: the old page is gone, the new one has a connection', () => {
    const reloaded = run('going-away', act(5, 'page-reload'));
    expect(seesAt(reloaded, 'client', 9_000)).toMatchObject({
      attempt: 1,
      gone: 'page',
      close: null,
      unawareMs: null,
      newer: 'OPEN',
    });
    expect(endingOf(reloaded)).toEqual({ how: 'goodbye', code: 1001 });
  });

  it('of a Close frame with a code that must not be in one: 1006, and a frame that came', () => {
    const forbidden = run('going-away', act(5, 'server-violate', { how: 'close-1006' }));
    expect(seesAt(forbidden, 'client', 5_100)).toMatchObject({ close: { code: 1006 }, closeFrame: { code: 1006 } });
    expect(endingOf(forbidden)).toEqual({ how: 'forbidden', code: 1006 });
  });

  it('of a Close frame that comes after the event: nothing, so 1006 is still made up', () => {
    const late = run('going-away', act(5, 'server-reset'), act(5.001, 'server-shutdown'));
    expect(seesAt(late, 'client', 6_000)).toMatchObject({ close: { code: 1006 }, closeFrame: null });
  });

  it('of a cable pulled while connecting: CONNECTING, and then how long it took', () => {
    const connecting = run('cable-pulled', act(0, 'cable-pull'), act(200, 'network-restore'));
    expect(seesAt(connecting, 'client', 10_000).readyState).toBe('CONNECTING');
    const pulled = run('cable-pulled', act(0.02, 'cable-pull'));
    expect(seesAt(pulled, 'client', 60_000)).toMatchObject({ readyState: 'CONNECTING', unawareMs: 59_980 });
    expect(readoutAt(pulled, 60_000)).toEqual({ side: 'client', state: 'unaware', ms: 59_980 });
    const [fault] = pulled.faults;
    expect(fault).toMatchObject({ cause: { kind: 'act', act: 'cable-pull' }, attempt: 1, atMs: 20 });
  });

  it('names a connection that has neither opened nor failed', () => {
    const { events, ...rest } = run('cable-pulled', act(0, 'cable-pull')).trace;
    const cut = factsOfTrace({ ...rest, endMs: 5_000, events: events.filter(({ atMs }) => atMs < 5_000) });
    expect(endingOf(cut)).toEqual({ how: 'connecting', code: null });
  });
});
