import { describe, expect, test } from 'vitest';
import { captureBounds } from '../../../src/core/capture/observed.ts';
import { bytesOf, readBytes } from '../../support/recordings.ts';

describe('a file that is made to be large stays bounded', () => {
  test('a frame that claims 2^63 bytes', () => {
    const bytes = bytesOf('server-close-1000', 'capture.pcap').slice();
    const frame = bytes.findIndex((byte, at) => byte === 0x88 && bytes[at + 1] === 6);
    bytes[frame] = 0x82;
    bytes[frame + 1] = 127;
    expect(readBytes(bytes).connections).toHaveLength(1);
  });

  test('JSON that is nested without end', () => {
    expect(readBytes(Buffer.from(`{"log":{"entries":${'['.repeat(100_000)}`)).problems).toEqual(['not-json']);
  });

  test('more sockets than a page lists', () => {
    const entry = {
      request: { url: 'wss://a.test/' },
      response: { status: 101 },
      startedDateTime: '2026-11-26T10:00:00Z',
    };
    const entries = Array.from({ length: captureBounds.connections + 5 }, () => entry);
    const recording = readBytes(Buffer.from(JSON.stringify({ log: { entries } })));
    expect(recording.problems).toEqual(['too-many-connections']);
    expect(recording.connections).toHaveLength(captureBounds.connections);
  });

  test('one socket with more messages than a picture shows keeps its first and its last', () => {
    const time = (i: number) => 1_795_729_591 + i / 10;
    const messages = Array.from({ length: 20_000 }, (_, i) => ({ type: 'send', time: time(i), opcode: 1, data: 'x' }));
    const entry = {
      request: { url: 'wss://a.test/' },
      response: { status: 101 },
      startedDateTime: '2026-11-26T21:46:30Z',
      _webSocketMessages: messages,
    };
    const [connection] = readBytes(Buffer.from(JSON.stringify({ log: { entries: [entry] } }))).connections;
    expect(connection?.truncated).toBe(true);
    expect(connection?.events.length).toBeLessThanOrEqual(captureBounds.eventsPerConnection);
    expect(connection?.events.at(-1)?.atMs).toBeCloseTo((time(19_999) - time(0)) * 1000 + 1000, -1);
  });
});

describe('a file whose values work against its reader', () => {
  const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  const entry = (fields: object) => ({
    request: { url: 'wss://a.test/' },
    response: { status: 101 },
    startedDateTime: '2026-11-26T10:00:00Z',
    ...fields,
  });

  test('names of a NetLog that stand there twice: the first count', () => {
    const text = new TextDecoder().decode(bytesOf('server-close-1000', 'netlog.json.gz')).trimEnd();
    for (const again of ['null', '[]', '{}'])
      expect(readBytes(Buffer.from(`${text.slice(0, -1)},"constants":${again}}`)).connections).toHaveLength(1);
  });

  test('times whose difference is no number are none', () => {
    const messages = [1e308, -1e308].map((time) => ({ type: 'send', time, data: '' }));
    const har = readBytes(json({ log: { entries: [entry({ _webSocketMessages: messages })] } }));
    expect(har.connections[0]?.events.map(({ atMs }) => atMs)).toEqual([0, 0]);
    const events = [1e308, -1e308].map((at) => ({ at, type: 'constructor', socket: 1, url: 'ws://a.test/' }));
    expect(readBytes(json({ recorder: 'close-codes', events })).connections).toEqual([]);
  });

  test('of an error of any length a line is read', () => {
    const _failureText = 'Sec-WebSocket-Protocol '.repeat(100_000);
    const [connection] = readBytes(
      json({ log: { entries: [entry({ response: { status: 0, _failureText } })] } }),
    ).connections;
    expect(connection?.errorText).toHaveLength(captureBounds.errorCharacters);
  });

  test('a page that is left without end stands in each of its sockets a bounded number of times', () => {
    const sockets = Array.from({ length: 3 }, (_, socket) => ({
      at: 1,
      type: 'constructor',
      socket,
      url: 'ws://a.test/',
    }));
    const leaves = Array.from({ length: 5_000 }, (_, i) => ({ at: 2 + i, type: 'pagehide' }));
    const last = { at: 9_000, type: 'constructor', socket: 9, url: 'ws://a.test/' };
    const { connections } = readBytes(json({ recorder: 'close-codes', events: [...sockets, ...leaves, last] }));
    expect(connections.map(({ events }) => events.length)).toEqual([201, 201, 201, 1]);
    expect(connections.map(({ pageLeft }) => pageLeft)).toEqual([true, true, true, false]);
  });
});
