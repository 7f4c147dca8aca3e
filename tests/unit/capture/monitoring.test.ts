import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lossMsOf, MONITORING_MAX, readMonitoring } from '../../../src/core/capture/monitoring.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

const rowsOf = (text: string) => {
  const read = readMonitoring(text);
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
  return read.rows;
};

describe('a CSV of a reader’s own monitoring', () => {
  const first = { ms: 0, connected: 1_000, attempts: 12, refused: 0 };
  const second = { ms: 10_000, connected: 250.5, attempts: 900, refused: 640 };

  test.each([
    [
      'ISO times and commas',
      'time,connected,attempts,refused\n2026-11-12T09:08:00Z,1000,12,0\n2026-11-12T09:08:10Z,250.5,900,640',
    ],
    [
      'a byte order mark, CRLF and quotes',
      '\uFEFF"time","connected","attempts","refused"\r\n"2026-11-12 09:08:00 UTC","1000","12","0"\r\n"2026-11-12 09:08:10 UTC","250.5","900","640"\r\n',
    ],
    [
      'semicolons and decimal commas',
      'Time;Open sockets;Handshakes;Rejected\n1794474480;1000;12;0\n1794474490;250,5;900;640',
    ],
    [
      'tabs and epoch milliseconds',
      'ts\tclients\trequests\terrors\n1794474480000\t1000\t12\t0\n1794474490000\t250.5\t900\t640',
    ],
    [
      'columns in another order, and others',
      'host,failed connections,connection attempts,time,connections\na,0,12,0,1000\nb,640,900,10,250.5',
    ],
    ['no headings and seconds since the start', '5,1000,12,0\n15,250.5,900,640'],
    ['lines in any order', '15,250.5,900,640\n5,1000,12,0'],
    [
      'a zone',
      'time,connected,attempts,refused\n2026-11-12T09:08:00+09:00,1000,12,0\n2026-11-12T00:08:10Z,250.5,900,640',
    ],
    ['headings in Japanese', '時刻,接続数,試行,拒否\n0,1000,12,0\n10,250.5,900,640'],
    [
      'dates as a spreadsheet program in Japan writes them',
      '日時,接続数,試行,拒否\n2026/1/5 9:05:00,1000,12,0\n2026/1/5 9:05:10,250.5,900,640',
    ],
    ['a clock alone, past midnight', 'time,connected,attempts,refused\n23:59:55,1000,12,0\n0:00:05,250.5,900,640'],
    [
      'what says how the file is to be read, and remarks',
      'sep=;\n# of the gateway\ntime;connected;attempts;refused\n0;1000;12;0\n10;250,5;900;640',
    ],
    ['groups of digits', 'time,connected,attempts,refused\n0,"1,000",12,0\n10,250.5,900,640'],
    ['a line for each server', 'time,host,connected,attempts,refused\n0,a,400,5,0\n0,b,600,7,\n10,a,250.5,900,640'],
  ])('is read with %s', (_what, text) => {
    expect(rowsOf(text)).toEqual([first, second]);
  });

  test('may leave out columns and cells, as tools do that have no value', () => {
    expect(readMonitoring('time,connected,attempts\n0,5,null\n1,NaN,-')).toEqual({
      kind: 'ok',
      columns: ['connected'],
      added: 0,
      rows: [
        { ms: 0, connected: 5, attempts: null, refused: null },
        { ms: 1_000, connected: null, attempts: null, refused: null },
      ],
    });
  });

  test.each([
    ['nothing', '', { kind: 'no-time' }],
    ['no time', 'connected,attempts\n5,6\n7,8', { kind: 'no-time' }],
    ['a time alone', 'time\n1\n2', { kind: 'no-values' }],
    ['one line', 'time,connected\n1,5', { kind: 'too-few-lines' }],
    ['a time that is none', 'time,connected\n1,5\nnoon,6', { kind: 'bad-time', line: 3, text: 'noon' }],
    ['a word', 'time,connected\n1,5\n\n2,many', { kind: 'bad-number', line: 4, text: 'many' }],
    ['no number at all', 'time,connected\n1,NaN\n2,', { kind: 'no-values' }],
    ['one time alone', 'time,connected\n1,5\n1,6', { kind: 'too-few-lines' }],
    ['a day before its month', 'time,connected\n27/11/2026 10:00,5\n27/11/2026 10:01,6', { kind: 'bad-time', line: 2 }],
    ['a month that is none', 'time,connected\n2026-13-01 10:00,5\n2026-14-01 10:00,6', { kind: 'bad-time', line: 2 }],
    ['Infinity', 'time,connected\n1,5\n2,1e999', { kind: 'bad-number', line: 3, text: '1e999' }],
    ['a time without end', 'time,connected\n1,5\n1e999,6', { kind: 'bad-time', line: 3, text: '1e999' }],
    ['a time after all dates', 'time,connected\n1,5\n1e300,6', { kind: 'bad-time', line: 3, text: '1e300' }],
    ['less than nothing', 'time,connected\n1,5\n2,-1', { kind: 'bad-number', line: 3, text: '-1' }],
    ['more than a file may have', 'x'.repeat(MONITORING_MAX.characters + 1), { kind: 'too-long' }],
    ['more lines than a file may have', '1,2\n'.repeat(MONITORING_MAX.lines + 1), { kind: 'too-many-lines' }],
  ])('with %s is answered', (_what, text, answer) => {
    expect(readMonitoring(text)).toMatchObject(answer);
  });

  test('is never more than an answer, whatever the text', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double().map(String),
      fc.constantFrom('"', ',', ';', '\n', 'time'),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), fc.constantFrom('', ',', ';', '\t'), (cells, mark) => {
        const read = readMonitoring(cells.join(mark));
        if (read.kind !== 'ok') return;
        for (const { ms, connected, attempts, refused } of read.rows)
          for (const value of [ms, connected ?? 0, attempts ?? 0, refused ?? 0])
            expect(value).toBeGreaterThanOrEqual(0);
      }),
      fuzz,
    );
  });

  test('begins where the connections were lost', () => {
    expect(lossMsOf(rowsOf('0,1000\n10,1003\n20,1001\n30,400\n40,900'))).toBe(30_000);
    expect(lossMsOf(rowsOf('0,10\n10,20'))).toBe(0);
  });
});
