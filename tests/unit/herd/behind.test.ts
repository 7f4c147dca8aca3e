import { expect, test } from 'vitest';
import { herdKit } from '../../../src/i18n/en/herd-kit.ts';
import { defaultLanguage } from '../../../src/i18n/languages.ts';
import { format } from '../../../src/ui/format.ts';
import { behindInWords, behindOf } from '../../../src/widgets/herd/behind.ts';

const rows = [
  { ms: 0, connected: 500, attempts: 0, refused: null },
  { ms: 10_000, connected: 1_000, attempts: 20, refused: 0 },
  { ms: 20_000, connected: 250, attempts: 4_000, refused: 3_000 },
  { ms: 30_000, connected: 750, attempts: null, refused: null },
  { ms: 40_000, connected: null, attempts: 1_000, refused: 500 },
];

test('counts since the line before become rates over the capacity, from the loss on', () => {
  const behind = behindOf({ rows, lossMs: 10_000 }, 200, 60_000);
  expect(behind?.attempts).toEqual([
    [0, 0.01],
    [10_000, 2],
    [30_000, 0.5],
  ]);
  expect(behind?.refused).toEqual([
    [0, 0],
    [10_000, 1.5],
    [30_000, 0.25],
  ]);
});

test('connections become shares of the most that there were; what is beyond the picture is left out', () => {
  expect(behindOf({ rows, lossMs: 10_000 }, 200, 15_000)?.connected).toEqual([
    [0, 1],
    [10_000, 0.25],
  ]);
  const nobody = [{ ms: 0, connected: 0, attempts: null, refused: null }];
  expect(behindOf({ rows: nobody, lossMs: 0 }, 200, 1_000)).toEqual({ attempts: [], refused: [], connected: [] });
  expect(behindOf(null, 200, 60_000)).toBeNull();
});

test('twenty thousand lines are no more points than a picture shows, and keep their extremes', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    ms: i,
    connected: i === 12_345 ? 1 : 1_000,
    attempts: i === 9_999 ? 50 : 1,
    refused: null,
  }));
  const behind = behindOf({ rows: many, lossMs: 0 }, 1_000, 60_000);
  expect(behind?.connected.length).toBeLessThanOrEqual(600);
  expect(Math.min(...(behind?.connected ?? []).map(([, share]) => share))).toBe(0.001);
  expect(Math.max(...(behind?.attempts ?? []).map(([, times]) => times))).toBe(50);
});

test('each line that is drawn is said with its extreme, and no other', () => {
  const say = (spanMs: number) =>
    behindInWords(behindOf({ rows, lossMs: 10_000 }, 200, spanMs)!, herdKit.behind, format(defaultLanguage));
  expect(say(60_000)).toEqual([
    ['attempts', 'attempts, at most ×2.0'],
    ['refused', 'refused, at most ×1.5'],
    ['connected', 'connected, at least 25 %'],
  ]);
  expect(behindInWords({ attempts: [], refused: [], connected: [] }, herdKit.behind, format(defaultLanguage))).toEqual(
    [],
  );
});
