import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RecordingReader } from '../../src/core/capture/observed.ts';
import { sniff, sniffBytes } from '../../src/core/capture/read.ts';
import { type Figure, leastCpuMs } from './measure.ts';

const BYTES = 100_000_000;
const pieceBytes = 1024 * 1024;
const decoder = new TextDecoder();

/** A file of 100 MB as it is read, piece by piece: `head`, `part` again and again, `tail`. */
function pieces(head: Uint8Array, part: Uint8Array, tail = ''): readonly Uint8Array[] {
  const many = Buffer.concat(Array.from({ length: Math.ceil((4 * pieceBytes) / part.length) }, () => part));
  const rounds = Math.ceil(BYTES / many.length);
  const file = Buffer.concat([head, ...Array.from({ length: rounds }, () => many), Buffer.from(tail)]);
  return Array.from({ length: Math.ceil(file.length / pieceBytes) }, (_, i) =>
    file.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
}

/** Packets of a few bytes, one connection after the other: the most work that 100 MB can hold. */
function manyPackets(): readonly Uint8Array[] {
  const capture = readFileSync('tests/captures/server-close-1000/capture.pcap');
  return pieces(capture.subarray(0, 24), capture.subarray(24));
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

/** Reading a recording of 100 MB. The times are promised as times; the ratio means the same on any machine. */
export function recordingFigures(): readonly Figure[] {
  const figures: Figure[] = [];
  for (const [name, make, secondsMax, ratioMax] of [
    ['pcap', manyPackets, 3, 10],
    ['NetLog', longNetLog, 6, 45],
  ] as const) {
    const file = make();
    let items = 0;
    const floorMs = leastCpuMs(3, () => void sum(file));
    const workMs = leastCpuMs(2, () => {
      items = read(file);
    });
    const note = `${items} items, ${workMs.toFixed(0)} ms, least of 2 runs`;
    figures.push(
      {
        name: `recordings: seconds of processor time to read 100 MB of ${name}`,
        value: workMs / 1000,
        most: secondsMax,
        note,
      },
      {
        name: `recordings: reading 100 MB of ${name} over a look at each byte`,
        value: workMs / floorMs,
        most: ratioMax,
        note: `${floorMs.toFixed(0)} ms for the look`,
      },
    );
  }
  return figures;
}
