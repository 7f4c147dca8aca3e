import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMet, check, goalOf } from '../../../src/core/learn/check.ts';
import { areChoicesOf, compose } from '../../../src/core/learn/compose.ts';
import type { Choices, TraceTask } from '../../../src/core/learn/task.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { onboarding as en } from '../../../src/i18n/en/onboarding.ts';
import { onboarding as ja } from '../../../src/i18n/ja/onboarding.ts';
import { tasks, traceTasks } from '../../../src/scenarios/learn.ts';

const run = (task: TraceTask, choices: Choices) => factsOfTrace(simulate(compose(task, choices)));
const passes = (task: TraceTask, trace: ReturnType<typeof run>) => allMet(check(task, trace));
const taskOf = (id: string): TraceTask => {
  const found = traceTasks.find((task) => task.id === id);
  if (!found) throw new Error(id);
  return found;
};
const value = (id: string, choices: Choices, kind: string) => {
  const task = taskOf(id);
  return check(task, run(task, choices)).find((one) => one.check.kind === kind)?.value;
};

describe('the path', () => {
  it('has six to eight steps of about forty minutes', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks.length).toBeLessThanOrEqual(8);
    const minutes = tasks.reduce((sum, task) => sum + task.minutes, 0);
    expect(Math.abs(minutes - 40)).toBeLessThanOrEqual(2);
  });

  it('has hints for every step, in both languages', () => {
    for (const { id } of tasks) {
      expect(en.steps[id].hints.length).toBeGreaterThanOrEqual(2);
      expect(ja.steps[id].hints).toHaveLength(en.steps[id].hints.length);
    }
  });
});

describe('heartbeats that are far enough apart', () => {
  it.each([0, 60_000, 90_000])('are met by one every %i ms, which leaves no two too close', (heartbeatMs) => {
    const task = taskOf('proxy');
    const found = check(task, run(task, { heartbeatMs })).find((one) => one.check.kind === 'beats-apart');
    expect(found?.met).toBe(true);
  });

  it('are not met by one every 10 s', () => {
    const task = taskOf('proxy');
    const results = check(task, run(task, { heartbeatMs: 10_000 }));
    expect(results.map(({ check: { kind }, met }) => [kind, met])).toContainEqual(['beats-apart', false]);
  });
});

describe.each(traceTasks.map((task) => [task.id, task] as const))('the step "%s"', (_, task) => {
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
    const close = trace.trace.events.find((event) => event.kind === 'sent' && event.segment.kind === 'frame');
    expect(close).toMatchObject({ side: 'server' });
  });

  it('a heartbeat of 30 s: noticed between 30 and 60 s', () => {
    const ms = value('heartbeat', taskOf('heartbeat').start, 'knows-within');
    expect(ms).toBeGreaterThan(30_000);
    expect(ms).toBeLessThan(60_000);
  });

  it('a proxy that hangs up: 1006 after a minute', () => {
    const trace = run(taskOf('proxy'), taskOf('proxy').start);
    expect(trace.trace.events.find((event) => event.kind === 'event' && event.event === 'close')).toMatchObject({
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

describe('what the words say', () => {
  it.each([en, ja])('about how long each client knows nothing is what the simulator says', ({ steps }) => {
    const ms = (profile: string) => value('silence', { act: 'cable-pull', profile }, 'ignorant-for');
    const seconds = (profile: string) => Math.round((ms(profile) ?? 0) / 1_000);
    expect(ms('ws')).toBeNull();
    expect(seconds('node')).toBe(70);
    expect(steps.silence.why).toMatch(/70 ?(s|秒)/);
    expect(seconds('chromium')).toBe(450);
    expect(steps.silence.why).toMatch(/7 ?(min|分) ?30 ?(s|秒)/);
  });
});

describe('the goal in the picture', () => {
  it('is as long after the fault as the task allows', () => {
    const task = taskOf('heartbeat');
    expect(goalOf(task, run(task, task.solution))).toEqual({ atMs: 56_000, afterMs: 15_000 });
  });

  it('counts from the return of the server where the task does', () => {
    const task = taskOf('wait');
    expect(goalOf(task, run(task, task.solution))).toEqual({ atMs: 55_000, afterMs: 10_000 });
  });

  it('is not there where no time is asked for', () => {
    const task = taskOf('half-goodbye');
    expect(goalOf(task, run(task, task.solution))).toBeNull();
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
