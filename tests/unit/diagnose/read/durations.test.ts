import { describe, expect, it } from 'vitest';
import { durationsOf, namedSeconds } from '../../../../src/core/diagnose/read/durations.ts';

describe('lengths of time', () => {
  it.each([
    ['after 60 s', 60],
    ['60003 ms', 60.003],
    ['1m0.003s', 60.003],
    ['1h2m3s', 3723],
    ['2 minutes and 5 seconds', 125],
    ['PT1M0.003S', 60.003],
    ['Duration { secs: 60, nanos: 3000000 }', 60.003],
    ['60秒後', 60],
    ['1分ほど', 60],
    ['2時間', 7200],
    ['60 秒后断开', 60],
    ['5分钟', 300],
    ['one minute', 60],
    ['half an hour', 1800],
    ['every minute', 60],
    ['60 Sekunden', 60],
    ['60 segundos', 60],
    ['60 секунд', 60],
  ])('%s is %d s', (text, seconds) => {
    expect(durationsOf(text).map((one) => one.seconds)).toEqual([seconds]);
  });

  it('have a clock’s form only where a length is meant', () => {
    expect(durationsOf('00:01:00.0031234')).toEqual([]);
    expect(durationsOf('00:01:00.0031234', { clock: true })[0]!.seconds).toBeCloseTo(60.003, 3);
  });

  it('take the unit from a field’s name', () => {
    expect(namedSeconds('duration_ms', '60012')).toBe(60.012);
    expect(namedSeconds('sessionDurationSeconds', '142')).toBe(142);
    expect(namedSeconds('elapsedNanos', '60000000000')).toBe(60);
    expect(namedSeconds('uptime', 'long')).toBeNull();
  });
});
