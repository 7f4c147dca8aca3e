import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../src/core/capture/observed.ts';
import { captureBounds } from '../../../src/core/capture/observed.ts';
import { randomStream } from '../../../src/core/random.ts';
import { bytesOf, readBytes } from '../../support/recordings.ts';

const samples = [
  ['pcap', 'server-close-1000', 'capture.pcap'],
  ['pcapng', 'server-close-1001', 'capture.pcapng'],
  ['pcap with TLS', 'wss-close-1001.node', 'capture.pcap'],
  ['HAR', 'reconnect-3', 'chrome.har'],
  ['recorder', 'reconnect-3', 'recorder.json'],
  ['NetLog', 'server-sigkill', 'netlog.json.gz'],
] as const;

/** Changes some bytes, cuts pieces out, doubles others, or breaks the file off. */
function damage(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomStream(seed, 'link');
  const below = (count: number): number => Math.floor(random() * count);
  let made: Uint8Array = Uint8Array.from(bytes);
  for (let times = 1 + below(6); times > 0; times--) {
    const at = below(made.length);
    const count = 1 + below(40);
    switch (below(5)) {
      case 0:
        made[at] = below(256);
        break;
      case 1:
        for (let i = at; i < Math.min(made.length, at + count); i++) made[i] = below(2) * 255;
        break;
      case 2:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + count)]);
        break;
      case 3:
        made = Buffer.concat([made.subarray(0, at), made.subarray(Math.max(0, at - count))]);
        break;
      default:
        made = made.slice(0, Math.max(1, at));
    }
  }
  return made;
}

const times = (recording: Recording): readonly number[] =>
  recording.connections.flatMap(({ startedAtMs, openedAtMs, endedAtMs, events }) =>
    [startedAtMs, openedAtMs, endedAtMs, ...events.map(({ atMs }) => atMs)].filter((atMs) => atMs !== null),
  );

describe('a damaged file gives what is left, or a reason, and never an exception', () => {
  test.each(samples)('%s', (_format, id, file) => {
    const whole = bytesOf(id, file);
    // The log's long head of names is the same everywhere; its last part is where the connection is.
    const bytes = file.startsWith('netlog') ? whole.slice(0, 75_000) : whole;
    for (let seed = 1; seed <= (file.startsWith('netlog') ? 50 : 500); seed++) {
      const recording = readBytes(damage(bytes, seed), 4096);
      const told = recording.connections.length > 0 || recording.problems.length > 0;
      expect(told, `seed ${seed}`).toBe(true);
      expect(times(recording).every(Number.isFinite), `seed ${seed}`).toBe(true);
    }
  });
});

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
