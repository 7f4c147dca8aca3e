/** One TCP segment of a capture. `payload` may be cut; `payloadBytes` is what the packet really carried. */
export type TcpSegment = {
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
};

/** Link types of tcpdump.org/linktypes.html that carry IP. */
export const linkTypes = { null: 0, ethernet: 1, raw: 101, loop: 108, cooked: 113, ipv4: 228, ipv6: 229, cooked2: 276 };

/** Where the IP header starts, or -1 for what is not IP. `null`: a link type that nobody here reads. */
function ipOffset(linkType: number, data: Uint8Array, view: DataView): number | null {
  const etherTyped = (typeAt: number, headerBytes: number): number => {
    let at = typeAt;
    let bytes = headerBytes;
    // 802.1Q and 802.1ad put four bytes before the type that follows, more than once if stacked.
    for (let tags = 0; tags < 4 && at + 2 <= data.length; tags++) {
      const type = view.getUint16(at);
      if (type === 0x8100 || type === 0x88a8 || type === 0x9100) {
        at += 4;
        bytes += 4;
        continue;
      }
      return type === 0x0800 || type === 0x86dd ? bytes : -1;
    }
    return -1;
  };
  switch (linkType) {
    case linkTypes.ethernet:
      return etherTyped(12, 14);
    case linkTypes.cooked:
      return etherTyped(14, 16);
    case linkTypes.cooked2:
      return etherTyped(0, 20);
    case linkTypes.null:
    case linkTypes.loop:
      return 4;
    // 12 and 14 are what some systems wrote for raw IP.
    case 12:
    case 14:
    case linkTypes.raw:
    case linkTypes.ipv4:
    case linkTypes.ipv6:
      return 0;
    default:
      return null;
  }
}

const ipv4 = (data: Uint8Array, at: number): string => `${data[at]}.${data[at + 1]}.${data[at + 2]}.${data[at + 3]}`;

function ipv6(view: DataView, at: number): string {
  const groups: string[] = [];
  for (let i = 0; i < 16; i += 2) groups.push(view.getUint16(at + i).toString(16));
  return `[${groups.join(':')}]`;
}

/** Reads one packet down to its TCP segment. `unread`: a link type not known here; `null`: not TCP, or too short. */
export function readSegment(linkType: number, data: Uint8Array): TcpSegment | null | 'unread' {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const ip = ipOffset(linkType, data, view);
  if (ip === null) return 'unread';
  if (ip < 0 || data.length < ip + 20) return null;
  const version = data[ip]! >> 4;
  if (version === 4) {
    const headerBytes = (data[ip]! & 15) * 4;
    const fragmentOffset = view.getUint16(ip + 6) & 0x1fff;
    if (headerBytes < 20 || data[ip + 9] !== 6 || fragmentOffset !== 0) return null;
    const total = view.getUint16(ip + 2);
    // A zero length is a packet that the network card will cut itself (TSO): then the capture's length counts.
    const ipBytes = total === 0 ? data.length - ip : total;
    const id = view.getUint16(ip + 4);
    return tcp(data, view, ip + headerBytes, ipBytes - headerBytes, ipv4(data, ip + 12), ipv4(data, ip + 16), id);
  }
  if (version !== 6 || data.length < ip + 40) return null;
  let next = data[ip + 6]!;
  let at = ip + 40;
  const ipBytes = view.getUint16(ip + 4) || data.length - at;
  const end = ip + 40 + ipBytes;
  // Hop-by-hop, routing and destination options say their own length in units of 8 bytes (RFC 8200 §4).
  for (let headers = 0; headers < 8 && (next === 0 || next === 43 || next === 60); headers++) {
    if (at + 2 > data.length) return null;
    next = data[at]!;
    at += (data[at + 1]! + 1) * 8;
  }
  if (next !== 6) return null;
  return tcp(data, view, at, end - at, ipv6(view, ip + 8), ipv6(view, ip + 24), 0);
}

function tcp(
  data: Uint8Array,
  view: DataView,
  at: number,
  bytes: number,
  from: string,
  to: string,
  ipId: number,
): TcpSegment | null {
  if (at + 20 > data.length) return null;
  const headerBytes = (data[at + 12]! >> 4) * 4;
  if (headerBytes < 20 || bytes < headerBytes) return null;
  const flags = data[at + 13]!;
  const payloadAt = Math.min(at + headerBytes, data.length);
  const payloadBytes = bytes - headerBytes;
  return {
    from,
    to,
    fromPort: view.getUint16(at),
    toPort: view.getUint16(at + 2),
    sequence: view.getUint32(at + 4),
    acknowledgement: view.getUint32(at + 8),
    syn: (flags & 2) !== 0,
    ack: (flags & 16) !== 0,
    fin: (flags & 1) !== 0,
    rst: (flags & 4) !== 0,
    payload: data.subarray(payloadAt, Math.min(payloadAt + payloadBytes, data.length)),
    payloadBytes,
    copyKey: ipId * 2 ** 16 + (timestampOf(data, view, at + 20, at + headerBytes) & 0xffff),
  };
}

/** The sender's TCP timestamp (RFC 7323), or 0. */
function timestampOf(data: Uint8Array, view: DataView, from: number, to: number): number {
  const end = Math.min(to, data.length);
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
