import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNews } from '../../../../src/widgets/workshop/read-news.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

describe('a message of the workshop’s server', () => {
  test.each([
    { atMs: 1, kind: 'running' },
    { atMs: 1.5, kind: 'open', socket: 3 },
    { atMs: 1, kind: 'close', socket: 3, code: 1001, reason: 'shutting down' },
    { atMs: 1, kind: 'path', state: 'cut' },
    { atMs: 1, kind: 'act', act: 'server-kill' },
  ])('is read as it was sent: $kind', (news) => {
    expect(readNews(JSON.stringify(news))).toEqual(news);
  });

  test.each([
    '',
    'null',
    '{"kind":"running"}',
    '{"atMs":1,"kind":"melting"}',
    '{"atMs":1,"kind":"close","socket":1,"code":70000,"reason":""}',
    '{"atMs":1,"kind":"act","act":"__proto__"}',
  ])('is none: %s', (text) => {
    expect(readNews(text)).toBeNull();
  });

  test('never throws, and what it takes has a moment', () => {
    const near = fc.record(
      {
        atMs: fc.oneof(fc.integer(), fc.anything()),
        kind: fc.constantFrom('running', 'open', 'close', 'path', 'act', 'x'),
        socket: fc.oneof(fc.nat(), fc.anything()),
        code: fc.oneof(fc.nat(70_000), fc.anything()),
        reason: fc.oneof(fc.string(), fc.anything()),
        state: fc.constantFrom('up', 'cut', 'toString'),
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      near.map((value) => {
        try {
          return JSON.stringify(value);
        } catch {
          return '{'; // a bigint or a circle, which no JSON holds
        }
      }),
      fc.json(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (message) => {
        const news = readNews(message);
        if (news) expect(Number.isFinite(news.atMs)).toBe(true);
      }),
      fuzz,
    );
  });
});
