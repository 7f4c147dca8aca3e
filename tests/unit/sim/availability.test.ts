import { describe, expect, it } from 'vitest';
import { type ActKind, actKinds } from '../../../src/core/acts/acts.ts';
import type { Availability } from '../../../src/core/acts/moment.ts';
import { availability, availabilityOf } from '../../../src/core/sim/availability.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { act, doubling, story } from './tell.ts';

type World = Parameters<typeof availabilityOf>[1];
type State = World['attempts'][number]['client']['endpoint']['state'];

const end = (state: State) => ({ endpoint: { state } });
const connection = (client: State, server: State | null, proxy: 'open' | 'drops' | 'closed' = 'open') => ({
  client: end(client),
  server: server && end(server),
  proxy,
});
const open = connection('OPEN', 'OPEN');
const world = (changed: Partial<World> = {}): World => ({
  path: 'up',
  server: 'running',
  page: 'shown',
  profile: { page: {} },
  attempts: [open],
  ...changed,
});

const table =
  (...worlds: readonly World[]) =>
  (kind: ActKind) =>
    worlds.map((one) => availabilityOf(kind, one));
const rows = (kinds: readonly ActKind[], answers: readonly Availability[], worlds: readonly World[]) => {
  for (const kind of kinds) expect([kind, ...table(...worlds)(kind)]).toEqual([kind, ...answers]);
};

describe('whether an act makes sense', () => {
  it('of the server, by its process', () => {
    const worlds = (['running', 'draining', 'frozen', 'down', 'silent'] as const).map((server) => world({ server }));
    const not = 'server-not-running';
    const already = 'server-already-running';
    rows(['server-shutdown', 'server-freeze'], ['available', not, not, not, not], worlds);
    rows(['server-sigterm', 'server-kill'], ['available', 'available', 'available', not, not], worlds);
    rows(['server-power-off'], ['available', 'available', 'available', 'available', 'server-has-no-power'], worlds);
    rows(['server-start'], [already, already, already, 'available', 'available'], worlds);
    rows(
      ['server-close', 'server-terminate', 'server-reset', 'server-send', 'server-violate'],
      ['available', 'available', not, not, not],
      worlds,
    );
  });

  it('of the server, by its end of the newest connection', () => {
    const worlds = [
      ...(['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED', null] as const).map((state) =>
        world({ attempts: [connection('OPEN', state)] }),
      ),
      world({ attempts: [] }),
      world({ attempts: [open, connection('CONNECTING', null)] }),
    ];
    const none = 'no-open-connection';
    rows(['server-close', 'server-send'], [none, 'available', none, none, none, none, none], worlds);
  });

  it('of the path', () => {
    const worlds = (['up', 'cut', 'client-off'] as const).map((path) => world({ path }));
    rows(['cable-pull', 'client-network-off'], ['available', 'path-already-cut', 'path-already-cut'], worlds);
    rows(['network-restore'], ['path-is-up', 'available', 'available'], worlds);
  });

  it('of the proxy', () => {
    const worlds = [
      world(),
      world({ attempts: [connection('OPEN', 'OPEN', 'drops')] }),
      world({ attempts: [connection('OPEN', 'OPEN', 'closed')] }),
      world({ attempts: [connection('CLOSED', 'OPEN')] }),
      world({ attempts: [connection('CLOSING', 'CLOSED')] }),
      world({ attempts: [connection('CLOSED', 'CLOSED')] }),
      world({ attempts: [] }),
      // The server's socket stands, its application knows of nothing yet.
      world({ attempts: [connection('CLOSED', 'CONNECTING')] }),
    ];
    const expired = 'proxy-already-expired';
    rows(
      ['proxy-timeout'],
      ['available', expired, expired, 'available', 'available', 'no-connection', 'no-connection', 'no-connection'],
      worlds,
    );
  });

  it('of the client', () => {
    const worlds = [
      ...(['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const).map((state) =>
        world({ attempts: [connection(state, null)] }),
      ),
      world({ attempts: [] }),
      world({ page: 'cached' }),
      world({ page: 'gone' }),
    ];
    const none = 'no-open-connection';
    const has = 'already-connected';
    const gone = 'page-is-gone';
    rows(['client-connect'], [has, has, has, 'available', 'available', gone, gone], worlds);
    rows(['client-close', 'client-send'], ['available', 'available', none, none, none, gone, gone], worlds);
  });

  it('of the page', () => {
    const worlds = [world(), world({ page: 'cached' }), world({ page: 'gone' }), world({ profile: { page: null } })];
    rows(
      ['tab-close', 'page-navigate', 'page-reload', 'browser-kill'],
      ['available', 'page-is-gone', 'page-is-gone', 'no-page'],
      worlds,
    );
  });
});

describe('the same, read from a trace at a moment', () => {
  const at = (seconds: number, ...acts: Parameters<typeof story>[1]) => {
    const trace = simulate(story({ settings: { backoff: doubling } }, acts));
    return availability(trace, 'chromium', seconds * 1_000);
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
    const trace = simulate(story({ profile: 'ws' }, []));
    expect(availability(trace, 'ws', 1_000)('tab-close')).toBe('no-page');
    expect(actKinds.filter((kind) => availability(trace, 'ws', 1_000)(kind) === 'no-page')).toHaveLength(4);
  });
});
