import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RecordingReader } from '../../src/core/capture/observed.ts';
import { sniff, sniffBytes } from '../../src/core/capture/read.ts';
import { type Figure, ratioOf } from './measure.ts';

const BYTES = 100_000_000;
const pieceBytes = 1024 * 1024;
const decoder = new TextDecoder();

/** A file of 100 MB as it is read, piece by piece: `head`, then `part` again and again. */
function pieces(head: Uint8Array, part: Uint8Array): readonly Uint8Array[] {
  const many = Buffer.concat(Array.from({ length: Math.ceil((4 * pieceBytes) / part.length) }, () => part));
  const rounds = Math.ceil(BYTES / many.length);
  return cut(Buffer.concat([head, ...Array.from({ length: rounds }, () => many)]));
}

const cut = (file: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(file.length / pieceBytes) }, (_, i) =>
    file.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );

/** Where a packet of this capture has its TCP ports, behind the headers of the record, Ethernet and IPv4. */
const portsAt = 16 + 14 + 20;

/** Calls `seen` with where each packet's record begins. */
function eachRecord(capture: DataView, from: number, seen: (at: number) => void): void {
  for (let at = from; at + 16 <= capture.byteLength; at += 16 + capture.getUint32(at + 8, true)) seen(at);
}

/**
 * Packets of a few bytes, one connection after the other, each from a port of its own. With the same port again and again
 * the reader would see packets that were sent twice.
 */
function manyConnections(): readonly Uint8Array[] {
  const capture = readFileSync('tests/captures/server-close-1000/capture.pcap');
  const one = capture.subarray(24);
  const file = Buffer.concat([capture.subarray(0, 24), ...Array.from({ length: BYTES / one.length }, () => one)]);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const clientPort = view.getUint16(24 + portsAt);
  eachRecord(view, 24, (at) => {
    const isClient = view.getUint16(at + portsAt) === clientPort;
    view.setUint16(at + portsAt + (isClient ? 0 : 2), 10_000 + Math.floor((at - 24) / one.length));
  });
  return cut(file);
}

/** One connection with one message after the other: what is never beyond the list. */
function manyMessages(): readonly Uint8Array[] {
  const capture = readFileSync('tests/captures/server-close-1000/capture.pcap');
  const records: number[] = [];
  eachRecord(new DataView(capture.buffer, capture.byteOffset, capture.length), 24, (at) => records.push(at));
  // The ninth is a message of 12 bytes from the server; each of its copies takes the next sequence numbers.
  const [from = 0, to = 0] = records.slice(8);
  const message = capture.subarray(from, to);
  const rounds = Math.floor(BYTES / message.length);
  const file = Buffer.concat([capture.subarray(0, from), ...Array.from({ length: rounds }, () => message)]);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const sequence = view.getUint32(from + portsAt + 4);
  let round = 0;
  eachRecord(view, from, (at) => view.setUint32(at + portsAt + 4, sequence + 12 * round++));
  return cut(file);
}

function longNetLog(): readonly Uint8Array[] {
  const log = JSON.parse(gunzipSync(readFileSync('tests/captures/server-close-1000/netlog.json.gz')).toString()) as {
    readonly constants: unknown;
    readonly events: readonly unknown[];
  };
  const events = log.events.map((event) => `${JSON.stringify(event)},\n`).join('');
  return pieces(Buffer.from(`{"constants":${JSON.stringify(log.constants)},\n"events": [\n`), Buffer.from(events));
}

function read(file: readonly Uint8Array[]): number {
  const reader = sniff(file[0]!.subarray(0, sniffBytes), (bytes) => decoder.decode(bytes));
  if ('problem' in reader) throw new Error(reader.problem);
  return readWith(reader, file);
}

function readWith(reader: RecordingReader, file: readonly Uint8Array[]): number {
  for (const piece of file) reader.push(piece);
  const { connections, items } = reader.end();
  if (connections.length === 0) throw new Error('no connection was found');
  return items;
}

/** Looking at each byte once. */
function sum(file: readonly Uint8Array[]): number {
  let all = 0;
  for (const piece of file) for (let at = 0; at < piece.length; at++) all = (all + piece[at]!) | 0;
  return all;
}

/**
 * An object for each packet, with its payload, and its flow in a map: the least that a reader of packets does. To look at
 * each byte needs no memory, which on a virtual machine costs ten times the look.
 */
function walk(file: readonly Uint8Array[]): number {
  const flows = new Map<number, { packets: number; last: unknown }>();
  const [first] = file;
  // The pieces lie one behind the other in one buffer.
  const data = new Uint8Array(
    first!.buffer,
    first!.byteOffset,
    file.reduce((bytes, { length }) => bytes + length, 0),
  );
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  eachRecord(view, 24, (at) => {
    const tcp = at + portsAt;
    const end = at + 16 + view.getUint32(at + 8, true);
    if (end > data.length) return;
    const packet = {
      atMs: view.getUint32(at, true) * 1000 + view.getUint32(at + 4, true) / 1000,
      from: view.getUint32(tcp - 8),
      to: view.getUint32(tcp - 4),
      fromPort: view.getUint16(tcp),
      toPort: view.getUint16(tcp + 2),
      sequence: view.getUint32(tcp + 4),
      acknowledgement: view.getUint32(tcp + 8),
      payload: data.subarray(tcp + (data[tcp + 12]! >> 4) * 4, end),
    };
    const key = Math.max(packet.fromPort, packet.toPort);
    const flow = flows.get(key);
    if (flow) {
      flow.packets += 1;
      flow.last = packet;
    } else flows.set(key, { packets: 1, last: packet });
  });
  return flows.size;
}

/** A recording of 100 MB of each kind, with what reading it is held against. */
export const recordings = [
  {
    name: 'pcap (connections)',
    make: manyConnections,
    secondsMax: 3,
    least: 'an object for each packet',
    floor: walk,
    ratioMax: 10,
  },
  {
    name: 'pcap (messages)',
    make: manyMessages,
    secondsMax: 3,
    least: 'an object for each packet',
    floor: walk,
    ratioMax: 10,
  },
  { name: 'NetLog', make: longNetLog, secondsMax: 6, least: 'a look at each byte', floor: sum, ratioMax: 45 },
] as const;

/** Reading a recording of 100 MB. The times are promised as times; the ratio means the same on any machine. */
export function recordingFigures(): readonly Figure[] {
  const figures: Figure[] = [];
  for (const { name, make, secondsMax, least, floor, ratioMax } of recordings) {
    const file = make();
    let items = 0;
    const { workMs, floorMs } = ratioOf(
      3,
      () => {
        items = read(file);
      },
      () => void floor(file),
    );
    figures.push(
      {
        name: `recordings: seconds of processor time to read 100 MB of ${name}`,
        value: workMs / 1000,
        most: secondsMax,
        note: `${items} items, ${workMs.toFixed(0)} ms, least of 3 runs`,
      },
      {
        name: `recordings: reading 100 MB of ${name} over ${least}`,
        value: workMs / floorMs,
        most: ratioMax,
        note: `${floorMs.toFixed(0)} ms for that`,
      },
    );
  }
  return figures;
}
