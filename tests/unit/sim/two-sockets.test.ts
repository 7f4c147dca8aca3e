import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Settings } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { logRows } from '../../../src/core/timeline/log.ts';
import { factsOfTrace, type TraceFacts } from '../../../src/core/trace/facts-of-trace.ts';
import { seesAt, tellingFaults } from '../../../src/core/trace/readouts.ts';
import { toldRun } from '../../../src/core/trace/told-run.ts';
import { fullJitter } from '../../../src/scenarios/base.ts';
import { act, story } from './tell.ts';

function two(profile: ClientId, acts: readonly Act[], settings: Partial<Settings> = {}): TraceFacts {
  const one = story({ profile, server: 'polite', settings: { transport: 'h2', sockets: 2, ...settings } }, acts);
  return factsOfTrace(simulate(one));
}

const connections = ({ trace }: TraceFacts): number =>
  trace.events.filter((e) => e.kind === 'sent' && e.segment.kind === 'tcp-syn' && e.retransmission === 0).length;
const codes = ({ attempts }: TraceFacts): unknown[] =>
  attempts.map(({ client }) => client.closeEvent?.close.code ?? null);

describe('two sockets of a page', () => {
  it('share one HTTP/2 connection, and the second is opened once the first is open', () => {
    const facts = two('chromium', []);
    expect(connections(facts)).toBe(1);
    const [first, second] = facts.attempts;
    expect(second).toMatchObject({ number: 2, beside: { attempt: 1, follows: true } });
    expect(second?.atMs).toBe(first?.client.opened?.atMs);
    expect(second?.client.opened).not.toBeNull();
    expect(facts.besideBands.map(({ side, kind }) => `${side} ${kind}`)).toContain('client open');
  });

  it.each(['ws', 'wss'] as const)('are no such thing over %s', (transport) => {
    expect(two('chromium', [], { transport }).attempts).toHaveLength(1);
  });

  it('have a connection each in a client that cannot use HTTP/2', () => {
    const facts = two('ws', []);
    expect([facts.attempts.length, connections(facts)]).toEqual([2, 2]);
  });

  it('are apart where a stream is reset: acts are about the first, and the second stays open', () => {
    const facts = two('chromium', [act(1, 'server-reset')]);
    expect(codes(facts)).toEqual([1006, null]);
    expect(toldRun(facts)?.other).toEqual({ how: 'open' });
    expect(seesAt(facts, 'client', 1_500)).toMatchObject({ attempt: 1, other: { readyState: 'OPEN', close: null } });
  });

  it('end together with their connection, which is told once', () => {
    const facts = two('firefox', [act(1, 'proxy-timeout', { how: 'rst' })]);
    expect(codes(facts)).toEqual([1006, 1006]);
    expect(tellingFaults(facts).map(({ attempt }) => attempt)).toEqual([1]);
    expect(toldRun(facts)?.other).toMatchObject({ how: 'closed', code: 1006 });
    const places = logRows([{ id: 'a', facts }]).filter(({ key }) => key === 'event close' || key === 'event error');
    expect(places.filter(({ side }) => side === 'client').map(({ second }) => second)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('are lost together when an address is added in Chromium, and live on in Firefox', () => {
    const change = [act(1, 'client-network-change', { how: 'address-added' })];
    expect(codes(two('chromium', change))).toEqual([1006, 1006]);
    expect(codes(two('firefox', change))).toEqual([null, null]);
  });

  it('are back both after a restart, though only the first reconnects by a policy', () => {
    const facts = two('firefox', [act(1, 'server-kill')], { policy: fullJitter, restartMs: 3_000 });
    const opened = facts.attempts.filter(({ client }) => client.opened && client.opened.atMs > 3_000);
    expect(opened.map(({ beside }) => beside !== null)).toEqual([false, true]);
    // No wait is the second's.
    expect(facts.waits.length).toBe(facts.attempts.length - opened.length - 2 + 1);
    const { endMs } = facts.trace;
    expect(seesAt(facts, 'server', endMs)).toMatchObject({ gone: 'process', other: null });
  });

  it('beat both, and both give up when nothing answers', () => {
    const facts = two('firefox', [act(2, 'cable-pull')], { heartbeatMs: 5_000, heartbeatTimeoutMs: 2_000 });
    expect(facts.attempts.map(({ client }) => client.gaveUp !== null)).toEqual([true, true]);
  });
});
