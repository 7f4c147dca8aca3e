import { describe, expect, it, test } from 'vitest';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import type { ObservedConnection, Recording } from '../../../src/core/capture/observed.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { factsOfSeries } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { cases, readCase } from '../../support/recordings.ts';
import { judgedRecordings } from '../diagnose/recordings-judge.ts';

const judged = judgedRecordings();
const several = cases.flatMap(({ id, files }) => {
  const [any] = judged.filter(({ file }) => file.startsWith(`${id}/`));
  return any && files.length > 1 ? [{ id, files, isRight: any.isRight }] : [];
});
const read = (id: string, ...files: string[]): readonly Recording[] => files.map((file) => readCase(id, file));
const together = (id: string, ...files: string[]): ObservedConnection =>
  incidentsOf(read(id, ...files))[0]!.connections[0]!;

describe('all files of one incident, put together', () => {
  test.each(several.map((one) => [one.id, one] as const))('%s: the true cause is first', (id, { files, isRight }) => {
    const [{ connections } = { connections: [] }] = incidentsOf(read(id, ...files));
    const [first] = rank(factsOfSeries(seriesFrom(connections, connections[0]!))).filter(({ ruledOut }) => !ruledOut);
    expect(first?.cause.id).toSatisfy(isRight);
  });

  test.each(several.map((one) => [one.id, one] as const))('%s: in whatever order they come', (id, { files }) => {
    const known = (names: readonly string[]) =>
      incidentsOf(read(id, ...names)).flatMap(({ connections }) =>
        connections.map(({ inputs, status, close, tcpEnd, netError, event }) => ({
          inputs,
          status,
          close: close.map(({ by, code, reason }) => ({ by, code, reason })),
          tcpEnd,
          netError,
          event,
        })),
      );
    const sorted = (all: ReturnType<typeof known>) => all.map((one) => JSON.stringify(one)).sort();
    expect(sorted(known(files.toReversed()))).toEqual(sorted(known(files)));
  });
});

describe('what one file leaves open another fills', () => {
  it('packets inside TLS have the end of TCP, and the recorder has the code', () => {
    const alone = readCase('wss-close-1001.node', 'capture.pcap').connections[0]!;
    expect(alone).toMatchObject({ close: [], event: null });
    const one = together('wss-close-1001.node', 'capture.pcap', 'recorder.json');
    expect(one).toMatchObject({
      inputs: ['pcap', 'recorder'],
      event: { code: 1001, wasClean: true },
      tcpEnd: { kind: 'fin', by: 'server' },
    });
    // Somebody said the Close, but the end of TCP alone does not say that nobody did.
    expect(factsOfSeries([one]).signs).not.toContain('eof');
  });

  it('a record of TLS that a browser read is a message, and what nobody read stays sealed', () => {
    const kinds = ({ events }: ObservedConnection) => events.map(({ kind }) => kind);
    const alone = kinds(readCase('wss-close-1001.node', 'capture.pcap').connections[0]!);
    const both = kinds(together('wss-close-1001.node', 'capture.pcap', 'recorder.json'));
    const count = (all: readonly string[], kind: string): number => all.filter((one) => one === kind).length;
    expect(count(alone, 'frame')).toBe(0);
    expect(count(both, 'frame')).toBe(2);
    // The lengths of the request and of both messages are gone, that of the 101 is not.
    const lengths = ({ events }: ObservedConnection) =>
      events.flatMap((event) => (event.kind === 'sealed' ? [event.bytes] : []));
    const left = lengths(together('wss-close-1001.node', 'capture.pcap', 'recorder.json'));
    const all = lengths(readCase('wss-close-1001.node', 'capture.pcap').connections[0]!);
    expect(all.filter((bytes) => !left.includes(bytes))).toEqual([256, 33, 34]);
    expect(count(both, 'request')).toBe(1);
    expect(count(both, 'sealed')).toBeLessThan(count(alone, 'sealed'));
    expect(count(both, 'sealed')).toBeGreaterThan(0);
  });

  it('packets do not show when a page noticed that its cable was pulled; the page does', () => {
    expect(readCase('cable-heartbeat', 'capture.pcap').connections[0]?.endedAtMs).toBeNull();
    const one = together('cable-heartbeat', 'capture.pcap', 'recorder.json');
    expect(one.endedAtMs! - one.openedAtMs!).toBeGreaterThan(60_000);
    expect(one.retransmissions).toBeGreaterThan(3);
  });

  it('what a page sent after the cable was pulled is not said to be on the wire, and everything before is', () => {
    const one = together('cable-heartbeat', 'capture.pcap', 'recorder.json');
    const frames = one.events.flatMap((event) => (event.kind === 'frame' ? [event] : []));
    const held = frames.filter(({ onWire }) => onWire === false);
    expect(frames.slice(-2)).toEqual(held);
    expect(held.every(({ by, atMs }) => by === 'client' && atMs > one.lastSentAtMs.client!)).toBe(true);
    for (const [id, file] of [
      ['nginx-idle-timeout', 'capture.pcap'],
      ['wss-close-1001.node', 'capture.pcap'],
      ['server-sigkill', 'capture.pcap'],
    ] as const) {
      const { events } = together(id, file, 'recorder.json');
      expect(events.filter((event) => event.kind === 'frame' && event.onWire === false)).toEqual([]);
    }
  });

  it('attempts to which a HAR gives no date are those that packets show', () => {
    const [incident] = incidentsOf(read('reconnect-3', 'chrome.har', 'capture.pcapng'));
    expect(incident?.connections.map(({ netError }) => netError)).toEqual([
      null,
      'ERR_CONNECTION_REFUSED',
      'ERR_CONNECTION_REFUSED',
      null,
    ]);
    expect(incident?.connections.every(({ startedAtMs }) => startedAtMs !== null)).toBe(true);
  });

  it('a message that both saw is there once', () => {
    const frames = ({ events }: ObservedConnection) => events.filter(({ kind }) => kind === 'frame').length;
    const wire = readCase('nginx-idle-timeout', 'capture.pcap').connections[0]!;
    expect(frames(together('nginx-idle-timeout', 'capture.pcap', 'recorder.json', 'chrome.har'))).toBe(frames(wire));
  });
});

describe('clocks', () => {
  const later = (recording: Recording, ms: number): Recording => ({
    ...recording,
    startEpochMs: recording.startEpochMs! + ms,
  });

  it('may differ by minutes where ports tell that it is the same connection', () => {
    const [netlog, wire] = read('server-close-1001', 'netlog.json.gz', 'capture.pcapng');
    const [sameClock] = incidentsOf([netlog!, wire!]);
    const [otherClock] = incidentsOf([netlog!, later(wire!, 150_000)]);
    expect(otherClock?.connections).toEqual(sameClock?.connections);
    expect(otherClock?.startEpochMs).toBe(netlog?.startEpochMs);
  });

  it('keep files of different incidents apart, and number their connections on', () => {
    const incidents = incidentsOf([
      readCase('server-sigkill', 'capture.pcap'),
      readCase('refused-403', 'capture.pcap'),
      readCase('server-sigkill', 'chrome.har'),
    ]);
    expect(incidents.map(({ connections }) => connections.map(({ id }) => id))).toEqual([['1'], ['2']]);
    expect(incidents.map(({ filesOf }) => [...filesOf.values()])).toEqual([[[0, 2]], [[1]]]);
  });
});
