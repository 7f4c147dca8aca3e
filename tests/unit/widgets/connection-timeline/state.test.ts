import { describe, expect, test } from 'vitest';
import { actsMax, defaultRun, type Run } from '../../../../src/core/link/run.ts';
import { simulate } from '../../../../src/core/sim/simulate.ts';
import { cablePulled, goingAway } from '../../../../src/scenarios/flagship.ts';
import { change, type State, stopFrom } from '../../../../src/widgets/connection-timeline/state.ts';

const runs = [defaultRun('going-away', goingAway), defaultRun('cable-pulled', cablePulled)];
const start: State = { runs, nowMs: Number.POSITIVE_INFINITY, playing: false, speed: 1 };

describe('the reader acts', () => {
  test('in the past: what this line had in its future is gone, the other line keeps its own', () => {
    const after = change(start, { kind: 'act', line: 1, atMs: 20_000.4, doing: { kind: 'server-kill' } });
    expect(after.runs[1]!.acts).toEqual([{ atMs: 20_001, kind: 'server-kill' }]);
    expect(after.runs[0]).toBe(runs[0]);
    expect(after).toMatchObject({ nowMs: 20_002, playing: true });
  });

  test('in between: what had happened before stays', () => {
    const after = change(start, {
      kind: 'act',
      line: 1,
      atMs: 60_000,
      doing: { kind: 'client-close', args: { code: 1000 } },
    });
    expect(after.runs[1]!.acts).toEqual([
      { atMs: 51_600, kind: 'cable-pull' },
      { atMs: 60_001, kind: 'client-close', args: { code: 1000 } },
    ]);
  });

  test('on an event, where stepping halts: what was seen has happened, and only what comes after it changes', () => {
    const openAtMs = 160;
    const client = (run: Run): readonly string[] =>
      simulate({ ...cablePulled, settings: run.settings }, run.acts)
        .events.filter(({ atMs }) => atMs <= openAtMs)
        .map((event) => JSON.stringify(event));
    const doing = { kind: 'client-close', args: { code: 1000 } } as const;
    const after = change(start, { kind: 'act', line: 1, atMs: openAtMs, doing });
    expect(client(after.runs[1]!)).toEqual(client(runs[1]!));
    expect(client(runs[1]!).join()).toContain('OPEN');
  });

  test('twice at the same moment: both happen, in that order', () => {
    const once = change(start, { kind: 'act', line: 0, atMs: 5000, doing: { kind: 'cable-pull' } });
    const twice = change(once, { kind: 'act', line: 0, atMs: 5000, doing: { kind: 'network-restore' } });
    expect(twice.runs[0]!.acts.map(({ kind }) => kind)).toEqual(['cable-pull', 'network-restore']);
  });

  test('not more often than a link can hold', () => {
    let state = start;
    for (let i = 0; i <= actsMax + 5; i++)
      state = change(state, { kind: 'act', line: 0, atMs: 100_000 + i, doing: { kind: 'client-send' } });
    expect(state.runs[0]!.acts).toHaveLength(actsMax);
  });
});

describe('time', () => {
  test('starts again from zero when play is pressed at the end', () => {
    expect(change(start, { kind: 'play', nowMs: 93_000, endMs: 93_000 })).toMatchObject({ nowMs: 0, playing: true });
    expect(change(start, { kind: 'play', nowMs: 50, endMs: 93_000 })).toMatchObject({ nowMs: 50, playing: true });
  });

  test('stands still once paused, even when a tick was under way', () => {
    const playing = change(start, { kind: 'play', nowMs: 50, endMs: 93_000 });
    const paused = change(playing, { kind: 'move', nowMs: 60 });
    expect(change(paused, { kind: 'tick', nowMs: 75 })).toBe(paused);
    expect(change(playing, { kind: 'tick', nowMs: 75 })).toMatchObject({ nowMs: 75, playing: true });
    expect(change(playing, { kind: 'tick', nowMs: Number.POSITIVE_INFINITY }).playing).toBe(false);
  });

  test('goes from stop to stop', () => {
    const stops = [0, 40, 80, 51_600];
    expect(stopFrom(stops, 40, 1)).toBe(80);
    expect(stopFrom(stops, 41, -1)).toBe(40);
    expect(stopFrom(stops, 51_600, 1)).toBeUndefined();
    expect(stopFrom(stops, 0, -1)).toBeUndefined();
  });
});

test('a setting counts for both lines and leaves acts and cursor alone', () => {
  const after = change(start, { kind: 'set', settings: { heartbeatMs: 5000 } });
  expect(after.runs.map(({ settings }) => settings.heartbeatMs)).toEqual([5000, 5000]);
  expect(after.runs.map(({ acts }) => acts)).toEqual(runs.map(({ acts }) => acts));
  expect(after.nowMs).toBe(Number.POSITIVE_INFINITY);
  expect(change(start, { kind: 'choose', choice: { profile: 'firefox', seed: 3 } }).runs[1]).toMatchObject({
    profile: 'firefox',
    seed: 3,
  });
});
