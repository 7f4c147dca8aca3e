import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, actKinds, acts } from '../../../src/core/acts/acts.ts';
import { argumentCodes, argumentWords } from '../../../src/core/acts/arguments.ts';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { textbookPolicy } from '../../../src/core/backoff/textbook.ts';
import { formatFragment, fragmentLengthMax, parseFragment } from '../../../src/core/link/fragment.ts';
import { actsMax, defaultRun, type Run, type ScenarioDefaults } from '../../../src/core/link/run.ts';
import {
  expiryOrder,
  jitterOrder,
  profileOrder,
  settingCodes,
  socketsOrder,
  transportOrder,
} from '../../../src/core/link/run-codes.ts';
import { formatRuns, runsOf } from '../../../src/core/link/run-link.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import type { Settings } from '../../../src/core/sim/settings.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

const settings: Settings = {
  transport: 'ws',
  sockets: 1,
  latencyMs: 40,
  jitterMs: 0,
  heartbeatMs: 30_000,
  heartbeatTimeoutMs: 0,
  serverSilenceMs: 0,
  serverPingMs: 0,
  clientSendMs: 0,
  serverSendMs: 0,
  proxyIdleMs: 0,
  proxyExpiry: 'fin',
  restartMs: 1320,
  policy: textbookPolicy({ baseMs: 1000, factor: 2, capMs: 30_000, jitter: 'full' }),
};
const scenarios: Readonly<Record<string, ScenarioDefaults>> = {
  'two-endings-1006': { profile: 'chromium', settings, seed: 7, acts: [{ atMs: 51_600, kind: 'cable-pull' }] },
  'calm-connection': { profile: 'ws', settings: { ...settings, policy: null }, seed: 1, acts: [] },
};
const find = (id: string) => (Object.hasOwn(scenarios, id) ? scenarios[id] : undefined);
const silence = defaultRun('two-endings-1006', scenarios['two-endings-1006']!);

const ms = fc.integer({ min: 0, max: 86_400_000_000 }).map((n) => n / 1000);
const act: fc.Arbitrary<Act> = fc
  .record({
    atMs: ms,
    kind: fc.constantFrom(...actKinds),
    args: fc.record(
      {
        code: fc.integer({ min: 0, max: 65_535 }),
        reason: fc.string({ unit: 'binary', maxLength: 30 }).filter((s) => new TextEncoder().encode(s).length <= 123),
        unread: fc.constant(1),
        how: fc.constantFrom(...argumentWords),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ atMs, kind, args }) => (Object.keys(args).length ? { atMs, kind, args } : { atMs, kind }));

const anyTextbook: fc.Arbitrary<Policy> = fc
  .record({
    baseMs: ms,
    factor: fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000),
    capMs: ms,
    attemptsMax: fc.integer({ min: 0, max: 1000 }),
    jitter: fc.constantFrom(...jitterOrder),
  })
  .map(textbookPolicy);

const anyCodes = fc.array(fc.integer({ min: 0, max: 4999 }), { minLength: 1, maxLength: 16 });

const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    policy: fc.oneof(anyTextbook, fc.constantFrom(...PRESETS.map((preset) => preset.policy))),
    afterMs: fc.option(ms),
    noRetryCodes: fc.option(anyCodes),
  })
  .map(({ policy, afterMs, noRetryCodes }) => ({
    ...policy,
    ...(afterMs && { reset: { kind: 'stable', afterMs } as const }),
    ...(noRetryCodes && { noRetryCodes }),
  }));

const anySettings: fc.Arbitrary<Settings> = fc.record({
  transport: fc.constantFrom(...transportOrder),
  sockets: fc.constantFrom(...socketsOrder),
  latencyMs: ms,
  jitterMs: ms,
  heartbeatMs: ms,
  heartbeatTimeoutMs: ms,
  serverSilenceMs: ms,
  serverPingMs: ms,
  clientSendMs: ms,
  serverSendMs: ms,
  proxyIdleMs: ms,
  proxyExpiry: fc.constantFrom(...expiryOrder),
  restartMs: ms,
  policy: fc.option(anyPolicy),
});

const anyRun: fc.Arbitrary<Run> = fc.record({
  v: fc.constant(1 as const),
  scenario: fc.constantFrom(...Object.keys(scenarios)),
  profile: fc.constantFrom(...profileOrder),
  settings: fc.oneof(fc.constant(settings), anySettings),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  acts: fc.array(act, { maxLength: actsMax }).map((acts) => acts.sort((a, b) => a.atMs - b.atMs)),
});

describe('a run in a link', () => {
  test('comes back as it was, one line or two', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { minLength: 1, maxLength: 2 }), (runs) => {
        const text = formatRuns(runs, find);
        expect(text).toMatch(/^[\w.~-]+$/);
        expect(runsOf({ run: text }, find)).toEqual({ kind: 'ok', runs });
      }),
      fuzz,
    );
  });

  test('survives the fragment around it', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const fragment = formatFragment({ v: '1', run: formatRuns([run], find) });
        if (fragment === null) return;
        expect(fragment.length).toBeLessThanOrEqual(fragmentLengthMax);
        const parsed = parseFragment(`#${fragment}`);
        expect(parsed.kind === 'ok' && runsOf(parsed.values, find)).toEqual({ kind: 'ok', runs: [run] });
      }),
      fuzz,
    );
  });

  test('is short: a default run is its scenario, and each change adds one word', () => {
    expect(formatRuns([silence], find)).toBe('1~two-endings-1006');
    const changed: Run = {
      ...silence,
      profile: 'firefox',
      settings: { ...settings, heartbeatMs: 5000, policy: { ...settings.policy!, noRetryCodes: [1001] } },
      acts: [...silence.acts, { atMs: 60_000, kind: 'client-close', args: { code: 4000, reason: 'bye-bye' } }],
    };
    expect(formatRuns([changed, defaultRun('calm-connection', scenarios['calm-connection']!)], find)).toBe(
      '1~two-endings-1006~p1~hb5000~nr1001~51600cp~60000cc-c4000-rbye_2Dbye~~calm-connection',
    );
    expect(formatRuns([{ ...silence, acts: [] }], find)).toBe('1~two-endings-1006~x');
  });

  test('can be written by hand as a scenario and a profile', () => {
    expect(runsOf({ scenario: 'two-endings-1006', profile: 'firefox' }, find)).toEqual({
      kind: 'ok',
      runs: [{ ...silence, profile: 'firefox' }],
    });
    expect(runsOf({ scenario: 'two-endings-1006' }, find)).toEqual({ kind: 'ok', runs: [silence] });
    expect(runsOf({ scenario: 'two-endings-1006', profile: 'netscape' }, find)).toEqual({ kind: 'broken' });
    expect(runsOf({ profile: 'firefox' }, find)).toEqual({ kind: 'none' });
  });
});

describe('a damaged link', () => {
  test.each([
    ['an old version', '0~two-endings-1006'],
    ['a version from the future', '2~two-endings-1006'],
    ['a scenario that does not exist', '1~no-such-story'],
    ['the name of a prototype property', '1~__proto__'],
    ['another prototype property', '1~constructor'],
    ['three lines', '1~calm-connection~~calm-connection~~calm-connection'],
    ['an unknown act', '1~calm-connection~5zz'],
    ['an act named like a prototype property', '1~calm-connection~5valueof'],
    ['acts in the wrong order', '1~calm-connection~9cp~5nr'],
    ['a negative number', '1~calm-connection~hb-5'],
    ['NaN', '1~calm-connection~hbNaN'],
    ['a number in exponential form', '1~calm-connection~hb1e9'],
    ['more than a day', '1~calm-connection~hb86400001'],
    ['a setting given twice', '1~calm-connection~hb5~hb6'],
    ['a profile that does not exist', '1~calm-connection~p9'],
    ['a backoff with four parts', '1~calm-connection~b1-2-3-4'],
    ['a policy without growth', '1~calm-connection~po_c30000'],
    ['a policy with a word that is not known', '1~calm-connection~po_e1000-2_zz'],
    ['a policy that waits longer than a day', '1~calm-connection~po_f86400001'],
    ['a policy whose waits grow beyond any number', '1~calm-connection~po_e1000-1000'],
    ['a policy with a cap that is no number', '1~calm-connection~po_e1000-2_c'],
    ['a policy with a table that is too long', `1~calm-connection~po_t${Array(21).fill('1').join('-')}`],
    ['a policy with too many codes', `1~calm-connection~po_f1000_n${Array(33).fill('1000').join('-')}`],
    ['a reason that is not UTF-8', '1~calm-connection~5cc-c4000-r_FF'],
    ['a reason longer than a Close frame holds', `1~calm-connection~5cc-c4000-r${'a'.repeat(124)}`],
    ['too many acts', `1~calm-connection~${Array.from({ length: actsMax + 1 }, () => '5cp').join('~')}`],
    ['an empty word', '1~calm-connection~'],
    ['nothing', ''],
    ['a megabyte', `1~calm-connection~${'5cp~'.repeat(250_000)}`],
  ])('with %s is broken', (_, run) => {
    expect(runsOf({ run }, find)).toEqual({ kind: 'broken' });
  });

  test('never throws, whatever it holds', () => {
    const token = fc.constantFrom(
      '1~',
      '~',
      '~~',
      'calm-connection',
      '5cp',
      'b',
      '-',
      '_',
      '.',
      'x',
      'p1',
      '\u0000',
      '%',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(token).map((t) => t.join('')),
        ),
        (run) => {
          const { kind } = runsOf({ run }, find);
          expect(['ok', 'broken']).toContain(kind);
        },
      ),
      fuzz,
    );
  });

  test('one character changed: either broken or a run within its bounds', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (run, at, character) => {
        const text = formatRuns([run], find);
        const i = at % text.length;
        const parsed = runsOf({ run: text.slice(0, i) + character + text.slice(i + 1) }, find);
        if (parsed.kind !== 'ok') return;
        for (const { acts, seed } of parsed.runs) {
          expect(acts.length).toBeLessThanOrEqual(actsMax);
          expect(seed).toBeLessThanOrEqual(0xffffffff);
          expect(acts.every(({ atMs }) => atMs >= 0 && atMs <= 86_400_000)).toBe(true);
        }
      }),
      fuzz,
    );
  });
});

test('the short names are unambiguous and never change', () => {
  const actCodes = Object.fromEntries(actKinds.map((kind) => [kind, acts[kind].code]));
  for (const table of [
    Object.values(actCodes),
    Object.values(settingCodes),
    Object.values(argumentCodes).map(([code]) => code),
  ])
    expect(new Set(table).size).toBe(table.length);
  expect({
    actCodes,
    settingCodes,
    argCodes: argumentCodes,
    argWords: argumentWords,
    profileOrder,
    expiryOrder,
    jitterOrder,
  }).toMatchSnapshot();
});

test('links made by the first version open permanently', () => {
  const old =
    '1~two-endings-1006~p1~s99~l20~hb5000~pe2~b500-1.5-10000-8-3~nr1001-4001~1000cs~51600sd-c1012-re-_E5_AD_97~52000nr';
  expect(runsOf({ run: old }, find)).toEqual({ kind: 'broken' }); // a hyphen inside a reason is always written _2D
  expect(runsOf({ run: old.replace('re-_', 're_2D_') }, find)).toEqual({
    kind: 'ok',
    runs: [
      {
        v: 1,
        scenario: 'two-endings-1006',
        profile: 'firefox',
        seed: 99,
        settings: {
          ...settings,
          latencyMs: 20,
          heartbeatMs: 5000,
          proxyExpiry: 'drop',
          policy: {
            ...textbookPolicy({ baseMs: 500, factor: 1.5, capMs: 10_000, attemptsMax: 8, jitter: 'decorrelated' }),
            noRetryCodes: [1001, 4001],
          },
        },
        acts: [
          { atMs: 1000, kind: 'client-send' },
          { atMs: 51_600, kind: 'server-shutdown', args: { code: 1012, reason: 'e-字' } },
          { atMs: 52_000, kind: 'network-restore' },
        ],
      },
    ],
  });
});

describe('what links of 0.1 said about reconnecting', () => {
  const policyOf = (tokens: string) => {
    const parsed = runsOf({ run: `1~two-endings-1006~${tokens}` }, find);
    return parsed.kind === 'ok' ? parsed.runs[0]!.settings.policy : 'broken';
  };
  const usual = settings.policy!;

  test('a part that a link does not name stays as in the scenario', () => {
    expect(policyOf('br5000')).toEqual({ ...usual, reset: { kind: 'stable', afterMs: 5000 } });
    expect(policyOf('nr1001-4000')).toEqual({ ...usual, noRetryCodes: [1001, 4000] });
    expect(policyOf('br0~nr')).toEqual(usual);
  });

  test('the parts belong to one policy, in whatever order they come', () => {
    const policy = {
      ...textbookPolicy({ baseMs: 500, factor: 1.5, capMs: 10_000, attemptsMax: 8, jitter: 'equal' }),
      reset: { kind: 'stable', afterMs: 250 },
      noRetryCodes: [1001],
    };
    expect(policyOf('br250~b500-1.5-10000-8-2~nr1001')).toEqual(policy);
    expect(policyOf('nr1001~b500-1.5-10000-8-2~br250')).toEqual(policy);
  });

  test('a client that never reconnects has no policy, whatever else the link says', () => {
    expect(policyOf('b')).toBeNull();
    expect(policyOf('b~br5000~nr1001')).toBeNull();
  });
});

test('even two lines with every act allowed fit into a link', () => {
  const long: Run = {
    ...silence,
    acts: Array.from({ length: actsMax }, (_, i) => ({ atMs: i * 1000, kind: 'client-send' })),
  };
  expect(formatFragment({ v: '1', run: formatRuns([long, long], find) })).not.toBeNull();
});
