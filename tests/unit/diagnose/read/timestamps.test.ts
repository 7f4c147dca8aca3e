import { describe, expect, it } from 'vitest';
import { timestampsOf } from '../../../../src/core/diagnose/read/timestamps.ts';

/** How log lines begin that are written a minute apart: the formats that people paste. */
const pairs: readonly (readonly [format: string, first: string, second: string])[] = [
  ['ISO 8601 in UTC', '2026-11-24T09:14:02.118Z opened', '2026-11-24T09:15:02.118Z closed'],
  ['ISO 8601 with an offset', '2026-11-24T18:14:02+09:00 opened', '2026-11-24T09:15:02Z closed'],
  ['a date and a time', '2026-11-24 09:14:02,118 opened', '2026-11-24 09:15:02,118 closed'],
  ['Go and nginx', '2026/11/24 09:14:02 opened', '2026/11/24 09:15:02 closed'],
  ['common log format', '[24/Nov/2026:09:14:02 +0000] opened', '[24/Nov/2026:10:15:02 +0100] closed'],
  ['syslog', 'Nov 24 09:14:02 host app: opened', 'Nov 24 09:15:02 host app: closed'],
  ['klog', 'I1124 09:14:02.000000       7 opened', 'I1124 09:15:02.000000       7 closed'],
  ['logcat', '11-24 09:14:02.118 opened', '11-24 09:15:02.118 closed'],
  ['RFC 1123', 'Tue, 24 Nov 2026 09:14:02 GMT opened', 'Tue, 24 Nov 2026 09:15:02 GMT closed'],
  ['ctime', '[Tue Nov 24 09:14:02.118 2026] opened', '[Tue Nov 24 09:15:02.118 2026] closed'],
  ['JavaScript', 'Tue Nov 24 2026 18:14:02 GMT+0900 opened', 'Tue Nov 24 2026 18:15:02 GMT+0900 closed'],
  ['12 hours', '11/24/2026, 9:14:02 PM opened', '11/24/2026, 9:15:02 PM closed'],
  ['German', '24.11.2026 09:14:02 opened', '24.11.2026 09:15:02 closed'],
  ['Japanese', '2026年11月24日 9時14分2秒 opened', '2026年11月24日 9時15分2秒 closed'],
  ['Japanese with halves', '2026年11月24日 午後9:14:02 opened', '2026年11月24日 午後9:15:02 closed'],
  ['compact', '20261124T091402Z opened', '20261124T091502Z closed'],
  ['seconds since 1970', '1795511642.118 opened', '1795511702.118 closed'],
  ['milliseconds since 1970', '[1795511642118] opened', '[1795511702118] closed'],
  ['nanoseconds since 1970', '1795511642118000000 opened', '1795511702118000000 closed'],
  ['the kernel', '[12345.678901] opened', '[12405.678901] closed'],
  ['a clock alone', '09:14:02.118 opened', '09:15:02.118 closed'],
  ['English', 'Nov 24, 2026 9:14:02 AM opened', 'Nov 24, 2026 9:15:02 AM closed'],
];

describe('timestamps', () => {
  it.each(pairs)('%s: two lines are a minute apart', (_format, first, second) => {
    const [a] = timestampsOf(first);
    const [b] = timestampsOf(second);
    expect(b!.at - a!.at).toBeCloseTo(60, 3);
  });

  it('are where they are written, with their date and zone', () => {
    const text = 'INFO 2026-11-24T09:14:02Z opened';
    const [found] = timestampsOf(text);
    expect(text.slice(found!.from, found!.to)).toBe('2026-11-24T09:14:02Z');
  });

  it('are no addresses, versions and ratios', () => {
    for (const text of ['10.0.0.9:51234', 'fe80::1:2:3', '12:34', 'v1:02:99', '00:1B:44:11:3A:B7'])
      expect(timestampsOf(text), text).toEqual([]);
  });
});
