/**
 * `npm test [-- --everything]`: the checks, in two lanes that run side by side, one for each core. A step that fails
 * does not hide the others: each is told with its time, and what failed is printed in full at the end.
 */
import { spawn } from 'node:child_process';
import { resolve as pathOf } from 'node:path';
import { argumentsOf } from '../src/cli/command.ts';
import { killWithParent } from './support/kill-with-parent.ts';

type Step = {
  readonly name: string;
  readonly command: readonly string[];
  /** Steps that must have gone well first; without them this one is skipped, since it could only fail as well. */
  readonly after?: readonly string[];
};
type Outcome = { readonly step: Step; readonly result: 'passed' | 'failed' | 'skipped'; readonly output: string };

const { values } = argumentsOf('Usage: npm test -- [--everything]', {
  options: { everything: { type: 'boolean', default: false } },
});
const { everything } = values;

// What decides about a change depends on that change, not on the cases that a run happens to draw.
if (everything) process.env['CASES_SEED'] ??= '6455';

// Hundreds of programs are started that read the same modules: each is compiled once for all of them.
process.env['NODE_COMPILE_CACHE'] ??= pathOf('.cache/node');

const script = (name: string, ...args: readonly string[]) => ['npm', 'run', '--silent', name, ...args];

/** Before two lanes look for it: on a new machine it is installed first. */
const ensured = { name: 'a browser', command: ['node', 'tests/support/ensure-browser.ts'] };
/**
 * Commands, servers, kits, packages and a compiler that are started as programs, and mostly treated badly, from 15 s
 * each: `--everything` runs them, and `npm run test:unit`, which whoever changes one of them runs.
 */
const programs = [
  'tests/packages/close-codes.test.ts',
  'tests/packages/grafana.test.ts',
  'tests/unit/cli/command.test.ts',
  'tests/unit/recipes/code-servers.test.ts',
  'tests/unit/recipes/node-ws.test.ts',
  'tests/unit/workshop/hostile.test.ts',
  'tests/unit/workshop/measure-kit.test.ts',
];
const withoutPrograms = ['--', ...programs.flatMap((file) => ['--exclude', file])];

/** The build first, since most of the second lane needs it. What needs no build fills the other core meanwhile. */
const lanes: readonly (readonly Step[])[] = [
  [
    { name: 'lint', command: script('lint') },
    ensured,
    ...(everything ? [{ name: 'dead code', command: script('lint:dead') }] : []),
    { name: 'unit', command: script('test:unit', ...(everything ? [] : withoutPrograms)) },
    ...(everything ? [{ name: 'types', command: script('test:types') }] : []),
    { name: 'site', command: script('test:site'), after: ['build'] },
  ],
  [
    { name: 'build', command: script('build') },
    { name: 'browser', command: script(everything ? 'test:browser' : 'test:core'), after: ['build', ensured.name] },
  ],
];

const outcomes = new Map<string, Promise<Outcome>>();
const startedAt = performance.now();
const seconds = (fromMs: number): string => `${((performance.now() - fromMs) / 1_000).toFixed(0)} s`;

/** Runs a command to its end; whatever it started ends with it, and with us. */
function run([program = '', ...args]: readonly string[]): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    killWithParent(child);
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (error) => parts.push(Buffer.from(error.message)));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(parts).toString() }));
  });
}

async function take(step: Step): Promise<Outcome> {
  const before = await Promise.all((step.after ?? []).map((name) => outcomes.get(name)));
  if (before.some((one) => one?.result !== 'passed')) {
    console.log(`– ${step.name}: skipped, since ${step.after?.join(', ')} failed`);
    return { step, result: 'skipped', output: '' };
  }
  const from = performance.now();
  const { ok, output } = await run(step.command);
  console.log(`${ok ? '✓' : '✗'} ${step.name}: ${seconds(from)}`);
  return { step, result: ok ? 'passed' : 'failed', output };
}

for (const lane of lanes) {
  let last: Promise<unknown> = Promise.resolve();
  for (const step of lane) {
    const outcome = last.then(() => take(step));
    outcomes.set(step.name, outcome);
    last = outcome;
  }
}

const all = await Promise.all(outcomes.values());
const failed = all.filter(({ result }) => result === 'failed');
for (const { step, output } of failed) console.log(`\n✗ ${step.name} (${step.command.join(' ')})\n${output}`);
console.log(
  `\n${failed.length === 0 ? 'All passed' : `Failed: ${failed.map(({ step }) => step.name).join(', ')}`}, ${seconds(startedAt)}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
