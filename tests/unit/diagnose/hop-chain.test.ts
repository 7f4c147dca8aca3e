import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choices } from '../../../src/core/diagnose/facts.ts';
import { type ChainHop, hopByDefault, readChain } from '../../../src/core/diagnose/hop-chain.ts';
import { hops } from '../../../src/core/diagnose/hops.ts';
import { anyChain } from '../link/arbitrary.ts';

const chainOf = (...ids: ChainHop['id'][]): ChainHop[] => ids.map(hopByDefault);

describe('what a path does to a quiet connection', () => {
  test('the smallest idle limit wins, and every hop that has it is named', () => {
    const { idle, heartbeatSeconds } = readChain(chainOf('alb', 'ingress-nginx', 'envoy'));
    expect(idle).toEqual({ seconds: 60, at: [0, 1] });
    expect(heartbeatSeconds).toBe(25);
  });

  test('raising the load balancer to 3600 s does not help while the ingress keeps its 60 s', () => {
    const [alb, ingress] = chainOf('alb', 'ingress-nginx');
    expect(readChain([{ ...alb!, idleSeconds: 3600 }, ingress!]).idle).toEqual({ seconds: 60, at: [1] });
  });

  test('25 s survive every idle default in the list', () => {
    for (const hop of hops) if (hop.idle) expect(readChain(chainOf(hop.id)).heartbeatSeconds, hop.id).toBe(25);
  });

  test('a short limit gets a heartbeat with a fifth to spare', () => {
    const hop = { id: 'other', idleSeconds: 10, lifetimeSeconds: null } as const;
    expect(readChain([hop])).toMatchObject({ heartbeatSeconds: 8, answerWithinSeconds: 8 });
  });

  test('no heartbeat in whole seconds survives a limit of one second', () => {
    const hop = { id: 'other', idleSeconds: 1, lifetimeSeconds: null } as const;
    expect(readChain([hop])).toMatchObject({ heartbeatSeconds: null, answerWithinSeconds: null });
  });

  test('no heartbeat helps when every connection ends before the first beat', () => {
    const hop = { id: 'google', idleSeconds: null, lifetimeSeconds: 20 } as const;
    expect(readChain([hop]).heartbeatSeconds).toBeNull();
    expect(readChain(chainOf('google'))).toMatchObject({ lifetime: { seconds: 30, at: [0] }, idle: null });
  });

  test('an empty path and one without limits leave 25 s', () => {
    expect(readChain([])).toMatchObject({ idle: null, lifetime: null, heartbeatSeconds: 25, answerWithinSeconds: 10 });
    expect(readChain(chainOf('caddy')).idle).toBeNull();
  });

  test('it says which limits nobody knows and which hops drop without a word', () => {
    const chain = chainOf('cloudflare', 'azure-lb', 'traefik');
    expect(readChain(chain)).toMatchObject({ unknownAt: [0, 2], silentAt: [1] });
    expect(readChain([{ ...chain[0]!, idleSeconds: 100 }]).unknownAt).toEqual([]);
  });

  test('every hop of the list has a name that a link may hold, and is there once', () => {
    const ids = hops.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !choices.via.includes(id))).toEqual([]);
  });
});

test('whatever the chain, its heartbeat stays below all of its limits', () => {
  fc.assert(
    fc.property(anyChain, (chain) => {
      const { heartbeatSeconds: beat } = readChain(chain);
      for (const { idleSeconds, lifetimeSeconds } of chain)
        if (beat !== null) expect(beat).toBeLessThan(Math.min(idleSeconds ?? Infinity, lifetimeSeconds ?? Infinity));
    }),
  );
});
