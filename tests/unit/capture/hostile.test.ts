import { describe, expect, test, vi } from 'vitest';
import { pair } from '../../../src/core/capture/align.ts';
import { KeptBytes, type SocketBytes } from '../../../src/core/capture/netlog/netlog-bytes.ts';
import { type NetLogEvent, newSocket } from '../../../src/core/capture/netlog/netlog-sources.ts';
import { SocketLinks } from '../../../src/core/capture/netlog/socket-links.ts';
import { captureBounds, type Recording } from '../../../src/core/capture/observed.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { ByteStream } from '../../../src/core/capture/wire/byte-stream.ts';
import { captureReader } from '../../../src/core/capture/wire/read-capture.ts';
import { WireConnection } from '../../../src/core/capture/wire/wire-connection.ts';
import {
  blockOf,
  closeOf,
  conversation,
  frameOf,
  opening,
  pcapngOf,
  pcapOf,
  type Segment,
} from '../../support/packet-files.ts';
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
    expect(connection?.gaps).toMatchObject([{ why: 'bound' }]);
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

  test('of an address of any length as much is read as a page can show', () => {
    const url = `wss://a.test${'/room'.repeat(100_000)}`;
    const events = [{ at: 1, type: 'constructor', socket: 1, url }];
    for (const file of [{ log: { entries: [entry({ request: { url } })] } }, { recorder: 'close-codes', events }])
      expect(readBytes(json(file)).connections[0]?.url).toHaveLength(captureBounds.urlCharacters);
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

describe('nothing is lost in silence', () => {
  const entry = {
    startedDateTime: '2026-11-29T10:00:00.000Z',
    request: { url: 'wss://a/' },
    response: { status: 101 },
  };
  const packets = conversation([...opening, [30, 'server', 'FA']]);
  const eventsOf = (text: string) => (JSON.parse(text) as { constants: object; events: object[] }).events;
  const log = () => bytesOf('netlog-sensitive', 'netlog.json.gz').toString();

  test('an entry of a HAR that is no JSON', () => {
    const text = `{"log":{"entries":[{"time":NaN},${JSON.stringify(entry)}]}}`;
    expect(readBytes(Buffer.from(text))).toMatchObject({ problems: ['damaged'], connections: [{ status: 101 }] });
  });

  test.each([
    ['of an interface that is not described', (face: Buffer) => blockOf(9, face.subarray(8, -4))],
    ['of more interfaces than are kept', (face: Buffer) => Buffer.concat(Array.from({ length: 70_000 }, () => face))],
  ])('packets %s', (_name, faces) => {
    const whole = Buffer.from(pcapngOf(packets.map((one) => ({ ...one, face: 0 }))));
    const [section, face, rest] = [whole.subarray(0, 28), whole.subarray(28, 48), Buffer.from(whole.subarray(48))];
    // The interface of a packet is the first number of its block.
    for (let at = 0; at < rest.length; at += rest.readUInt32LE(at + 4)) rest.writeUInt32LE(69_999, at + 8);
    expect(readBytes(Buffer.concat([section, faces(face), rest]))).toMatchObject({
      problems: ['damaged'],
      connections: [],
    });
  });

  test.each([
    ['without constants', (text: string) => ({ events: eventsOf(text) })],
    ['with empty ones', (text: string) => ({ constants: {}, events: eventsOf(text) })],
    ['with those of something else', (text: string) => ({ constants: { logEventTypes: 5 }, events: eventsOf(text) })],
    ['with constants that come last', (text: string) => ({ events: eventsOf(text), ...JSON.parse(text) })],
  ])('the events of a NetLog %s', (_name, made) => {
    expect(readBytes(Buffer.from(JSON.stringify(made(log()))))).toMatchObject({
      input: 'netlog',
      problems: ['no-constants'],
    });
  });

  test('a HAR behind something that a tool has put before it', () => {
    const text = JSON.stringify({ _exporter: { name: 'x' }, log: { version: '1.2', entries: [entry] } });
    expect(readBytes(Buffer.from(text)).connections).toMatchObject([{ status: 101 }]);
  });

  test('a block of megabytes that comes in small pieces is copied a bounded number of times', () => {
    const large = blockOf(0x0bad, Buffer.alloc(8 * 1024 * 1024));
    const whole = Buffer.from(pcapngOf(packets));
    const bytes = Buffer.concat([whole.subarray(0, 48), large, whole.subarray(48)]);
    const set = vi.spyOn(Uint8Array.prototype, 'set');
    const reader = captureReader();
    for (let at = 0; at < bytes.length; at += 4096) reader.push(bytes.subarray(at, at + 4096));
    const copied = set.mock.calls.reduce((sum, [from]) => sum + from.length, 0);
    set.mockRestore();
    expect(copied).toBeLessThan(4 * bytes.length);
    expect(reader.end().connections).toHaveLength(1);
  });
});

describe('times that cannot be', () => {
  const talk: readonly Segment[] = [
    ...opening,
    [30_000, 'client', 'PA', frameOf('client', 1, 'x')],
    [31_000, 'server', 'PA', closeOf('server', 1001)],
    [31_010, 'client', 'PA', closeOf('client', 1001)],
    [31_020, 'server', 'FA'],
    [31_021, 'client', 'FA'],
  ];
  const setBack = (ms: number) =>
    conversation(talk).map((packet, i) => (i < 6 ? packet : { ...packet, atMs: packet.atMs - ms }));

  test.each([5_000, 60_000])('a clock that was set back by %d ms meanwhile: how long it lived is not known', (ms) => {
    const [one] = readBytes(pcapOf(setBack(ms))).connections;
    expect(one).toMatchObject({ openedAtMs: expect.any(Number), endedAtMs: null, firstCloseBy: 'server' });
  });

  test('packets of two interfaces that are a little out of order have their times', () => {
    expect(readBytes(pcapOf(setBack(3))).connections).toMatchObject([{ endedAtMs: 31_018 }]);
  });

  test('packets without a time, and such as no calendar has', () => {
    const packets = conversation(talk);
    const known = { openedAtMs: null, endedAtMs: null, status: 101, firstCloseBy: 'server' };
    const simple = Buffer.from(pcapngOf([]));
    const blocks = packets.map(({ ip }) => blockOf(3, Buffer.concat([Buffer.from([ip.length, 0, 0, 0]), ip])));
    const undated = readBytes(Buffer.concat([simple, ...blocks]));
    expect(undated).toMatchObject({ startEpochMs: null, connections: [known] });
    // The option if_tsoffset of the interface, in seconds.
    const offset = Buffer.from([14, 0, 8, 0, 255, 255, 255, 255, 255, 255, 255, 127]);
    const face = blockOf(1, Buffer.concat([Buffer.from([101, 0, 0, 0, 0, 0, 0, 0]), offset]));
    const whole = Buffer.from(pcapngOf(packets));
    const far = readBytes(Buffer.concat([whole.subarray(0, 28), face, whole.subarray(28 + 20)]));
    expect(far).toMatchObject({ startEpochMs: null, connections: [known] });
  });

  test('a NetLog whose clock is further than any date, or runs backwards', () => {
    const log = JSON.parse(bytesOf('netlog-sensitive', 'netlog.json.gz').toString()) as {
      constants: object;
      events: { time: string }[];
    };
    const withTimes = (of: (time: number) => number, timeTickOffset: number) =>
      readBytes(
        Buffer.from(
          JSON.stringify({
            constants: { ...log.constants, timeTickOffset },
            events: log.events.map((event) => ({ ...event, time: `${of(Number(event.time))}` })),
          }),
        ),
      );
    expect(withTimes((time) => time + 8e15, 8.6e15).startEpochMs).toBeNull();
    const [one] = withTimes((time) => -time, 0).connections;
    expect(one).toMatchObject({ openedAtMs: expect.any(Number), endedAtMs: null });
  });

  test.each([{ time: -5000 }, { time: 1e18 }, { time: null }])('a HAR with %j', (times) => {
    const entry = {
      _initiator: {},
      startedDateTime: '2026-11-29T10:00:00.000Z',
      request: { url: 'wss://chat.test/' },
      response: { status: 101 },
      timings: { receive: 1 },
      ...times,
    };
    const [one] = readBytes(Buffer.from(JSON.stringify({ log: { entries: [entry] } }))).connections;
    expect(one).toMatchObject({ status: 101, openedAtMs: 0, endedAtMs: null });
  });

  test.each([1e9, 101.5, -1, 0])('a HAR with the status %d has none', (status) => {
    const entry = { startedDateTime: '2026-11-29T10:00:00.000Z', request: { url: 'wss://a/' }, response: { status } };
    const [one] = readBytes(Buffer.from(JSON.stringify({ log: { entries: [entry] } }))).connections;
    expect(one).toMatchObject({ status: null });
  });
});

test('an end that says Close a hundred thousand times says it once', () => {
  const closes = Buffer.concat(Array.from({ length: 100 }, () => closeOf('server', 1001)));
  const packets = conversation([
    ...opening,
    ...Array.from({ length: 1000 }, (_, i): Segment => [100 + i, 'server', 'PA', closes]),
  ]);
  expect(readBytes(pcapOf(packets)).connections[0]?.close).toHaveLength(1);
});

describe('a NetLog that is made to be slow or large', () => {
  test('one Close of each end is looked for in the bytes, however many the log has', () => {
    const text = new TextDecoder().decode(bytesOf('server-close-1000', 'netlog.json.gz'));
    const log = JSON.parse(text);
    const { logEventTypes } = log.constants;
    const isClose = ({ type, params }: { type: number; params?: { opcode?: number } }): boolean =>
      params?.opcode === 8 && type === logEventTypes.WEBSOCKET_RECV_FRAME_HEADER;
    const [close] = log.events.filter(isClose);
    expect(close).toBeDefined();
    const at = log.events.indexOf(close);
    log.events.splice(at, 0, ...Array.from({ length: 500 }, () => close));
    const [connection] = readBytes(Buffer.from(JSON.stringify(log))).connections;
    expect(connection?.close.filter(({ by }) => by === 'server')).toHaveLength(1);
  });

  test('of the bytes of all sockets a bounded number is kept, of those that spoke last', () => {
    const kept = new KeptBytes(100);
    const piece = (order: number): SocketBytes => ({ order, by: 'server', ssl: false, bytes: new Uint8Array(40) });
    const [first, second, third]: [SocketBytes[], SocketBytes[], SocketBytes[]] = [[], [], []];
    kept.add(first, piece(1));
    kept.add(second, piece(2));
    kept.add(first, piece(3));
    expect([first, second, third].map(({ length }) => length)).toEqual([2, 0, 0]);
    kept.add(third, piece(4));
    expect([first, second, third].map(({ length }) => length)).toEqual([0, 0, 1]);
  });

  test('the socket of a request is found without a look at every source', () => {
    const links = new SocketLinks();
    const event = (sourceId: number, id: number): NetLogEvent => ({
      order: 1,
      atMs: 0,
      sourceId,
      source: 'HTTP_STREAM_JOB',
      type: '',
      phase: '',
      params: undefined,
      dependency: { id, source: 'HTTP_STREAM_JOB' },
    });
    // A tree of three steps, 64 from each source.
    let last = 1;
    for (let from = 1; from <= 1 + 64 + 64 * 64; from++)
      for (let i = 0; i < 64; i++) links.add(event(from, ++last), true);
    const sockets = new Map(Array.from({ length: 1_000 }, (_, i) => [1e6 + i, newSocket(i === 999 ? 2 : 5e6)]));
    const all = vi.spyOn(sockets, 'values');
    const looks = vi.spyOn(sockets, 'get');
    const socketOf = links.finder(sockets);
    for (let request = 0; request < 10; request++) expect(socketOf(1)).toBe(sockets.get(1e6 + 999));
    expect(all).toHaveBeenCalledTimes(1);
    expect(looks.mock.calls.length).toBeLessThan(10 * 1_100);
  });
});

describe('files of as many connections as are kept', () => {
  /** Reads of a field of connections count the work. */
  const counted = (atMs: number): { recording: Recording; reads: () => number } => {
    let reads = 0;
    const entries = Array.from({ length: captureBounds.connections }, (_, i) => ({
      request: { url: `wss://a.test/${i}` },
      response: { status: 101 },
      startedDateTime: new Date(1_795_729_591_000 + atMs).toISOString(),
    }));
    const recording = readBytes(Buffer.from(JSON.stringify({ log: { entries } })));
    for (const connection of recording.connections) {
      const { url } = connection;
      Object.defineProperty(connection, 'url', {
        get: () => {
          reads += 1;
          return url;
        },
      });
    }
    return { recording, reads: () => reads };
  };

  test('are paired without reading each connection for each other', () => {
    const [one, other] = [counted(0), counted(400)];
    expect(pair(one.recording, other.recording)).toHaveLength(captureBounds.connections);
    expect(one.reads() + other.reads()).toBeLessThan(10 * captureBounds.connections);
  });

  test('give the series of every connection without reading all for each', () => {
    const { recording, reads } = counted(0);
    for (const connection of recording.connections)
      expect(seriesFrom(recording.connections, { ...connection, endedAtMs: 10 })).toHaveLength(1);
    expect(reads()).toBeLessThan(10 * captureBounds.connections);
  });
});

describe('a capture that is made to be slow or large', () => {
  /** LINKTYPE_RAW: packets begin with the IP header. */
  const rawIp = 101;
  const littleEndian = true;
  const header = new Uint8Array(24);
  const headerView = new DataView(header.buffer);
  headerView.setUint32(0, 0xa1b2c3d4, littleEndian);
  headerView.setUint32(16, 0xffffffff, littleEndian);
  headerView.setUint32(20, rawIp, littleEndian);

  /** One TCP segment over IPv4, in a packet of its own. */
  function packet(port: number, flags: number): Uint8Array {
    const made = new Uint8Array(16 + 40);
    const view = new DataView(made.buffer);
    view.setUint32(8, 40, littleEndian);
    view.setUint32(12, 40, littleEndian);
    view.setUint8(16, 0x45);
    view.setUint16(18, 40);
    view.setUint8(25, 6);
    view.setUint32(28, 0x0a_00_00_01 + (port >> 16));
    view.setUint32(32, 0x0a_00_00_02);
    view.setUint16(36, port & 0xffff);
    view.setUint16(38, 80);
    view.setUint8(48, 0x50);
    view.setUint8(49, flags);
    return made;
  }
  const syn = 2;

  test('a scan of ports looks through its flows now and then', () => {
    const looks = vi.spyOn(WireConnection.prototype, 'isOver');
    const packets = Array.from({ length: captureBounds.flows + 5_000 }, (_, i) => packet(i, syn));
    expect(readBytes(Buffer.concat([header, ...packets])).problems).toContain('too-many-connections');
    expect(looks.mock.calls.length).toBeLessThan(20 * captureBounds.flows);
    looks.mockRestore();
  });

  test('of more connections than are listed the last are not followed, on ports of their own or on the same', () => {
    const capture = bytesOf('server-close-1000', 'capture.pcap');
    const one = capture.subarray(24);
    const tooMany = captureBounds.connections + 100;
    const file = Buffer.concat([capture.subarray(0, 24), ...Array.from({ length: tooMany }, () => one)]);
    const taken = vi.spyOn(WireConnection.prototype, 'take');
    const onSamePorts = readBytes(file);
    const portsAt = 16 + 14 + 20;
    const clientPort = file.readUInt16BE(24 + portsAt);
    for (let at = 24; at < file.length; at += 16 + file.readUInt32LE(at + 8)) {
      const isClient = file.readUInt16BE(at + portsAt) === clientPort;
      file.writeUInt16BE(10_000 + Math.floor((at - 24) / one.length), at + portsAt + (isClient ? 0 : 2));
    }
    const onPortsOfTheirOwn = readBytes(file);
    for (const { problems, connections } of [onSamePorts, onPortsOfTheirOwn]) {
      expect(problems).toEqual(['too-many-connections']);
      expect(connections).toHaveLength(captureBounds.connections);
      expect(connections.at(-1)?.events.map(({ kind }) => kind)).toEqual(
        connections[0]?.events.map(({ kind }) => kind),
      );
    }
    // One more than is listed tells that there are more.
    expect(taken.mock.calls.length).toBeLessThan(2 * 16 * (captureBounds.connections + 2));
    taken.mockRestore();
  });

  test('what waits for earlier bytes is bounded for the whole file', () => {
    const waiting = { count: 0 };
    const given = vi.fn();
    const streams = Array.from({ length: 3 }, () => new ByteStream({ bytes: given, gap: () => {} }, waiting));
    const payload = new Uint8Array(1024 * 1024);
    const segment = { from: '', to: '', fromPort: 1, toPort: 2, acknowledgement: 0, ack: true, fin: false, rst: false };
    for (const stream of streams) {
      stream.take(
        { ...segment, syn: true, sequence: 0, payload: new Uint8Array(0), payloadBytes: 0, copyKey: 0, vantage: 0 },
        0,
      );
      for (let i = 1; i <= 60; i++) {
        const sequence = i * 2 * payload.length;
        stream.take(
          { ...segment, syn: false, sequence, payload, payloadBytes: payload.length, copyKey: 0, vantage: 0 },
          i,
        );
        expect(waiting.count).toBeLessThanOrEqual(captureBounds.pendingBytes);
      }
    }
    expect(given).toHaveBeenCalled();
    for (const stream of streams) stream.drop();
    expect(waiting.count).toBe(0);
  });
});
