import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultRun } from '../../../../src/core/link/run.ts';
import { cablePulled } from '../../../../src/scenarios/flagship.ts';
import {
  applyPreferences,
  keepPreferences,
  readPreferences,
} from '../../../../src/widgets/connection-timeline/preferences.ts';

const key = 'close-codes.timeline';
const runs = [defaultRun('cable-pulled', cablePulled)];
let store: Map<string, string>;

beforeEach(() => {
  store = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('keeps heartbeat, client and speed, and nothing else', () => {
  keepPreferences({ kind: 'set', settings: { heartbeatMs: 5_000, latencyMs: 7 } });
  keepPreferences({ kind: 'choose', choice: { profile: 'firefox', seed: 3 } });
  keepPreferences({ kind: 'speed', speed: 2 });
  keepPreferences({ kind: 'move', nowMs: 4 });
  expect(readPreferences()).toEqual({ heartbeatMs: 5_000, profile: 'firefox', speed: 2 });
  const [run] = applyPreferences(runs)!;
  expect(run).toEqual({ ...runs[0], profile: 'firefox', settings: { ...runs[0]!.settings, heartbeatMs: 5_000 } });
});

it('forgets when the reader starts over, but not the speed', () => {
  keepPreferences({ kind: 'set', settings: { heartbeatMs: 0 } });
  keepPreferences({ kind: 'speed', speed: 4 });
  keepPreferences({ kind: 'open', runs });
  expect(readPreferences()).toEqual({ speed: 4 });
  expect(applyPreferences(runs)).toBeNull();
});

it('believes no value that this site cannot have written, and keeps those beside it', () => {
  store.set(key, JSON.stringify({ heartbeatMs: -1, profile: 'netscape', speed: 4, more: '<img>' }));
  expect(readPreferences()).toEqual({ speed: 4 });
  for (const damage of ['', '{', '[]', 'null', '"x"', '{"heartbeatMs":1e99}', '{"heartbeatMs":"5000"}']) {
    store.set(key, damage);
    expect(applyPreferences(runs), damage).toBeNull();
  }
});

it('works without a memory where storage is blocked', () => {
  const blocked = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
  keepPreferences({ kind: 'speed', speed: 2 });
  expect(readPreferences()).toEqual({});
  expect(applyPreferences(runs)).toBeNull();
});
