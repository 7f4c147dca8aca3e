import { expect, it } from 'vitest';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { byEndings, networkColumns, outcomesOf } from '../../../src/evidence/network-cells.ts';
import {
  cutsForGood,
  type NetworkRecord,
  networkChanges,
  networkRecords,
} from '../../../src/evidence/network-records.ts';
import { scenario } from '../../../src/scenarios/index.ts';

const columns = networkColumns(networkRecords, networkChanges);

const run = (more: Partial<NetworkRecord>, code: number | null, afterMs: number | null): NetworkRecord => ({
  ...networkRecords[0]!,
  cause: 'net-address-added',
  client: 'chromium',
  ...more,
  clientSaw: { errorBeforeClose: false, code, wasClean: code === null ? null : false, afterMs },
});

it('a client has one column for transports over which every change ended alike', () => {
  const alike = [
    run({ transport: 'ws' }, null, null),
    run({ transport: 'wss' }, null, null),
    run({ transport: 'h2' }, 1006, 40),
  ];
  expect(networkColumns(alike, ['address-added']).map(({ transports }) => transports)).toEqual([['ws', 'wss'], ['h2']]);
});

it('runs that ended differently are several outcomes, the most frequent first, each with its times', () => {
  const runs = [
    run({ transport: 'h2' }, null, null),
    run({ transport: 'h2' }, 1006, 90),
    run({ transport: 'h2' }, 1006, 40),
  ];
  expect(outcomesOf(runs, 'address-added', { client: 'chromium', transports: ['h2'] })).toEqual([
    { code: 1006, runs: 2, spread: { minMs: 40, medianMs: 40, maxMs: 90 } },
    { code: null, runs: 1, spread: null },
  ]);
});

it('changes come first that end most connections, and each is listed once', () => {
  const order = byEndings(networkRecords, networkChanges);
  expect(order[0]).toBe('address-changed');
  expect(order.toSorted()).toEqual(networkChanges.toSorted());
});

it('what the page says first is what was measured', () => {
  const ended = (transport: string) =>
    networkRecords.filter((one) => one.transport === transport && one.clientSaw.code !== null);
  const all = (transport: string) => networkRecords.filter((one) => one.transport === transport);
  // Over TCP and TLS most connections go on.
  for (const transport of ['ws', 'wss']) expect(ended(transport).length).toBeLessThan(all(transport).length / 5);
  // Over HTTP/2, Chromium ends its connection as soon as an address changes.
  const addressChanges = all('h2').filter(({ client, cause }) => client === 'chromium' && cause.includes('address'));
  expect(addressChanges.length).toBeGreaterThan(0);
  for (const { clientSaw } of addressChanges) expect(clientSaw).toMatchObject({ code: 1006 });
});

it('every cell opens a simulation that exists', () => {
  for (const { transports } of columns)
    for (const change of networkChanges) expect(scenario(`net-${change}-${transports[0]}-idle`), change).toBeDefined();
});

it('the connections that only look open are those whose ends cannot reach each other any more', () => {
  for (const change of networkChanges) {
    const { events } = simulate({ ...scenario(`net-${change}-ws-active`)!, profile: 'ws' });
    const ends = events.filter((one) => one.kind === 'peer-reachable');
    const apart = (['client', 'server'] as const).every(
      (side) => ends.findLast((one) => one.side === side)?.reachable === false,
    );
    expect(apart, change).toBe(cutsForGood.includes(change));
  }
});
