import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecording } from '../../../src/cli/read-recording.ts';
import { bytesOf } from '../../support/recordings.ts';
import { runCommand } from '../../support/run-command.ts';

const dir = mkdtempSync(join(tmpdir(), 'command-'));
afterAll(() => rmSync(dir, { recursive: true }));

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

const run = (command: string, ...args: readonly string[]) => runCommand(command, args);

const scripts = Object.entries<string>(JSON.parse(readFileSync('package.json', 'utf8')).scripts)
  .map(([name, command]) => ({ name, file: /^node ((?:src|tests)\/\S+\.ts)(?: --build)?$/.exec(command)?.[1] }))
  .filter((one): one is { name: string; file: string } => one.file !== undefined);

test.each(scripts)('npm run $name knows --help', ({ name, file }) => {
  // Started below are those that would do most if they did not stop; all others ask in the same way.
  const source = readFileSync(file, 'utf8');
  expect(source).toMatch(/argumentsOf\(|labOptions\(|diagnoseFiles\(/);
  if (source.includes('argumentsOf('))
    expect(source).toMatch(new RegExp(`Usage: npm (?:run (?:--silent )?)?${name}\\b`));
});

test.each([
  'src/cli/trace.ts',
  'src/cli/diagnose.ts',
  'src/workshop/workshop.ts',
  'tests/bench/bench.ts',
  'tests/run.ts',
])('%s --help prints its usage and does nothing else', async (file) => {
  const told = await run(file, '--help');
  expect(told.status).toBe(0);
  expect(told.stdout).toMatch(/^Usage: npm /);
  expect(told.stderr).toBe('');
});

describe('a command that is called wrongly says so in a sentence and ends with 2', () => {
  test.each([
    ['an option that does not exist', 'src/cli/predict.ts', ['--nope']],
    ['an option that does not exist', 'src/cli/trace.ts', ['cable-pulled', '--nope']],
    ['an option that does not exist', 'src/cli/serve.ts', ['--nope']],
    ['an option that does not exist', 'src/cli/diagnose.ts', ['--nope']],
    ['an option that does not exist', 'src/workshop/workshop.ts', ['--nope']],
    ['an option that does not exist', 'tests/run.ts', ['--nope']],
    ['an option that does not exist', 'tests/lab/lab.ts', ['--nope']],
    ['an option that does not exist', 'tests/support/publish-urls.ts', ['--nope']],
    ['a cause that does not exist', 'tests/lab/lab.ts', ['--only', 'nope']],
    ['a subject that does not exist', 'tests/bench/bench.ts', ['nope']],
    ['a pattern that nothing has', 'tests/support/fuzz.ts', ['nope']],
    ['a code beyond two bytes', 'src/cli/trace.ts', ['cable-pulled', '--act', '1:client-close,code=99999']],
    ['a property of an object', 'src/cli/trace.ts', ['__proto__']],
    ['an option whose value is missing', 'src/cli/trace.ts', ['cable-pulled', '--seed', '-1']],
    ['two scenarios', 'src/cli/trace.ts', ['cable-pulled', 'cable-pulled']],
    ['a file that cannot be read', 'src/cli/diagnose.ts', ['/proc/self/mem']],
    ['a file that is no gzip after its first bytes', 'src/cli/diagnose.ts', [fileOf('bad.gz', '\x1f\x8bgarbage')]],
  ])('%s: %s', async (_what, command, args) => {
    const { status, stderr, stdout } = await run(command, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\S.{8,}/);
    expect(stderr).not.toMatch(/^ {4}at |node:internal|\\u000a/m);
  });
});

test('a page that a reader leaves is followed on the command line until the browser drops it, as on the pages', async () => {
  const { stdout } = await run('src/cli/trace.ts', 'tls-server-idle-control', '--act', '3:page-navigate');
  expect(stdout).toMatch(/page cached[\s\S]* 60\d\.\d{3} +page gone/);
});

describe('a log', () => {
  test('may come through a pipe that has a name', () => {
    const { stdout, status } = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" src/cli/diagnose.ts --json <(echo onclose code=1006 wasClean=false)`],
      { encoding: 'utf8', timeout: 30_000 },
    );
    expect([JSON.parse(stdout).facts.code?.value, status]).toEqual([1006, 0]);
  });

  test('of which not all is read is said to be longer', async () => {
    const { stdout, stderr, status } = await run(
      'src/cli/diagnose.ts',
      fileOf('long.log', 'code=1006\n'.repeat(1_000_000)),
    );
    expect([stdout.includes('1006'), status]).toEqual([true, 0]);
    expect(stderr).toBe(
      'Only the first 2000000 characters are read: give the part around the end of the connection.\n',
    );
  });
});

test('a reader who has seen enough ends a command without a word', () => {
  const { stderr } = spawnSync('bash', ['-c', `"${process.execPath}" src/cli/predict.ts --json | head -c 1`], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(stderr).toBe('');
});

describe('what a file says is text', () => {
  const recorded = (reason: string) =>
    JSON.stringify({
      recorder: 'close-codes',
      events: [
        { at: 1_795_729_590_000, type: 'constructor', socket: 1, url: 'ws://a.test/' },
        { at: 1_795_729_591_000, type: 'open', socket: 1 },
        { at: 1_795_729_592_000, type: 'close', socket: 1, code: 1000, reason, wasClean: true },
      ],
    });

  test.each([[[]], [['--json']]])('no terminal takes it for commands, with %j', async (options) => {
    const path = fileOf('escapes.json', recorded('\u001b]0;title\u0007\u009b31m\u202eevil'));
    const { stdout, status } = await run('src/cli/diagnose.ts', ...options, path);
    expect(status).toBe(0);
    expect(stdout).toContain('\\u001b]0;title\\u0007\\u009b31m\\u202eevil');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  });

  test('JSON stays JSON', async () => {
    const { stdout } = await run('src/cli/diagnose.ts', '--json', fileOf('bidi.json', recorded('\u202eevil\u0085')));
    expect(JSON.parse(stdout).connections[0].event.reason).toBe('\u202eevil\u0085');
  });
});

describe('a gzipped file', () => {
  test('that is a log is read as the log', async () => {
    const log = gzipSync('opened 09:14:02.118\nonclose code=1006 wasClean=false\n'.repeat(200));
    const { stdout, status } = await run('src/cli/diagnose.ts', '--json', fileOf('chat.log.gz', log));
    expect([JSON.parse(stdout).facts.code?.value, status]).toEqual([1006, 0]);
  });

  test('that holds far more than it weighs is unpacked to a bound', async () => {
    const bomb = gzipSync(`{"log":{"entries":[${' '.repeat(5_000_000)}`);
    expect(bomb.length).toBeLessThan(10_000);
    const { recording } = await readRecording(fileOf('bomb.har.gz', bomb), 0, 1_000_000);
    expect(recording.problems).toEqual(['truncated']);
  });

  test('that is damaged in the middle gives what came before', async () => {
    const whole = Buffer.from(gzipSync(bytesOf('reconnect-3', 'chrome.har')));
    whole.fill(0xff, whole.length - 60);
    const { recording } = await readRecording(fileOf('damaged.har.gz', whole), 0);
    expect([recording.input, recording.problems]).toEqual(['har', ['truncated']]);
  });

  test('that was written in two parts is read as one', async () => {
    const har = bytesOf('reconnect-3', 'chrome.har');
    const parts = [har.subarray(0, 9_000), har.subarray(9_000)].map((part) => gzipSync(part));
    const { recording } = await readRecording(fileOf('parts.har.gz', Buffer.concat(parts)), 0);
    expect([recording.connections.length, recording.problems]).toEqual([4, []]);
  });
});
