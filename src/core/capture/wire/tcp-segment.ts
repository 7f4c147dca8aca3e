import { EndNames } from './end-names.ts';
import type { Packet } from './packets.ts';
import { vantageOf } from './two-recorders.ts';

/** One TCP segment of a capture. `payload` may be cut; `payloadBytes` is what the packet really carried. */
export type TcpSegment = {
  /** Its ends, with their ports. */
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly payload: Uint8Array;
  readonly payloadBytes: number;
  /** Tells a packet that was captured twice from one that was sent twice: IPv4's id or the TCP timestamp. */
  readonly copyKey: number;
  /** Where it was captured (two-recorders.ts). */
  readonly vantage: number;
};

/** Link types of tcpdump.org/linktypes.html that carry IP. */
export const linkTypes = {
  null: 0,
  ethernet: 1,
  raw: 101,
  loop: 108,
  cooked: 113,
  pktap: 258,
  ipv4: 228,
  ipv6: 229,
  cooked2: 276,
};

/** More tags than any network stacks. */
const tagsMax = 8;

/** Where the header starts behind an EtherType at `typeAt`, if it is of IP; else -1. `headerEnd`: without tags. */
function etherTyped({ view, to }: Packet, typeAt: number, headerEnd: number): number {
  let at = typeAt;
  // 802.1Q and 802.1ad put four bytes before the type that follows, more than once if stacked.
  for (let tags = 0; tags < tagsMax && at + 2 <= to; tags++) {
    const type = view.getUint16(at);
    // PPPoE: six bytes of session, then PPP's own type (RFC 2516 §4).
    if (type === 0x8864) return at + 10 <= to ? headerEnd + at - typeAt + 8 : -1;
    if (type !== 0x8100 && type !== 0x88a8 && type !== 0x9100)
      return type === 0x0800 || type === 0x86dd ? headerEnd + at - typeAt : -1;
    at += 4;
  }
  return -1;
}

/** Where the IP header starts, or -1 for what is not IP. `null`: a link type that nobody here reads. */
function ipOffset(packet: Packet): number | null {
  const { linkType, from, to, view } = packet;
  switch (linkType) {
    // What tcpdump on macOS writes of all interfaces, under the second number in older versions: a header that says its
    // length and the link type of what follows (print-pktap.c).
    case linkTypes.pktap:
    case 149: {
      if (from + 12 > to) return -1;
      const inner = view.getUint32(from + 8, true);
      if (inner === linkTypes.pktap || inner === 149) return null;
      return ipOffset({ ...packet, linkType: inner, from: from + view.getUint32(from, true) });
    }
    case linkTypes.ethernet:
      return etherTyped(packet, from + 12, from + 14);
    case linkTypes.cooked:
      return etherTyped(packet, from + 14, from + 16);
    case linkTypes.cooked2:
      return etherTyped(packet, from, from + 20);
    case linkTypes.null:
    case linkTypes.loop:
      return from + 4;
    // 12 and 14 are what some systems wrote for raw IP.
    case 12:
    case 14:
    case linkTypes.raw:
    case linkTypes.ipv4:
    case linkTypes.ipv6:
      return from;
    default:
      return null;
  }
}

/** Reads packets down to their TCP segments. */
export class SegmentReader {
  readonly #names = new EndNames();

  /** `unread`: a link type not known here; `null`: not TCP, or too short. */
  read(packet: Packet): TcpSegment | null | 'unread' {
    const { data, view, to } = packet;
    const ip = ipOffset(packet);
    if (ip === null) return 'unread';
    if (ip < 0 || to < ip + 20) return null;
    const version = data[ip]! >> 4;
    if (version === 4) {
      const headerBytes = (data[ip]! & 15) * 4;
      const fragmentOffset = view.getUint16(ip + 6) & 0x1fff;
      if (headerBytes < 20 || data[ip + 9] !== 6 || fragmentOffset !== 0) return null;
      const total = view.getUint16(ip + 2);
      // A zero length is a packet that the network card will cut itself (TSO): then the capture's length counts.
      const end = total === 0 ? to : ip + total;
      return this.#tcp(packet, ip, ip + headerBytes, end, view.getUint16(ip + 4));
    }
    if (version !== 6 || to < ip + 40) return null;
    let next = data[ip + 6]!;
    let at = ip + 40;
    const end = at + (view.getUint16(ip + 4) || to - at);
    // Hop-by-hop, routing and destination options say their own length in units of 8 bytes (RFC 8200 §4).
    for (let headers = 0; headers < 8 && (next === 0 || next === 43 || next === 60); headers++) {
      if (at + 2 > to) return null;
      next = data[at]!;
      at += (data[at + 1]! + 1) * 8;
    }
    return next === 6 ? this.#tcp(packet, ip, at, end, 0) : null;
  }

  /** `ip`, `at`: where the headers of IP and TCP begin; `end`: where the segment ends, captured or not. */
  #tcp({ face, data, view, to }: Packet, ip: number, at: number, end: number, ipId: number): TcpSegment | null {
    if (at + 20 > to) return null;
    const headerBytes = (data[at + 12]! >> 4) * 4;
    const payloadBytes = end - at - headerBytes;
    if (headerBytes < 20 || payloadBytes < 0) return null;
    const flags = data[at + 13]!;
    const payloadAt = Math.min(at + headerBytes, to);
    const fromPort = view.getUint16(at);
    const toPort = view.getUint16(at + 2);
    const names = this.#names;
    const is4 = data[ip]! >> 4 === 4;
    return {
      from: is4 ? names.ipv4(view, ip + 12, fromPort) : names.ipv6(view, ip + 8, fromPort),
      to: is4 ? names.ipv4(view, ip + 16, toPort) : names.ipv6(view, ip + 24, toPort),
      fromPort,
      toPort,
      sequence: view.getUint32(at + 4),
      acknowledgement: view.getUint32(at + 8),
      syn: (flags & 2) !== 0,
      ack: (flags & 16) !== 0,
      fin: (flags & 1) !== 0,
      rst: (flags & 4) !== 0,
      payload: payloadBytes === 0 ? nothing : data.subarray(payloadAt, Math.min(payloadAt + payloadBytes, to)),
      payloadBytes,
      copyKey: ipId * 2 ** 16 + (timestampOf(data, view, at + 20, Math.min(at + headerBytes, to)) & 0xffff),
      vantage: vantageOf(face, data[ip + (is4 ? 8 : 7)]!),
    };
  }
}

const nothing = new Uint8Array(0);

/** The sender's TCP timestamp (RFC 7323), or 0. */
function timestampOf(data: Uint8Array, view: DataView, from: number, end: number): number {
  for (let at = from; at + 1 < end; ) {
    const kind = data[at]!;
    if (kind === 0) break;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const bytes = data[at + 1]!;
    if (kind === 8 && at + 10 <= end) return view.getUint32(at + 2);
    if (bytes < 2) break;
    at += bytes;
  }
  return 0;
}
