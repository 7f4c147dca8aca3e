import { describe, expect, test } from 'vitest';
import type { ObservedConnection } from '../../../src/core/capture/observed.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import {
  asIpv6,
  atServer,
  farFrom,
  type IpPacket,
  merged,
  packetsOf,
  pcapngOf,
  pcapOf,
} from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

/** How far the server is away, ms. */
const wayMs = 20;
const captures = [
  ['server-close-1000', 'capture.pcap'],
  ['server-close-1001', 'capture.pcapng'],
  ['client-close', 'capture.pcap'],
  ['server-sigkill', 'capture.pcap'],
  ['server-reset.node', 'capture.pcap'],
  ['tab-closed', 'capture.pcap'],
  ['masked-frame', 'capture.pcapng'],
  ['nginx-idle-timeout.node', 'capture.pcap'],
  ['refused-403', 'capture.pcap'],
  ['wss-close-1001.node', 'capture.pcap'],
  ['reconnect-3', 'capture.pcapng'],
] as const;
/** How far the server's clock is ahead: not at all, less than the way, more than it. */
const clocks = [0, 7, -7, 97, -97];

/** What must not depend on whether the server recorded as well. */
const told = (connection: ObservedConnection) => {
  const { openedAtMs, endedAtMs, status, close, tcpEnd, retransmissions, firstCloseBy, events } = connection;
  return {
    lifetimeMs: openedAtMs === null || endedAtMs === null ? null : Math.round(endedAtMs - openedAtMs),
    status,
    closes: close.map(({ by, code }) => `${by} ${code}`),
    firstCloseBy,
    tcpEnd,
    retransmissions,
    order: events.map((event) => `${event.kind} ${'by' in event ? event.by : ''}`),
    signs: factsOfConnection(connection).signs,
  };
};

const faced = (packets: readonly IpPacket[], face: number): readonly IpPacket[] =>
  packets.map((packet) => ({ ...packet, face }));
/** On one network no router tells both captures apart, only the interfaces of the file do. */
const onOneNetwork = (packets: readonly IpPacket[], like: readonly IpPacket[]): readonly IpPacket[] =>
  packets.map((packet, i) => ({ ...packet, ip: like[i]!.ip, face: 1 }));

describe('what client and server captured, in one file, tells what the client captured', () => {
  test.each(captures)('%s/%s', (id, file) => {
    const atClient = farFrom(packetsOf(id, file), wayMs);
    const alone = readBytes(pcapOf(atClient)).connections.map(told);
    expect(alone.length).toBeGreaterThan(0);
    for (const aheadMs of clocks) {
      const server = atServer(atClient, wayMs, aheadMs);
      const files = {
        'told apart by their routers': pcapOf(merged(atClient, server)),
        'with an interface each': pcapngOf(merged(faced(atClient, 0), faced(server, 1))),
        'on one network': pcapngOf(merged(faced(atClient, 0), onOneNetwork(server, atClient))),
        'over IPv6': pcapOf(merged(atClient.map(asIpv6), server.map(asIpv6))),
      };
      for (const [how, bytes] of Object.entries(files)) {
        expect(readBytes(bytes).connections.map(told), `${how}, ${aheadMs} ms ahead`).toEqual(alone);
      }
    }
  });

  test.each(captures)('%s/%s, and a clock that is a minute wrong: the times of one of both', (id, file) => {
    const atClient = farFrom(packetsOf(id, file), wayMs);
    const alone = readBytes(pcapOf(atClient)).connections.map(told);
    for (const aheadMs of [-60_000, 60_000]) {
      const { connections } = readBytes(pcapOf(merged(atClient, atServer(atClient, wayMs, aheadMs))));
      const both = connections.map(told);
      expect(both.map(({ status, closes, retransmissions }) => ({ status, closes, retransmissions }))).toEqual(
        alone.map(({ status, closes, retransmissions }) => ({ status, closes, retransmissions })),
      );
      both.forEach(({ lifetimeMs }, i) => {
        expect(Math.abs((lifetimeMs ?? 0) - (alone[i]!.lifetimeMs ?? 0))).toBeLessThanOrEqual(2 * wayMs);
      });
    }
  });
});
