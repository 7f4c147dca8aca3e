import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/run-command.ts';

const run = (args: readonly string[], input?: string) => runCommand('src/cli/diagnose.ts', args, input);

describe('the command line', () => {
  it('answers as data: facts with their words, connections, causes with probabilities, the next question', async () => {
    const { status, stdout } = await run(
      ['--json', '--fact', 'traffic=quiet', '-'],
      '09:14:02 ws opened\n09:15:02 ws closed 1006\n',
    );
    expect(status).toBe(0);
    const report = JSON.parse(stdout) as Record<string, never>;
    expect(report).toMatchObject({
      input: 'text',
      understood: true,
      facts: {
        code: { value: 1006, from: 'closed 1006', line: 2, certainty: 'stated' },
        seconds: { value: [60], from: '09:14:02 … 09:15:02' },
        traffic: { value: 'quiet', from: 'answer' },
      },
      connections: [{ openedLine: 1, closedLine: 2, seconds: 60 }],
    });
    const [first] = report['causes'] as unknown as {
      id: string;
      probability: number;
      certainty: string;
      reasons: unknown[];
    }[];
    expect(first).toMatchObject({ id: 'idle-timeout', certainty: 'very likely' });
    expect(first!.probability).toBeGreaterThan(0.5);
    expect(first!.reasons.length).toBeGreaterThan(0);
  });

  it('says that it understood nothing, and what it looked for', async () => {
    expect(JSON.parse((await run(['--json'], 'hello there')).stdout)).toMatchObject({
      understood: false,
      facts: {},
      causes: [],
      question: 'phase',
    });
    expect((await run([], 'hello there')).stdout).toMatch(/Nothing in this input tells.*Looked for:/s);
  });

  it.each([
    [['--fact', 'weather=fine'], 'There is no fact “weather”'],
    [['--fact', 'via=moon'], '“moon” is not a value of via'],
    [['--fact', 'code=many'], '“many” is not a valid code'],
    [['--fact'], '--fact needs key=value'],
    [['--colour'], 'There is no option “--colour”'],
    [['no-such-file.log'], 'There is no file “no-such-file.log”'],
  ])('%j is answered with one sentence and exit code 2', async (args, sentence) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
