import { describe, expect, it } from 'vitest';
import {
  cablePulled,
  hostSilent,
  interfaceDown,
  jitter,
  judge,
  type Passing,
  proxyClosed,
  proxyDrops,
} from '../../../src/core/sim/rules.ts';
import { hasPassed } from '../../../src/core/sim/transport/connection.ts';

const passing = (from: Passing['from'], to: Passing['to']): Passing => ({
  from,
  to,
  packet: { flag: 'data', number: 1, acknowledged: 1, segment: null },
});
const up = passing('client', 'server');
const down = passing('server', 'client');

describe('the rules of a path', () => {
  it('let a packet pass when there is none', () => {
    expect(judge([], 'departing', up)).toEqual({ delayMs: 0, end: null });
  });

  it('add their delays up', () => {
    const rules = [jitter(8, () => 0.5), jitter(2, () => 0.5)];
    expect(judge(rules, 'departing', up)).toEqual({ delayMs: 5, end: null });
  });

  it('are asked in order, and none after the one that ends the way', () => {
    const asked: string[] = [];
    const random = () => {
      asked.push('jitter');
      return 0;
    };
    const rules = [proxyDrops, cablePulled, jitter(8, random)];
    expect(judge(rules, 'departing', up).end).toEqual({ kind: 'hold', where: 'proxy' });
    expect(judge([cablePulled, proxyDrops], 'departing', up).end).toEqual({ kind: 'hold', where: 'path' });
    expect(asked).toEqual([]);
  });

  it('are asked where the packet meets them', () => {
    expect(judge([hostSilent], 'departing', up).end).toBeNull();
    expect(judge([hostSilent], 'arriving', up).end).toEqual({ kind: 'hold', where: 'host' });
    expect(judge([hostSilent], 'arriving', down).end).toBeNull();
    expect(judge([interfaceDown], 'departing', down).end).toEqual({ kind: 'hold', where: 'interface' });
    expect(judge([interfaceDown], 'departing', passing('proxy', 'server')).end).toBeNull();
  });

  it('let a proxy that has closed acknowledge for the peer, and speak for itself', () => {
    expect(judge([proxyClosed], 'arriving', up).end).toEqual({ kind: 'hold', where: 'proxy', acknowledges: true });
    expect(judge([proxyClosed], 'arriving', passing('proxy', 'client')).end).toBeNull();
  });
});

describe('a packet under way', () => {
  const flight = (to: 'client' | 'server') => ({
    number: 0,
    passing: to === 'server' ? up : down,
    sentAtMs: 100,
    arrivesAtMs: 140,
    lost: false,
  });

  it('passes the middle after half of its time', () => {
    expect(hasPassed(flight('server'), 0.5, 119)).toBe(false);
    expect(hasPassed(flight('server'), 0.5, 120)).toBe(true);
    expect(hasPassed(flight('client'), 0.5, 119)).toBe(false);
    expect(hasPassed(flight('client'), 0.5, 120)).toBe(true);
  });

  it('has left its own interface, and has not reached that of the receiver', () => {
    expect(hasPassed(flight('server'), 0, 100)).toBe(true);
    expect(hasPassed(flight('client'), 0, 140)).toBe(false);
  });
});
