import { type Packet, PacketReader } from '../../src/core/capture/wire/packets.ts';
import { bytesOf } from './recordings.ts';

/** A packet of a capture, from its IP header on. */
export type IpPacket = {
  readonly atMs: number;
  readonly ip: Uint8Array;
  readonly fromClient: boolean;
  /** The interface of a pcapng that captured it. */
  readonly face?: number;
};

const etherBytes = 14;
const ipBytes = 20;

/** The IPv4 packets of a capture of Ethernet, from the SYN of each connection on. */
export function packetsOf(id: string, file: string): readonly IpPacket[] {
  const found: IpPacket[] = [];
  const clientPorts = new Set<number>();
  const reader = new PacketReader(({ atMs, data, from, to, linkType }: Packet) => {
    if (linkType !== 1) throw new RangeError(`${id}/${file} is no capture of Ethernet`);
    // A Buffer's slice would share its memory.
    const ip = Uint8Array.from(data.subarray(from + etherBytes, to));
    const view = new DataView(ip.buffer);
    if (ip[0] !== 0x45) return;
    const isSyn = (ip[ipBytes + 13]! & 0x12) === 2;
    if (isSyn) clientPorts.add(view.getUint16(ipBytes));
    found.push({ atMs, ip, fromClient: clientPorts.has(view.getUint16(ipBytes)) });
  });
  reader.push(bytesOf(id, file));
  return found;
}

export const withTtl = (packet: IpPacket, ttl: number): IpPacket => ({
  ...packet,
  ip: packet.ip.map((byte, at) => (at === 8 ? ttl : byte)),
});

/** The same segment below an IPv6 header. */
export function asIpv6(packet: IpPacket): IpPacket {
  const { ip } = packet;
  const tcp = ip.subarray(ipBytes, new DataView(ip.buffer).getUint16(2));
  const header = new Uint8Array(40);
  header[0] = 0x60;
  new DataView(header.buffer).setUint16(4, tcp.length);
  header[6] = 6;
  header[7] = ip[8]!;
  for (const [at, from] of [
    [8, 12],
    [24, 16],
  ] as const) {
    header.set([0x20, 0x01, 0x0d, 0xb8], at);
    header.set(ip.subarray(from, from + 4), at + 12);
  }
  return { ...packet, ip: Buffer.concat([header, tcp]) };
}

export const isIpv6 = ({ ip }: IpPacket): boolean => ip[0]! >> 4 === 6;

type Options = {
  readonly linkType: number;
  /** What precedes the IP header. */
  readonly head: (packet: IpPacket) => readonly number[];
  readonly snapBytes?: number;
};

export const raw: Options = { linkType: 101, head: () => [] };

/** A pcap in microseconds. */
export function pcapOf(
  packets: readonly IpPacket[],
  { linkType, head, snapBytes = 262_144 }: Options = raw,
): Uint8Array {
  const start = Buffer.alloc(24);
  start.writeUInt32LE(0xa1b2c3d4, 0);
  start.writeUInt16LE(2, 4);
  start.writeUInt16LE(4, 6);
  start.writeUInt32LE(snapBytes, 16);
  start.writeUInt32LE(linkType, 20);
  const records = packets.flatMap((packet) => {
    const bytes = Buffer.concat([Buffer.from(head(packet)), packet.ip]);
    const kept = bytes.subarray(0, snapBytes);
    const record = Buffer.alloc(16);
    const micros = Math.round(packet.atMs * 1000);
    record.writeUInt32LE(Math.floor(micros / 1e6), 0);
    record.writeUInt32LE(micros % 1e6, 4);
    record.writeUInt32LE(kept.length, 8);
    record.writeUInt32LE(bytes.length, 12);
    return [record, kept];
  });
  return Buffer.concat([start, ...records]);
}

/** A block of a pcapng. */
export function blockOf(type: number, body: Buffer): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const frame = Buffer.alloc(12);
  frame.writeUInt32LE(type, 0);
  frame.writeUInt32LE(padded.length + 12, 4);
  frame.writeUInt32LE(padded.length + 12, 8);
  return Buffer.concat([frame.subarray(0, 8), padded, frame.subarray(8)]);
}

/** A pcapng of raw IP with as many interfaces as the packets name. */
export function pcapngOf(packets: readonly IpPacket[]): Uint8Array {
  const section = Buffer.alloc(16);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  section.writeUInt16LE(1, 4);
  section.writeBigInt64LE(-1n, 8);
  const faces = 1 + Math.max(0, ...packets.map(({ face = 0 }) => face));
  const interfaceOf = Buffer.alloc(8);
  interfaceOf.writeUInt16LE(raw.linkType, 0);
  const blocks = packets.map(({ atMs, ip, face = 0 }) => {
    const head = Buffer.alloc(20);
    const micros = BigInt(Math.round(atMs * 1000));
    head.writeUInt32LE(face, 0);
    head.writeUInt32LE(Number(micros >> 32n), 4);
    head.writeUInt32LE(Number(micros & 0xffff_ffffn), 8);
    head.writeUInt32LE(ip.length, 12);
    head.writeUInt32LE(ip.length, 16);
    return blockOf(6, Buffer.concat([head, ip]));
  });
  const described = Array.from({ length: faces }, () => blockOf(1, interfaceOf));
  return Buffer.concat([blockOf(0x0a0d0d0a, section), ...described, ...blocks]);
}

/** What a client records whose server is `wayMs` away: each answer comes a way there and back later. */
export function farFrom(packets: readonly IpPacket[], wayMs: number): readonly IpPacket[] {
  let addedMs = 0;
  let wasFromClient = false;
  return packets.map((packet) => {
    if (wasFromClient && !packet.fromClient) addedMs += 2 * wayMs;
    wasFromClient = packet.fromClient;
    return { ...packet, atMs: packet.atMs + addedMs };
  });
}

/** What the server of that connection records meanwhile, one router further, on a clock that is `aheadMs` ahead. */
export const atServer = (packets: readonly IpPacket[], wayMs: number, aheadMs: number): readonly IpPacket[] =>
  packets.map((packet) => ({
    ...withTtl(packet, packet.ip[8]! + (packet.fromClient ? -1 : 1)),
    atMs: packet.atMs + (packet.fromClient ? wayMs : -wayMs) + aheadMs,
  }));

/** Two captures in order of their time, as mergecap writes them. */
export const merged = (one: readonly IpPacket[], other: readonly IpPacket[]): readonly IpPacket[] =>
  [...one, ...other].toSorted((a, b) => a.atMs - b.atMs);

/** A segment: when, whose, which flags (`S`, `A`, `F`, `R`), and what it carries. */
export type Segment = readonly [atMs: number, by: 'client' | 'server', flags: string, payload?: string | Uint8Array];

const startMs = Date.parse('2026-11-27T10:00:00Z');
const flagBits: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16 };
const addresses = { client: [192, 0, 2, 10], server: [198, 51, 100, 20] } as const;

/** A TCP connection from its segments; sequence numbers follow from what was sent. A segment that is given again is a retransmission. */
export function conversation(segments: readonly Segment[], clientPort = 50_000, serverPort = 80): readonly IpPacket[] {
  const next = { client: 1_000, server: 5_000 };
  return segments.map(([atMs, by, flags, said = ''], id) => {
    const other = by === 'client' ? 'server' : 'client';
    const payload = Buffer.from(said as string);
    const ip = Buffer.alloc(40 + payload.length);
    ip[0] = 0x45;
    ip.writeUInt16BE(ip.length, 2);
    ip.writeUInt16BE(id + 1, 4);
    ip[8] = 64;
    ip[9] = 6;
    ip.set(addresses[by], 12);
    ip.set(addresses[other], 16);
    ip.writeUInt16BE(by === 'client' ? clientPort : serverPort, 20);
    ip.writeUInt16BE(by === 'client' ? serverPort : clientPort, 22);
    ip.writeUInt32BE(next[by], 24);
    ip.writeUInt32BE(flags.includes('A') ? next[other] : 0, 28);
    ip[32] = 0x50;
    ip[33] = [...flags].reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0);
    ip.set(payload, 40);
    next[by] += payload.length + (/[SF]/.test(flags) ? 1 : 0);
    return { atMs: startMs + atMs, ip, fromClient: by === 'client' };
  });
}

export const upgrade =
  'GET /chat HTTP/1.1\r\nHost: chat.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n';
export const switching =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: BACScCJPNqyz+UBoqMH89VmURoA=\r\n\r\n';

/** SYN, its answer, and the opening handshake: open after 21 ms. */
export const opening: readonly Segment[] = [
  [0, 'client', 'S'],
  [10, 'server', 'SA'],
  [10.1, 'client', 'A'],
  [10.2, 'client', 'PA', upgrade],
  [21, 'server', 'PA', switching],
];

/** A frame; a client's is masked (with zeros, which change nothing). */
export function frameOf(by: 'client' | 'server', opcode: number, payload: string | Uint8Array = ''): Uint8Array {
  const body = Buffer.from(payload as string);
  const masked = by === 'client';
  return Buffer.concat([
    Buffer.from([0x80 | opcode, (masked ? 0x80 : 0) | body.length]),
    Buffer.alloc(masked ? 4 : 0),
    body,
  ]);
}

export const closeOf = (by: 'client' | 'server', code: number, reason = ''): Uint8Array =>
  frameOf(by, 8, Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(reason)]));
