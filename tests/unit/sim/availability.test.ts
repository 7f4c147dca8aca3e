import { describe, expect, it } from 'vitest';
import { type ActKind, actKinds } from '../../../src/core/acts/acts.ts';
import type { Availability } from '../../../src/core/acts/moment.ts';
import { availability } from '../../../src/core/sim/availability.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { act, doubling, story } from './tell.ts';

describe('whether an act makes sense, read from a trace at a moment', () => {
  const at = (seconds: number, ...acts: Parameters<typeof story>[1]) => {
    const facts = factsOfTrace(simulate(story({ settings: { policy: doubling } }, acts)));
    return availability(facts, 'chromium', seconds * 1_000);
  };

  it.each<[string, number, ReturnType<typeof act>[], ActKind, Availability]>([
    ['before the connection', 0, [], 'server-close', 'no-open-connection'],
    ['once it is open', 1, [], 'server-close', 'available'],
    ['at the moment of an act, before it', 2, [act(2, 'cable-pull')], 'cable-pull', 'available'],
    ['after it', 2.001, [act(2, 'cable-pull')], 'cable-pull', 'path-already-cut'],
    ['after the server went', 2.001, [act(2, 'server-sigterm')], 'server-close', 'server-not-running'],
    [
      'after it came back without a client',
      2.5,
      [act(2, 'server-sigterm'), act(2.2, 'server-start')],
      'server-close',
      'no-open-connection',
    ],
    [
      'after power came back',
      4,
      [act(2, 'server-power-off'), act(3, 'server-start')],
      'server-send',
      'no-open-connection',
    ],
    [
      'while a client is still open to a dead host',
      4,
      [act(2, 'server-power-off'), act(3, 'server-start')],
      'client-send',
      'available',
    ],
    [
      'with a proxy that drops',
      3,
      [act(2, 'proxy-timeout', { how: 'drop' })],
      'proxy-timeout',
      'proxy-already-expired',
    ],
    [
      'with a proxy that closed, and no connection left',
      2.9,
      [act(2, 'proxy-timeout')],
      'proxy-timeout',
      'no-connection',
    ],
    ['with the next connection through it', 5, [act(2, 'proxy-timeout')], 'proxy-timeout', 'available'],
    ['with a proxy that closed, for the cable', 2.5, [act(2, 'proxy-timeout')], 'cable-pull', 'available'],
    [
      'with a proxy that drops, for the cable',
      3,
      [act(2, 'proxy-timeout', { how: 'drop' })],
      'cable-pull',
      'available',
    ],
    ['after the tab was closed, for the proxy', 3, [act(2, 'tab-close')], 'proxy-timeout', 'no-connection'],
    ['after the tab was closed', 3, [act(2, 'tab-close')], 'client-connect', 'page-is-gone'],
    ['with the page in the cache', 3, [act(2, 'page-navigate')], 'tab-close', 'page-is-gone'],
    ['with the page in the cache, for the server', 3, [act(2, 'page-navigate')], 'server-send', 'available'],
  ])('%s', (_when, seconds, acts, kind, expected) => {
    expect(at(seconds, ...acts)(kind)).toBe(expected);
  });

  it('knows which clients have a page', () => {
    const facts = factsOfTrace(simulate(story({ profile: 'ws' }, [])));
    expect(availability(facts, 'ws', 1_000)('tab-close')).toBe('no-page');
    expect(actKinds.filter((kind) => availability(facts, 'ws', 1_000)(kind) === 'no-page')).toHaveLength(11);
  });
});
