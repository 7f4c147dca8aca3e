import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetLinesReader } from '../../../src/core/capture/packet-lines.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { isRecordingText } from '../../../src/core/diagnose/read/is-recording-text.ts';
import { closeOf, conversation, frameOf, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

const ends = { client: ['192.0.2.10', '50000'], server: ['198.51.100.20', '80'] } as const;
const otherOf = (by: 'client' | 'server') => (by === 'client' ? 'server' : 'client');
const bytesOf = (said: string | Uint8Array = ''): number => Buffer.from(said as string).length;
const headOf = (said: string | Uint8Array = ''): string =>
  Buffer.from(said as string)
    .toString('latin1')
    .split('\r\n')[0]!;

/** As `tcpdump -n` prints them. */
const dumped = (segments: readonly Segment[]): string =>
  segments
    .map(([atMs, by, flags, said]) => {
      const clock = new Date(Date.UTC(2026, 10, 27, 10) + Math.floor(atMs)).toISOString().slice(11, 23);
      const micros = String(Math.round((atMs % 1) * 1000)).padStart(3, '0');
      const [from, to] = [ends[by].join('.'), ends[otherOf(by)].join('.')];
      const named = [...flags.replace('A', '')].join('') + (flags.includes('A') ? '.' : '');
      const http = typeof said === 'string' ? `: HTTP: ${headOf(said)}` : '';
      return `${clock}${micros} IP ${from} > ${to}: Flags [${named}], seq 1, ack 1, win 63, length ${bytesOf(said)}${http}`;
    })
    .join('\n');

/** As `tshark` prints them. */
const sharked = (segments: readonly Segment[]): string =>
  segments
    .map(([atMs, by, flags, said], i) => {
      const [from, to] = [ends[by], ends[otherOf(by)]];
      const start = `${String(i + 1).padStart(5)} ${(atMs / 1000).toFixed(9)} ${from[0]} → ${to[0]} `;
      if (typeof said === 'string') return `${start}HTTP 604 ${headOf(said)} `;
      if (said) {
        const name = { 1: 'Text', 8: 'Connection Close', 9: 'Ping' }[said[0]! & 15];
        return `${start}WebSocket 80 WebSocket ${name} [FIN] ${by === 'client' ? '[MASKED]' : ''}`;
      }
      const names = { S: 'SYN', A: 'ACK', F: 'FIN', R: 'RST', P: 'PSH' } as const;
      const all = [...flags].map((flag) => names[flag as keyof typeof names]).join(', ');
      return `${start}TCP 66 ${from[1]} → ${to[1]} [${all}] Seq=1 Ack=1 Win=65536 Len=0 TSval=1 TSecr=2`;
    })
    .join('\n');

const idle: readonly Segment[] = [
  ...opening,
  [100, 'client', 'PA', frameOf('client', 1, 'hello')],
  [120, 'server', 'PA', frameOf('server', 1, 'hello')],
  [60_121, 'server', 'FA'],
  [60_121.4, 'client', 'FA'],
];
const closed: readonly Segment[] = [
  ...opening,
  [100, 'client', 'PA', frameOf('client', 1, 'hello')],
  [1_000, 'server', 'PA', closeOf('server', 1001)],
  [1_010, 'client', 'PA', closeOf('client', 1001)],
  [1_020, 'server', 'FA'],
  [1_020.4, 'client', 'FA'],
];
const refused: readonly Segment[] = [
  [0, 'client', 'S'],
  [10, 'server', 'RA'],
];

describe('lines that a program printed of packets', () => {
  it.each([
    ['tcpdump', dumped],
    ['tshark', sharked],
  ] as const)('of %s tell what the packets tell of times and of the end of TCP', (_program, print) => {
    for (const segments of [idle, closed]) {
      const [known] = readBytes(pcapOf(conversation(segments))).connections;
      const { connections, problems, input } = readBytes(Buffer.from(print(segments)));
      const { openedAtMs, endedAtMs, tcpEnd, status } = connections[0]!;
      expect({ input, problems }).toEqual({ input: 'pcap', problems: [] });
      expect({ tcpEnd, status }).toEqual({ tcpEnd: known!.tcpEnd, status: 101 });
      expect(endedAtMs! - openedAtMs!).toBeCloseTo(known!.endedAtMs! - known!.openedAtMs!, 1);
    }
    const [first] = rank(factsOfConnection(readBytes(Buffer.from(print(idle))).connections[0]!));
    expect(first?.cause.id).toBe('idle-timeout');
    const [none] = readBytes(Buffer.from(print(refused))).connections;
    expect(rank(factsOfConnection(none!))[0]?.cause.id).toBe('not-listening');
  });

  it('of tshark tell who said Close first, and not its code', () => {
    const [one] = readBytes(Buffer.from(sharked(closed))).connections;
    expect(one!.close.map(({ by, code }) => [by, code])).toEqual([
      ['server', null],
      ['client', null],
    ]);
  });

  it('keep one Close of each end, however often it is printed', () => {
    const again = closed.flatMap((one) => (one === closed[closed.length - 4] ? Array(50).fill(one) : [one]));
    const [one] = readBytes(Buffer.from(sharked(again))).connections;
    expect(one!.close.map(({ by }) => by)).toEqual(['server', 'client']);
  });

  it('of tcpdump do not say whether a Close came, so nothing is claimed of it', () => {
    const [one] = readBytes(Buffer.from(dumped(closed))).connections;
    expect(one!.encrypted).toBe(true);
    expect(factsOfConnection(one!)).not.toHaveProperty('code');
  });

  it('never throw, whatever is done to them', () => {
    const sound = [idle, closed, refused].flatMap((segments) => [dumped(segments), sharked(segments)]);
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.nat(4_000), fc.string({ maxLength: 12 }))),
        fc.integer({ min: 1, max: 500 }),
        (text, damages, pieceBytes) => {
          const damaged = damages.reduce((all, [at, by]) => all.slice(0, at) + by + all.slice(at + by.length), text);
          const reader = packetLinesReader();
          const bytes = Buffer.from(damaged);
          for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
          const { connections, problems } = reader.end();
          expect(connections.length + problems.length).toBeGreaterThan(0);
          for (const { events } of connections) expect(events.every(({ atMs }) => Number.isFinite(atMs))).toBe(true);
        },
      ),
    );
  });
});

it('a log of Docker is text, although it begins like a HAR', () => {
  expect(readBytes(Buffer.from('{"log":"onclose 1006\\n","stream":"stdout"}\n')).problems).toEqual(['text']);
});

it('what is pasted is taken for a recording if it is read as one, and not otherwise', () => {
  const texts = [
    '{"log":{"entries":[]}}',
    '{ "log": { "version": "1.2" } }',
    '{"constants":{"logEventTypes":{}},"events":[]}',
    '{"recorder":1,"sockets":[]}',
    dumped(closed),
    sharked(closed),
    '{"log":"onclose 1006\\n","stream":"stdout"}',
    '{"level":"error","msg":"read ECONNRESET"}',
    'onclose code=1006 reason="" wasClean=false',
    '09:14:02 IP 10.0.0.1 sent Flags [x]',
    '',
  ];
  for (const text of texts)
    expect(isRecordingText(text), text.slice(0, 60)).toBe(readBytes(Buffer.from(text)).input !== null);
});

it('a byte order mark before a recording is passed over', () => {
  const har = { log: { entries: [{ request: { url: 'wss://a.test/' }, response: { status: 403 } }] } };
  const { connections, problems } = readBytes(Buffer.from(`\ufeff${JSON.stringify(har)}`));
  expect([connections[0]?.status, problems]).toEqual([403, []]);
});
