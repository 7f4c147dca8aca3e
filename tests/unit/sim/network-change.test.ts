import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Settings, Transport } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import type { TraceEvent } from '../../../src/core/trace/trace.ts';
import { act, story } from './tell.ts';

type Dials = Partial<Settings>;

const run = (profile: ClientId, transport: Transport, acts: readonly Act[], settings: Dials = {}) =>
  factsOfTrace(simulate(story({ profile, watchMs: 25_000, settings: { ...settings, transport } }, acts)));

/** What a client reports, counted from the first act; `alive`: nothing. */
function ends(profile: ClientId, transport: Transport, acts: readonly Act[], settings: Dials = {}): string {
  const { client, errorBeforeClose } = outcome(run(profile, transport, acts, settings), 1);
  if (!client) return 'alive';
  return `${errorBeforeClose ? 'error, ' : ''}${client.code} after ${client.atMs - acts[0]!.atMs}`;
}

/** When the client's pings reach the server, counted from the first act. */
const pings = (profile: ClientId, transport: Transport, acts: readonly Act[], settings: Dials = {}): number[] =>
  run(profile, transport, acts, settings)
    .trace.events.filter(
      (event: TraceEvent) =>
        event.kind === 'received' &&
        event.side === 'server' &&
        event.segment.kind === 'frame' &&
        event.segment.opcode === 'ping',
    )
    .map(({ atMs }) => atMs - acts[0]!.atMs);

const change = (how: string, seconds = 1): Act => act(seconds, 'client-network-change', { how });
const off = (how?: string): Act => act(1, 'client-network-off', how ? { how } : undefined);
const back = (seconds: number): Act => act(seconds, 'network-restore');
const transports = ['ws', 'wss', 'h2'] as const;

describe('an address that the client’s host gets or loses', () => {
  const changes = ['address-added', 'address-removed', 'ipv6-address-added', 'interface-added'] as const;

  it.each(changes)('ends every HTTP/2 connection of Chromium at once, and nothing of HTTP/1.1: %s', (how) => {
    expect(transports.map((transport) => ends('chromium', transport, [change(how)]))).toEqual([
      'alive',
      'alive',
      '1006 after 0',
    ]);
  });

  it('ends all sockets of Chromium on the connection, those that are still connecting too', () => {
    const acts = [act(1, 'client-connect-another'), change('address-added', 2)];
    const facts = run('chromium', 'h2', acts);
    expect([1, 2].map((attempt) => outcome(facts, attempt).client?.atMs)).toEqual([2_000, 2_000]);
    const opening = story({ profile: 'chromium', handshake: { kind: 'silent' }, settings: { transport: 'h2' } }, [
      change('address-added'),
    ]);
    const { opened, client, errorBeforeClose } = outcome(factsOfTrace(simulate(opening)), 1);
    expect([opened, errorBeforeClose, client?.code, client?.atMs]).toEqual([false, true, 1006, 1_000]);
  });

  it('makes Firefox ping, 1.2 s later, and once for all that happens within a second', () => {
    for (const transport of transports) {
      expect(pings('firefox', transport, [change('address-added')])).toEqual([1_201]);
      expect(pings('firefox', transport, [change('address-added'), change('address-removed', 1.5)])).toEqual([1_201]);
      expect(pings('firefox', transport, [change('address-added'), change('address-removed', 6)])).toEqual([
        1_201, 6_201,
      ]);
      expect(ends('firefox', transport, [change('address-added')])).toBe('alive');
    }
  });

  it('makes Firefox ping no server that speaks within the last 200 ms of that', () => {
    expect(pings('firefox', 'wss', [change('address-added')], { serverSendMs: 100 })).toEqual([]);
  });

  it.each(['webkitgtk', 'ws', 'node'] as const)('is nothing to %s', (profile) => {
    expect(ends(profile, 'wss', [change('address-added')])).toBe('alive');
    expect(pings(profile, 'wss', [change('address-added')])).toEqual([]);
  });
});

describe('the address that a connection uses', () => {
  it('takes the connection along, which only Firefox and the HTTP/2 of Chromium notice soon', () => {
    const gone = [change('address-changed')];
    for (const transport of transports) expect(ends('firefox', transport, gone)).toBe('error, 1006 after 11200');
    expect(transports.map((transport) => ends('chromium', transport, gone))).toEqual([
      'alive',
      'alive',
      '1006 after 0',
    ]);
    expect(ends('ws', 'wss', gone)).toBe('alive');
  });

  it('carries no packet any more, while a new connection works', () => {
    const acts = [
      change('address-changed'),
      act(2, 'client-send'),
      act(3, 'client-connect-another'),
      act(4, 'client-send'),
    ];
    const { trace, attempts } = run('chromium', 'ws', acts);
    expect(
      trace.events.some((event) => event.kind === 'held' && event.attempt === 1 && event.where === 'interface'),
    ).toBe(true);
    expect(attempts[1]!.server?.states.some(({ state }) => state === 'OPEN')).toBe(true);
    expect(trace.events.some((event) => event.kind === 'held' && event.attempt === 2)).toBe(false);
  });
});

describe('an interface that goes down and comes up again', () => {
  it('loses nothing: TCP sends again what could not leave', () => {
    for (const transport of ['ws', 'wss'] as const) {
      const dials = { clientSendMs: 1_000, serverSendMs: 1_000 };
      expect(ends('chromium', transport, [off(), back(6)], dials)).toBe('alive');
      expect(ends('firefox', transport, [off(), back(6)], dials)).toBe('alive');
    }
  });

  it('gets an IPv6 address a moment later, and with it Chromium ends its HTTP/2 connections', () => {
    expect(ends('chromium', 'h2', [off(), back(6)])).toBe('1006 after 6500');
    // The system looks at an interface once a second: here a second after it went down.
    expect(ends('chromium', 'h2', [off(), back(1.05)])).toBe('1006 after 2500');
  });

  it('makes Firefox ping when it goes down, and the ping arrives once it is up', () => {
    const [arrivesMs] = pings('firefox', 'wss', [off(), back(6)]);
    expect(arrivesMs).toBeGreaterThan(5_000);
    expect(arrivesMs).toBeLessThan(9_000);
    expect(ends('firefox', 'wss', [off()])).toBe('error, 1006 after 11200');
  });
});

describe('what is neither an address nor a route that is gone', () => {
  it('is noticed by nobody: a lost carrier, a route over another router, a route that is back within a second', () => {
    for (const profile of ['chromium', 'firefox'] as const)
      for (const transport of transports) {
        const changes: readonly (readonly Act[])[] = [
          [off('carrier'), back(6)],
          [change('route-replaced')],
          [off('route'), back(1.5)],
        ];
        for (const acts of changes) {
          expect(ends(profile, transport, acts)).toBe('alive');
          expect(pings(profile, transport, acts)).toEqual([]);
        }
      }
  });

  it('is a lost default route to Firefox, which pings at once; TCP sends the ping again until the route is back', () => {
    const lost = [off('route'), back(6)];
    const [arrivesMs, ...more] = pings('firefox', 'ws', lost);
    expect(arrivesMs).toBeGreaterThan(5_000);
    expect(arrivesMs).toBeLessThan(8_000);
    expect(more).toEqual([]);
    expect(ends('firefox', 'ws', lost)).toBe('alive');
    expect(ends('firefox', 'ws', [off('route')])).toBe('error, 1006 after 11200');
  });
});
