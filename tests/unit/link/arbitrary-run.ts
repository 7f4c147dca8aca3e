/** Runs as links may ask for them: every magnitude of time, up to 64 acts, many at the same moment. */
import fc from 'fast-check';
import { type Act, type ActKind, actKinds, acts } from '../../../src/core/acts/acts.ts';
import { type ArgumentName, type ArgumentRange, argumentWords } from '../../../src/core/acts/arguments.ts';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { textbookPolicy } from '../../../src/core/backoff/textbook.ts';
import { actsMax, defaultRun, linkMsMax, type Run, seedMax } from '../../../src/core/link/run.ts';
import { expiryOrder, jitterOrder, profileOrder, socketsOrder } from '../../../src/core/link/run-codes.ts';
import { noRetryCodesMax } from '../../../src/core/link/run-policy.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import type { Settings } from '../../../src/core/sim/settings.ts';
import { named, scenarios } from '../../../src/scenarios/index.ts';

/** Log-uniform from 0.001 to `max`, with three decimals. */
const magnitude = (max: number): fc.Arbitrary<number> =>
  fc
    .double({ min: Math.log(0.001), max: Math.log(max), noNaN: true })
    .map((log) => Math.min(max, Number(Math.exp(log).toFixed(3))));

const anyMs = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 0.001, linkMsMax) },
  { weight: 9, arbitrary: magnitude(linkMsMax) },
);

const reason = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => Buffer.byteLength(text) <= 123);

function argument(range: ArgumentRange): fc.Arbitrary<string | number> {
  if ('max' in range) return fc.integer({ min: 0, max: range.max });
  return 'words' in range ? fc.constantFrom(...range.words) : reason;
}

/** What an act takes, and now and then what it does not. */
const actOf = (kind: ActKind): fc.Arbitrary<Omit<Act, 'atMs'>> => {
  const taken = Object.entries(acts[kind].takes) as [ArgumentName, ArgumentRange][];
  const own = fc.record(Object.fromEntries(taken.map(([name, range]) => [name, argument(range)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<NonNullable<Act['args']>>;
  const odd: fc.Arbitrary<NonNullable<Act['args']>> = fc.record({
    code: fc.integer({ min: 0, max: 65_535 }),
    how: fc.constantFrom(...argumentWords),
  });
  return fc
    .oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: odd })
    .map((args) => (Object.keys(args).length > 0 ? { kind, args } : { kind }));
};

/** Steps between acts: often none. */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: magnitude(100_000) },
  { weight: 1, arbitrary: anyMs },
);

const anyActs: fc.Arbitrary<readonly Act[]> = fc
  .array(fc.tuple(step, fc.constantFrom(...actKinds).chain(actOf)), { maxLength: actsMax, size: 'max' })
  .map((list) => {
    let atMs = 0;
    return list.map(([ms, act]) => {
      atMs = Math.min(linkMsMax, Number((atMs + ms).toFixed(3)));
      return { atMs, ...act };
    });
  });

const textbook: fc.Arbitrary<Policy> = fc
  .record({
    baseMs: anyMs,
    factor: fc.oneof(fc.constantFrom(0, 1, 2, 100), magnitude(100)),
    capMs: anyMs,
    attemptsMax: fc.integer({ min: 0, max: 1_000 }),
    jitter: fc.constantFrom(...jitterOrder),
  })
  .map(textbookPolicy);

const noRetryCodes = fc.array(fc.integer({ min: 0, max: 4_999 }), { minLength: 1, maxLength: noRetryCodesMax });

const anyRunPolicy: fc.Arbitrary<Policy> = fc
  .record({
    policy: fc.oneof(textbook, fc.constantFrom(...PRESETS.map((preset) => preset.policy))),
    afterMs: fc.option(anyMs.filter((ms) => ms > 0)),
    codes: fc.option(noRetryCodes),
  })
  .map(({ policy, afterMs, codes }) => ({
    ...policy,
    ...(afterMs && { reset: { kind: 'stable', afterMs } as const }),
    ...(codes && { noRetryCodes: codes }),
  }));

/** Some dials turned, the others as the story has them. */
const turned: fc.Arbitrary<Partial<Settings>> = fc.record(
  {
    latencyMs: anyMs,
    jitterMs: anyMs,
    heartbeatMs: anyMs,
    heartbeatTimeoutMs: anyMs,
    serverSilenceMs: anyMs,
    serverPingMs: anyMs,
    clientSendMs: anyMs,
    serverSendMs: anyMs,
    proxyIdleMs: anyMs,
    sockets: fc.constantFrom(...socketsOrder),
    proxyExpiry: fc.constantFrom(...expiryOrder),
    restartMs: anyMs,
    policy: fc.option(anyRunPolicy),
  },
  { requiredKeys: [] },
);

export const anyRun: fc.Arbitrary<Run> = fc
  .record({
    id: fc.constantFrom(...scenarios.keys()),
    profile: fc.constantFrom(...profileOrder),
    settings: turned,
    seed: fc.integer({ min: 0, max: seedMax }),
    acts: fc.option(anyActs, { nil: undefined }),
  })
  .map(({ id, profile, settings, seed, acts }) => {
    const run = defaultRun(id, named(id));
    return { ...run, profile, seed, settings: { ...run.settings, ...settings }, acts: acts ?? run.acts };
  });
