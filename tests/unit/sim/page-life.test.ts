import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Scenario, Transport } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { act, doubling, said, story } from './tell.ts';

type Parts = Parameters<typeof story>[0];

const over = (transport: Transport, acts: readonly Act[], parts: Parts = {}): Scenario =>
  story({ server: 'polite', ...parts, settings: { ...parts.settings, transport } }, acts);

/** What each end reports, and when; null: nothing. */
function ends(scenario: Scenario) {
  const { client, server, errorBeforeClose } = outcome(factsOfTrace(simulate(scenario)), 1);
  return {
    client: client && `${errorBeforeClose ? 'error, ' : ''}${client.code} at ${client.atMs}`,
    server: server && `${server.code} at ${server.atMs}`,
  };
}

const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, i) => Math.round(time - times[i]!));

describe('a page in the back/forward cache of Chromium', () => {
  const left = act(1, 'page-navigate');
  const back = act(6, 'page-return');

  it('has lost its socket when it is back: error and 1006, and the server gets the 1001 only then', () => {
    expect(ends(over('wss', [left, back]))).toEqual({ client: 'error, 1006 at 6000', server: '1001 at 6001' });
    expect(ends(over('h2', [left, back]))).toEqual({ client: 'error, 1006 at 6000', server: '1006 at 6001' });
  });

  it('reports 1006 even where the server closed properly and was answered meanwhile', () => {
    const closes = act(2, 'server-close', { code: 1001, reason: 'bye' });
    expect(ends(over('wss', [left, closes, back]))).toEqual({ client: 'error, 1006 at 6000', server: '1001 at 2002' });
  });

  it('answers the pings of the server, which therefore believes in it', () => {
    const scenario = over('wss', [left, act(60, 'page-return')], { settings: { serverPingMs: 1_000 } });
    expect(ends(scenario)).toEqual({ client: 'error, 1006 at 60000', server: '1001 at 60001' });
  });

  it('is dropped after ten minutes, with 1001, and a return then finds no page', () => {
    const late = over('wss', [left, act(721, 'page-return')]);
    expect(ends(late)).toEqual({ client: null, server: '1001 at 601001' });
  });

  it('connects again when it is back, as its code asks', () => {
    const { attempts } = factsOfTrace(simulate(over('wss', [left, back], { settings: { policy: doubling } })));
    expect(attempts.map(({ atMs }) => atMs)).toEqual([0, 7_000]);
  });

  it('is no such page in Firefox, which says 1001 when it is left', () => {
    expect(ends(over('wss', [left, back], { profile: 'firefox' }))).toEqual({ client: null, server: '1001 at 1001' });
  });
});

describe('a frozen page', () => {
  it('loses its socket by the freeze alone, and learns it when it is thawed', () => {
    const frozen = [act(1, 'page-freeze'), act(6, 'page-thaw')];
    expect(ends(over('wss', frozen))).toEqual({ client: 'error, 1006 at 6000', server: '1001 at 6001' });
  });

  it('hears nothing of a socket that opens meanwhile: it has never opened, and is lost', () => {
    for (const transport of ['ws', 'wss', 'h2'] as const) {
      const reloaded = [act(1, 'page-reload'), act(1.001, 'page-freeze'), act(6, 'page-thaw')];
      const { attempts } = factsOfTrace(simulate(over(transport, reloaded)));
      expect(attempts[1]!.client.opened, transport).toBeNull();
      expect(attempts[1]!.client.closeEvent, transport).toMatchObject({ atMs: 6_000, close: { code: 1006 } });
    }
  });

  it('is only frozen where somebody has measured what comes of it', () => {
    for (const profile of ['firefox', 'webkitgtk', 'ws'] as const) {
      const { trace } = factsOfTrace(
        simulate(over('wss', [act(1, 'page-freeze'), act(2, 'tab-discard')], { profile })),
      );
      expect(trace.events.some((event) => event.kind === 'act')).toBe(false);
    }
  });

  it('can be discarded, which is like closing its tab', () => {
    expect(ends(over('wss', [act(1, 'tab-hide'), act(3, 'tab-discard')])).server).toBe('1001 at 3001');
    expect(ends(over('h2', [act(1, 'tab-hide'), act(3, 'tab-discard')])).server).toBe('1006 at 3001');
  });
});

describe('a hidden tab', () => {
  const hidden = (profile: ClientId, heartbeatMs: number, parts: Parts = {}): Scenario =>
    over('wss', [act(1, 'tab-hide', { minutes: 12 })], {
      profile,
      ...parts,
      settings: { heartbeatMs, serverSendMs: 5_000, ...parts.settings },
    });

  it('beats on full seconds in Chromium, from the eighth beat on once a minute', () => {
    const beats = said(hidden('chromium', 25_000));
    expect(beats.every((second) => Number.isInteger(second))).toBe(true);
    expect(beats.slice(0, 7)).toEqual([25, 50, 75, 100, 125, 150, 175].map((second) => second + beats[0]! - 25));
    expect(new Set(gaps(beats.slice(7)))).toEqual(new Set([60]));
  });

  it('beats once a minute after one minute, where it had beaten for long before', () => {
    const long = over('wss', [act(400, 'tab-hide', { minutes: 12 })], { settings: { heartbeatMs: 25_000 } });
    const beats = said(long).filter((second) => second > 400);
    expect(beats.filter((second) => second < 460)).toEqual([401, 426, 451]);
    expect(new Set(gaps(beats.filter((second) => second > 460 && second < 1_120)))).toEqual(new Set([60]));
  });

  it('beats as ever in Firefox', () => {
    expect(new Set(gaps(said(hidden('firefox', 25_000))))).toEqual(new Set([25]));
  });

  it('is therefore dropped by a server that wants to hear something every 30 s', () => {
    const impatient = { settings: { serverSilenceMs: 30_000 } };
    expect(ends(hidden('firefox', 25_000, impatient)).server).toBeNull();
    const { server } = ends(hidden('chromium', 25_000, impatient));
    expect(server).toMatch(/^1006 at 2\d{5}$/);
  });

  it('catches up when it is shown, after the minutes that the act names', () => {
    const scenario = over('wss', [act(1, 'tab-hide', { minutes: 10 })], { settings: { heartbeatMs: 25_000 } });
    const { page } = factsOfTrace(simulate(scenario));
    expect(page.map(({ atMs, state }) => [atMs, state])).toEqual([
      [0, 'shown'],
      [1_000, 'hidden'],
      [601_000, 'shown'],
    ]);
    expect(said(scenario)).toContain(601);
  });

  it('hears a Close at once, and its timer for the next attempt is late by less than a second', () => {
    const acts = [act(1, 'tab-hide'), act(660.4, 'server-close', { code: 1001 })];
    const facts = factsOfTrace(simulate(over('wss', acts, { settings: { policy: doubling } })));
    expect(outcome(facts, 1).client?.atMs).toBe(660_403);
    expect(facts.attempts[1]!.atMs).toBe(662_000);
  });
});

describe('what owns a socket', () => {
  it('takes it along: an iframe or a worker that is removed, as a tab that is closed', () => {
    expect(ends(over('wss', [act(1, 'frame-remove')])).server).toBe('1001 at 1001');
    expect(ends(over('h2', [act(1, 'frame-remove')])).server).toBe('1006 at 1001');
  });

  it('is a shared worker as long as one of its two tabs is open', () => {
    const closes = (...acts: Act[]) => ends(over('wss', acts, { owner: 'shared-worker' })).server;
    expect(closes(act(1, 'tab-close'))).toBeNull();
    expect(closes(act(1, 'tab-close'), act(4, 'tab-close'))).toBe('1001 at 4001');
  });

  it('is a service worker for thirty seconds, whatever its socket brings and whatever the tab does', () => {
    const owner = 'service-worker';
    expect(ends(over('wss', [], { owner, settings: { serverSendMs: 5_000 } })).server).toBe('1001 at 30001');
    expect(ends(over('wss', [act(1, 'tab-close')], { owner })).server).toBe('1001 at 30001');
  });
});
