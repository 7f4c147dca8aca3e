import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, passes } from '../../../src/core/learn/check.ts';
import { areChoicesOf, compose } from '../../../src/core/learn/compose.ts';
import type { Choices, Task } from '../../../src/core/learn/task.ts';
import { taskOf, tasks } from '../../../src/core/learn/tasks.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';

const run = (task: Task, choices: Choices) => simulate(compose(task, choices));
const value = (id: string, choices: Choices, kind: string) => {
  const task = taskOf(id);
  return check(task, run(task, choices)).find((one) => one.check.kind === kind)?.value;
};

describe.each(tasks.map((task) => [task.id, task] as const))('the step "%s"', (_, task) => {
  it('is not solved by where the dials stand at first', () => {
    expect(passes(task, run(task, task.start))).toBe(false);
  });

  it('is solved by its solution', () => {
    expect(check(task, run(task, task.solution)).filter(({ met }) => !met)).toEqual([]);
  });

  it('offers its start and its solution among its options', () => {
    expect(areChoicesOf(task, task.start)).toBe(true);
    expect(areChoicesOf(task, task.solution)).toBe(true);
  });

  it('has its right answer among the guesses', () => {
    expect(task.prediction.options).toContain(task.prediction.right);
  });

  it('cannot be solved by every choice', () => {
    const all = task.dials.reduce<Choices[]>(
      (sofar, { id, options }) => sofar.flatMap((choices) => options.map((option) => ({ ...choices, [id]: option }))),
      [{}],
    );
    const solved = all.filter((choices) => passes(task, run(task, choices)));
    expect(solved.length).toBeGreaterThan(0);
    expect(solved.length).toBeLessThan(all.length);
  });

  it('checks the same run to the same results, with any choices', () => {
    const choices = fc.record(
      Object.fromEntries(task.dials.map(({ id, options }) => [id, fc.constantFrom<string | number>(...options)])),
    );
    fc.assert(
      fc.property(choices, (some) => {
        expect(check(task, run(task, some))).toEqual(check(task, run(task, some)));
      }),
      { numRuns: 10 },
    );
  });
});

describe('what the guesses are about', () => {
  it('a goodbye: the server says it first', () => {
    const trace = run(taskOf('goodbye'), { act: 'server-shutdown' });
    const close = trace.events.find((event) => event.kind === 'sent' && event.segment.kind === 'frame');
    expect(close).toMatchObject({ side: 'server' });
  });

  it('a heartbeat of 30 s: noticed between 30 and 60 s', () => {
    const ms = value('heartbeat', taskOf('heartbeat').start, 'knows-within');
    expect(ms).toBeGreaterThan(30_000);
    expect(ms).toBeLessThan(60_000);
  });

  it('a proxy that hangs up: 1006 after a minute', () => {
    const trace = run(taskOf('proxy'), taskOf('proxy').start);
    expect(trace.events.find((event) => event.kind === 'event' && event.event === 'close')).toMatchObject({
      close: { code: 1006 },
    });
  });

  it('a server without pings: never knows', () => {
    expect(value('server-first', taskOf('server-first').start, 'server-knows')).toBeNull();
  });

  it('a cap of 60 s: back more than 20 s too late', () => {
    expect(value('wait', taskOf('wait').start, 'back-within')).toBeGreaterThan(20_000);
  });
});

describe('choices', () => {
  it('of another task, or with something missing or added, are refused', () => {
    const task = taskOf('heartbeat');
    expect(areChoicesOf(task, {})).toBe(false);
    expect(areChoicesOf(task, { ...task.start, heartbeatMs: 1 })).toBe(false);
    expect(areChoicesOf(task, { ...task.start, act: 'cable-pull' })).toBe(false);
    expect(() => compose(task, { act: 'cable-pull' })).toThrow(RangeError);
  });
});
