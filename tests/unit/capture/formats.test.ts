import { describe, expect, test } from 'vitest';
import { bytesOf, cases, readBytes, readCase } from '../../support/recordings.ts';

/** What must not depend on how a file was written. */
const told = (file: string) => {
  const { connections, problems } = readCase('formats', file);
  return {
    problems,
    seen: connections.map(({ status, close, tcpEnd }) => ({ status, codes: close.map(({ code }) => code), tcpEnd })),
  };
};

const closed = (code: number) => [{ status: 101, codes: [code, code], tcpEnd: { kind: 'fin', by: 'server' } }];

describe('the same packets in another format tell the same', () => {
  test.each([
    ['big-endian.pcap', 1000],
    ['editcap-nano.pcap', 1000],
    ['null-loopback.pcap', 1000],
    ['vlan.pcap', 1000],
    ['compressed.pcapng.gz', 1001],
  ])('%s', (file, code) => {
    expect(told(file)).toEqual({ problems: [], seen: closed(code) });
  });

  test('a file that breaks off gives all that came before', () => {
    expect(told('cut-mid-packet.pcap')).toEqual({ problems: ['truncated'], seen: closed(1000) });
    expect(told('netlog-cut-mid-event.json.gz').problems).toEqual(['truncated']);
    expect(told('netlog-cut-mid-event.json.gz').seen).toHaveLength(1);
  });

  test('packets that stand twice in a merged capture are read once', () => {
    const [merged] = readCase('formats', 'merged-client-and-server.pcapng').connections;
    const frames = merged?.events.filter(({ kind }) => kind === 'frame') ?? [];
    expect(frames.length).toBeGreaterThan(0);
    expect(merged?.events.filter(({ kind }) => kind === 'connect')).toHaveLength(1);
  });
});

describe('what cannot be read is named', () => {
  test.each([
    ['no packet', bytesOf('formats', 'empty.pcap'), 'empty'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['Microsoft NetMon', bytesOf('formats', 'netmon2.cap'), 'netmon'],
    ['Sun snoop', Uint8Array.from([...Buffer.from('snoop\0\0\0'), 0, 0, 0, 2]), 'snoop'],
    ['a ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'zip'],
    ['a log', Buffer.from('2026-11-26 12:00:00 closed with 1006\n'), 'text'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]), 'unknown-format'],
    ['JSON of something else', Buffer.from('{"a":1}'), 'text'],
    [
      'a HAR without a WebSocket',
      Buffer.from('{"log":{"entries":[{"request":{"url":"https://example.test/"}}]}}'),
      'no-websocket',
    ],
    ['a HAR that is no JSON', Buffer.from('{"log":{]'), 'not-json'],
  ])('%s', (_what, bytes, problem) => {
    expect(readBytes(bytes).problems).toEqual([problem]);
  });
});

test('the size of the pieces in which a file comes changes nothing', () => {
  for (const { id, files } of cases.slice(0, 12)) {
    for (const file of files.slice(0, 3)) {
      const bytes = bytesOf(id, file);
      if (bytes.length > 60_000) continue;
      expect(readBytes(bytes, 1), `${id}/${file}`).toEqual(readBytes(bytes, bytes.length));
    }
  }
});
