import fc from 'fast-check';
import { type Act, actKinds } from '../../../src/core/acts/acts.ts';
import { textbookPolicy } from '../../../src/core/backoff/textbook.ts';
import { expiryOrder } from '../../../src/core/link/run-codes.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Handshake, Scenario } from '../../../src/core/sim/settings.ts';
import { quiet } from '../../../src/scenarios/base.ts';

const some = (...values: number[]) => fc.constantFrom(...values);

const args = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Record<string, string | number>>(
    { code: 1000 },
    { code: 1001 },
    { code: 4000, reason: 'x' },
    { code: 3000, reason: 'é'.repeat(70) },
    { unread: 1 },
    { exit: 'at-once' },
    { how: 'drop' },
    { how: 'rst' },
    { how: 'close-1006' },
    { how: 'masked' },
    { size: 'too-big' },
    { how: 'reject' },
    { error: 'internal-error', ends: 'connection' },
    { from: 'client' },
    { how: 'route' },
    { how: 'interface-added' },
    { minutes: 10 },
    { how: 'inflate-cut-off' },
    { how: 'inflate-bomb', mebibytes: 256 },
  ),
);

/** Acts at any moment, in any order of kinds, also those that make no sense. */
export const acts: fc.Arbitrary<readonly Act[]> = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: 120_000 }), kind: fc.constantFrom(...actKinds), args }), {
    maxLength: 10,
  })
  .map((list) =>
    list
      .sort((a, b) => a.atMs - b.atMs)
      .map(({ atMs, kind, args: given }): Act => (given ? { atMs, kind, args: given } : { atMs, kind })),
  );

const handshake: fc.Arbitrary<Handshake> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Handshake>({ kind: 'accept' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Handshake>(
      { kind: 'status', status: 503 },
      { kind: 'redirect' },
      { kind: 'refuse' },
      { kind: 'silent' },
      { kind: 'no-subprotocol' },
      { kind: 'untrusted-certificate' },
      { kind: 'old-version' },
      { kind: 'rst-stream', error: 'refused-stream' },
    ),
  },
);

/** A scenario with any dials a reader can turn. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    profile: fc.constantFrom<ClientId>('chromium', 'firefox', 'webkitgtk', 'ws', 'node'),
    server: fc.constantFrom<Scenario['server']>('ws', 'ws', 'raw', 'mute', 'polite', 'keeps-open'),
    handshake,
    seed: fc.nat(),
    transport: fc.constantFrom<'ws' | 'wss' | 'h2'>('ws', 'wss', 'h2'),
    sockets: fc.constantFrom<1 | 2>(1, 2),
    latencyMs: some(0, 1, 40, 400),
    jitterMs: some(0, 0, 5, 100),
    heartbeatMs: some(0, 5_000, 30_000),
    heartbeatTimeoutMs: some(0, 3_000),
    serverSilenceMs: some(0, 60_000),
    serverPingMs: some(0, 10_000),
    clientSendMs: some(0, 2_000),
    serverSendMs: some(0, 2_000),
    proxyIdleMs: some(0, 0, 20_000),
    proxyExpiry: fc.constantFrom(...expiryOrder),
    restartMs: some(0, 1_400),
    jitter: fc.constantFrom<'none' | 'full' | 'equal' | 'decorrelated'>('none', 'full', 'equal', 'decorrelated'),
    reconnects: fc.boolean(),
    attemptsMax: some(0, 3),
    codes: fc.constantFrom<readonly number[]>([], [1001], [1000, 1006]),
    acts,
  })
  .map(({ profile, server, handshake: how, seed, jitter, reconnects, attemptsMax, codes, acts: list, ...dials }) => ({
    id: 'any',
    profile,
    server,
    handshake: how,
    seed,
    connectAtMs: 0,
    acts: list,
    watchMs: 120_000,
    settings: {
      ...quiet,
      ...dials,
      policy: reconnects
        ? {
            ...textbookPolicy({ baseMs: 1_000, factor: 2, capMs: 30_000, attemptsMax, jitter }),
            ...(codes.length > 0 && { noRetryCodes: codes }),
          }
        : null,
    },
  }));
