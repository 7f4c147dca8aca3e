import { timeMsMax } from '../json-value.ts';
import type { ReadProblem } from '../observed.ts';

/**
 * One packet of a capture: the bytes `from` to `to` of `data`, which is only valid during the call. They may be fewer than
 * the packet had.
 */
export type Packet = {
  /** Epoch ms, with fractions. */
  readonly atMs: number;
  readonly linkType: number;
  /** The interface that captured it, numbered over the whole file. */
  readonly face: number;
  readonly data: Uint8Array;
  readonly view: DataView;
  readonly from: number;
  readonly to: number;
  readonly originalBytes: number;
};

type Interface = {
  readonly id: number;
  readonly linkType: number;
  readonly ticksPerMs: number;
  readonly offsetMs: number;
};

/** Larger blocks are damaged files: libpcap's own limit is 256 KiB a packet (MAXIMUM_SNAPLEN in pcap-int.h). */
const blockBytesMax = 16 * 1024 * 1024;

/** As many as the obsolete Packet Block can tell apart. */
const interfacesMax = 65_536;

const pcapng = 0x0a0d0d0a;

/** Reads pcap (libpcap's savefile) and pcapng (draft-ietf-opsawg-pcapng) as they come, in either byte order. */
export class PacketReader {
  readonly #onPacket: (packet: Packet) => void;
  /** What waits for the rest of a block: the first `#restBytes` of a buffer that grows, since a block comes in many pieces. */
  #rest = new Uint8Array(0);
  #restBytes = 0;
  #format: 'unknown' | 'pcap' | 'pcapng' | 'failed' = 'unknown';
  #little = true;
  #nano = false;
  #linkType = 0;
  #interfaces: Interface[] = [];
  /** Of all sections: interfaces of a section are numbered from 0. */
  #interfacesSeen = 0;
  #problem: ReadProblem | null = null;
  packets = 0;
  /** Packets that say what cannot be of their length or their interface were passed over. */
  isDamaged = false;

  constructor(onPacket: (packet: Packet) => void) {
    this.#onPacket = onPacket;
  }

  push(bytes: Uint8Array): void {
    if (this.#format === 'failed') return;
    const total = this.#restBytes + bytes.length;
    let data = bytes;
    if (this.#restBytes > 0) {
      this.#hold(total);
      this.#rest.set(bytes, this.#restBytes);
      data = this.#rest.subarray(0, total);
    }
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let at = 0;
    for (;;) {
      const used = this.#step(data, view, at);
      if (used === 0) break;
      at += used;
    }
    const left = total - at;
    if (this.#restBytes > 0) this.#rest.copyWithin(0, at, total);
    else if (left > 0) {
      this.#hold(left);
      this.#rest.set(data.subarray(at));
    }
    this.#restBytes = left;
  }

  #hold(bytes: number): void {
    if (bytes <= this.#rest.length) return;
    const larger = new Uint8Array(Math.max(bytes, 2 * this.#rest.length));
    larger.set(this.#rest.subarray(0, this.#restBytes));
    this.#rest = larger;
  }

  /** What kept the file from being read to its end, if anything did. */
  end(): ReadProblem | null {
    if (this.#problem) return this.#problem;
    if (this.#format === 'unknown') return 'empty';
    return this.#restBytes > 0 ? 'truncated' : null;
  }

  #fail(problem: ReadProblem): 0 {
    this.#format = 'failed';
    this.#problem = problem;
    return 0;
  }

  /** Reads one header or block at `at`; returns how many bytes it was, or 0 when more are needed. */
  #step(data: Uint8Array, view: DataView, at: number): number {
    if (this.#format === 'failed') return 0;
    if (this.#format === 'unknown') {
      if (data.length - at < 4) return 0;
      const magic = view.getUint32(at, true);
      if (magic === pcapng) this.#format = 'pcapng';
      else return this.#pcapHeader(data, view, at);
    }
    return this.#format === 'pcap' ? this.#pcapPacket(data, view, at) : this.#block(data, view, at);
  }

  #pcapHeader(data: Uint8Array, view: DataView, at: number): number {
    if (data.length - at < 24) return 0;
    const magic = view.getUint32(at, true);
    const kinds: Readonly<Record<number, readonly [little: boolean, nano: boolean]>> = {
      2712847316: [true, false],
      3569595041: [false, false],
      2712812621: [true, true],
      1295823521: [false, true],
    };
    const kind = kinds[magic];
    if (!kind) return this.#fail('unknown-format');
    [this.#little, this.#nano] = kind;
    this.#linkType = view.getUint32(at + 20, this.#little) & 0x0fff_ffff;
    this.#format = 'pcap';
    return 24;
  }

  #pcapPacket(data: Uint8Array, view: DataView, at: number): number {
    if (data.length - at < 16) return 0;
    const bytes = view.getUint32(at + 8, this.#little);
    if (bytes > blockBytesMax) return this.#fail('truncated');
    if (data.length - at < 16 + bytes) return 0;
    const fraction = view.getUint32(at + 4, this.#little) / (this.#nano ? 1e6 : 1e3);
    this.packets += 1;
    this.#onPacket({
      atMs: view.getUint32(at, this.#little) * 1000 + fraction,
      linkType: this.#linkType,
      face: 0,
      data,
      view,
      from: at + 16,
      to: at + 16 + bytes,
      originalBytes: view.getUint32(at + 12, this.#little),
    });
    return 16 + bytes;
  }

  #block(data: Uint8Array, view: DataView, at: number): number {
    if (data.length - at < 12) return 0;
    const type = view.getUint32(at, this.#little);
    if (type === pcapng) {
      // The byte-order magic of a section says how its numbers are written, its own length included.
      const magic = view.getUint32(at + 8, true);
      if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) return this.#fail('truncated');
      this.#little = magic === 0x1a2b3c4d;
      this.#interfaces = [];
    }
    const bytes = view.getUint32(at + 4, this.#little);
    if (bytes < 12 || bytes % 4 !== 0 || bytes > blockBytesMax) return this.#fail('truncated');
    if (data.length - at < bytes) return 0;
    const body = { from: at + 8, to: at + bytes - 4 };
    if (type === 1) this.#interface(view, body.from, body.to);
    else if (type === 6 || type === 2) this.#enhanced(data, view, body.from, body.to, type === 2);
    else if (type === 3) this.#simple(data, view, body.from, body.to);
    return bytes;
  }

  #interface(view: DataView, from: number, to: number): void {
    if (to - from < 8) return;
    const linkType = view.getUint16(from, this.#little);
    let ticksPerMs = 1000;
    let offsetMs = 0;
    for (let at = from + 8; at + 4 <= to; ) {
      const code = view.getUint16(at, this.#little);
      const bytes = view.getUint16(at + 2, this.#little);
      if (code === 0 || at + 4 + bytes > to) break;
      if (code === 9 && bytes >= 1) {
        const resolution = view.getUint8(at + 4);
        const power = resolution & 0x7f;
        ticksPerMs = (resolution & 0x80 ? 2 ** power : 10 ** power) / 1000;
      } else if (code === 14 && bytes >= 8) {
        offsetMs = Number(view.getBigInt64(at + 4, this.#little)) * 1000;
      }
      at += 4 + bytes + ((4 - (bytes % 4)) % 4);
    }
    if (this.#interfaces.length < interfacesMax)
      this.#interfaces.push({ id: this.#interfacesSeen++, linkType, ticksPerMs, offsetMs });
  }

  /** An Enhanced Packet Block, or the obsolete Packet Block, which has 16 bits each for interface and drops. */
  #enhanced(data: Uint8Array, view: DataView, from: number, to: number, obsolete: boolean): void {
    this.isDamaged ||= to - from < 20;
    if (to - from < 20) return;
    const at = obsolete ? view.getUint16(from, this.#little) : view.getUint32(from, this.#little);
    const face = this.#interfaces[at];
    const bytes = view.getUint32(from + 12, this.#little);
    this.isDamaged ||= !face || from + 20 + bytes > to;
    if (!face || from + 20 + bytes > to) return;
    const high = view.getUint32(from + 4, this.#little);
    const low = view.getUint32(from + 8, this.#little);
    this.packets += 1;
    this.#onPacket({
      atMs: dateOf(ticksToMs(high, low, face.ticksPerMs) + face.offsetMs),
      linkType: face.linkType,
      face: face.id,
      data,
      view,
      from: from + 20,
      to: from + 20 + bytes,
      originalBytes: view.getUint32(from + 16, this.#little),
    });
  }

  /** A Simple Packet Block has no time: the packet counts, but cannot be placed. */
  #simple(data: Uint8Array, view: DataView, from: number, to: number): void {
    const face = this.#interfaces[0];
    this.isDamaged ||= !face || to - from < 4;
    if (!face || to - from < 4) return;
    this.packets += 1;
    this.#onPacket({
      atMs: Number.NaN,
      linkType: face.linkType,
      face: face.id,
      data,
      view,
      from: from + 4,
      to,
      originalBytes: view.getUint32(from, this.#little),
    });
  }
}

/** NaN for what no calendar has: an offset may be of any size. */
const dateOf = (ms: number): number => (Math.abs(ms) <= timeMsMax ? ms : Number.NaN);

/** 64-bit ticks do not fit a double at nanoseconds: whole ms and their rest are computed apart. */
function ticksToMs(high: number, low: number, ticksPerMs: number): number {
  if (ticksPerMs <= 1000) return (high * 2 ** 32 + low) / ticksPerMs;
  const ticks = (BigInt(high) << 32n) | BigInt(low);
  const perMs = BigInt(Math.max(1, Math.round(ticksPerMs)));
  return Number(ticks / perMs) + Number(ticks % perMs) / Number(perMs);
}
