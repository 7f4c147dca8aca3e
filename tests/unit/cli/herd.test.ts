import { describe, expect, test } from 'vitest';
import { readHerdConfig } from '../../../src/cli/herd-config.ts';
import { HERD_DEFAULTS } from '../../../src/core/herd/config.ts';
import { full30 } from '../../../src/core/peers/policy-choice.ts';
import { runCommand } from '../../support/run-command.ts';

const run = (input: string, ...args: readonly string[]) => runCommand('src/cli/herd.ts', args, input);

const problem = (config: unknown): string => {
  const read = readHerdConfig(typeof config === 'string' ? config : JSON.stringify(config));
  return read.kind === 'problem' ? read.sentence : 'ok';
};

describe('a configuration', () => {
  test('needs only a policy; everything else is as on the page', () => {
    expect(readHerdConfig('{"policy":"full-30"}')).toEqual({
      kind: 'ok',
      config: { ...HERD_DEFAULTS, policy: full30 },
    });
  });

  test('may write its policy out and turn every switch on', () => {
    const config = {
      policy: { growth: { kind: 'exponential', baseMs: 1_000, factor: 2 }, jitter: { kind: 'full' }, capMs: 60_000 },
      lostShare: 0.5,
      failing: { share: 0.5, untilMs: 300_000 },
      connectionsMax: 5_000,
      afterConnect: { coldCost: 5, warmCost: 0.5, halfAfter: 1_000 },
      crash: { queue: 2_000, restartMs: 30_000 },
      gate: { atATime: 512, closedFromMs: 0, closedUntilMs: 60_000 },
      others: [{ share: 0.2, policy: 'fixed-1' }],
      told: { share: 0.9, onRefusal: { minMs: 5_000, maxMs: 30_000 } },
      otherRegion: { afterFailures: 3, capacityPerSecond: 500 },
    };
    expect(readHerdConfig(JSON.stringify(config))).toMatchObject({
      kind: 'ok',
      config: { ...config, policy: { reset: { kind: 'open' }, attemptsMax: 0 }, others: [{ share: 0.2 }] },
    });
  });

  test.each([
    ['clients', 'The configuration is not valid JSON.'],
    [5, 'The configuration must be an object.'],
    [[], '“policy” is missing.'],
    [{}, '“policy” is missing.'],
    [{ policy: 'nope' }, '“policy” “nope” is not a policy, such as full-30.'],
    [{ policy: '__proto__' }, '“policy” “__proto__” is not a policy, such as full-30.'],
    [{ policy: 'full-30', clients: 5 }, '“clients” must be at least 100.'],
    [{ policy: 'full-30', clients: 1_000.5 }, '“clients” must be a whole number.'],
    [{ policy: 'full-30', clients: '1000' }, '“clients” must be a number.'],
    [{ policy: 'full-30', client: 1_000 }, '“client” is not known.'],
    [{ policy: { growth: { kind: 'fixed', baseMs: 0 } } }, '“policy” has a baseMs that leaves no wait.'],
    [
      { policy: { growth: { kind: 'table', tableMs: [], thenMs: null } } },
      '“policy” has a tableMs that holds no number.',
    ],
    [
      { policy: { growth: { kind: 'exponential', baseMs: 1e9, factor: 0.5 }, capMs: 5 } },
      '“policy” has a baseMs that is too high and has a factor that is too low and has a capMs that is below the base.',
    ],
    [{ policy: 'full-30', crash: { queue: 5 } }, '“crash.restartMs” is missing.'],
    [
      { policy: 'full-30', told: { share: 1, onClose: { minMs: 2, maxMs: 1 } } },
      '“told.onClose” ends before it begins.',
    ],
    [
      {
        policy: 'full-30',
        others: [
          { share: 0.6, policy: 'fixed-1' },
          { share: 0.6, policy: 'fixed-1' },
        ],
      },
      '“others” must not be more than all clients.',
    ],
  ])('%j is refused in one sentence', (config: unknown, sentence: string) => {
    expect(problem(config)).toBe(sentence);
  });
});

describe('npm run herd', async () => {
  test('prints totals, times and whether everyone is back, as JSON and as text', async () => {
    const config =
      '{"policy":"full-30","clients":2000,"capacityPerSecond":80,"downMs":1000,"overflow":"slow","timeoutMs":10000}';
    const { stdout, status } = await run(config, '--json', '-');
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(report).toMatchObject({
      recovered: true,
      totals: { lost: 2_000, connected: 2_000 },
      config: { clients: 2_000, refuseCost: 0.04 },
    });
    expect(report.backMs['50 %']).toBeLessThan(report.backMs['99.9 %']);
    expect(report.wasted.handshakes).toBe(report.totals.vain);
    expect((await run(config, '-')).stdout).toMatch(/^Recovered: 99\.9 % are connected after \d+\.\d s\.\n/);
  });

  test('prints what happened in each second as CSV, for a comparison with one’s own monitoring', async () => {
    const { stdout, status } = await run(
      '{"policy":"full-30","clients":1000,"capacityPerSecond":100,"downMs":0}',
      '--csv',
      '-',
    );
    const [header, ...lines] = stdout.trimEnd().split('\r\n');
    expect([header, status]).toEqual([
      'time_s,connected,attempts,accepted,finished_for_client,finished_in_vain,queue_s',
      0,
    ]);
    const rows = lines.map((line) => line.split(',').map(Number));
    expect(rows.map(([second]) => second)).toEqual(rows.map((_, i) => i));
    const sum = (column: number): number => rows.reduce((all, row) => all + row[column]!, 0);
    expect([rows.at(-1)?.[1], sum(3), sum(4), sum(5)]).toEqual([1_000, 1_000, 1_000, 0]);
    expect(sum(2)).toBeGreaterThanOrEqual(1_000);
  });

  test.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['JSON and CSV at once', ['--json', '--csv', '-']],
    ['a file that does not exist', ['does-not-exist.json']],
    ['a directory', ['src']],
    ['an unknown option', ['--nope', '-']],
    ['a bad configuration', ['-']],
    ['more than a configuration can be', ['/dev/zero']],
  ])('%s ends it with a sentence and 2', async (_what, args) => {
    const { status, stdout, stderr } = await run('{"policy":"nope"}', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\S.{8,}\n$/);
  });
});
