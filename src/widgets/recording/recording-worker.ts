/** Reads files piece by piece on a thread of its own. It holds what was recorded of each connection, never payload. */
import { pair } from '../../core/capture/align.ts';
import { numbersOf } from '../../core/capture/numbers.ts';
import type { Recording, RecordingReader } from '../../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../../core/capture/read.ts';
import { toTrace } from '../../core/capture/to-trace.ts';
import { seriesFrom, shapeOfWaits, waitsOf } from '../../core/capture/waits.ts';
import { factsOfConnection, factsOfSeries } from '../../core/diagnose/facts-of-connection.ts';
import type { Answer, Ask, PairedFile, ReadFile } from './messages.ts';

/** Of a gzipped file at most so many bytes are unpacked: a file of one megabyte can hold a gigabyte of nothing. */
const unpackedBytesMax = 1024 * 1024 * 1024;
/** Nobody pastes a longer log than this. */
const logBytesMax = 2 * 1024 * 1024;
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

const answer = (message: Answer): void => postMessage(message);
let recordings: readonly Recording[] = [];

/** Counts the bytes of the file itself, packed or not. */
const counting = (
  report: (bytes: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> => {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      report(bytes);
      controller.enqueue(piece);
    },
  });
};

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

async function read(file: File, report: (bytes: number) => void): Promise<Recording> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const raw = file.stream().pipeThrough(counting(report));
  const pieces = (isGzip ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader();
  let head: Uint8Array = new Uint8Array(0);
  let reader: RecordingReader | null = null;
  let left = unpackedBytesMax;
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      if (done || left <= 0) break;
      const piece = isGzip ? value.subarray(0, left) : value;
      if (isGzip) left -= value.length;
      if (reader) {
        reader.push(piece);
        continue;
      }
      head = joined(head, piece);
      if (head.length < sniffBytes) continue;
      const sniffed = sniff(head.subarray(0, sniffBytes), decode);
      if ('problem' in sniffed) {
        void pieces.cancel();
        return unreadable(sniffed.problem);
      }
      reader = sniffed;
      reader.push(head);
    }
  } catch {
    // A gzip that breaks off, or a file that was changed meanwhile: what came before is still read.
    if (!reader && head.length === 0) return unreadable(isGzip ? 'gzip' : 'truncated');
  }
  if (reader) return reader.end();
  const sniffed = sniff(head, decode);
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  sniffed.push(head);
  return sniffed.end();
}

/** By the connection that both saw most exactly: how far the clock of `other` is ahead of that of `one`. */
function pairsWith(one: Recording, before: readonly ReadFile[]): readonly PairedFile[] {
  return recordings.slice(0, before.length).flatMap((other, i) => {
    const [best, ...more] = pair(one, other).toSorted((a, b) => a.spreadMs - b.spreadMs);
    if (!best) return [];
    const apartMs =
      one.startEpochMs === null || other.startEpochMs === null ? null : other.startEpochMs - one.startEpochMs;
    const clockMs = apartMs === null ? null : apartMs - best.offsetMs;
    return [{ name: before[i]!.name, connections: more.length + 1, clockMs }];
  });
}

async function readFile(file: File, before: readonly ReadFile[]): Promise<ReadFile> {
  let saidMs = 0;
  const recording = await read(file, (bytes) => {
    const now = performance.now();
    // More often than a screen changes is work for nothing.
    if (now - saidMs < 50) return;
    saidMs = now;
    answer({ kind: 'progress', file: before.length, bytes });
  });
  const pairs = pairsWith(recording, before);
  recordings = [...recordings, recording];
  const { connections, ...rest } = recording;
  const waitsMs = waitsOf(connections);
  return {
    name: file.name,
    pairs,
    recording: rest,
    connections: connections.map((connection) => {
      const { events, ...listed } = connection;
      const facts = factsOfSeries(seriesFrom(connections, connection));
      return { ...listed, facts, refused: events.some(({ kind }) => kind === 'refused') };
    }),
    waitsMs,
    shape: shapeOfWaits(waitsMs),
    log: rest.problems.includes('text') ? await file.slice(0, logBytesMax).text() : null,
  };
}

function trace(file: number, id: string): void {
  const recording = recordings[file];
  const chosen = recording?.connections.find((one) => one.id === id);
  if (!recording || !chosen) return;
  const series = seriesFrom(recording.connections, chosen);
  const observed = toTrace(series, recording.endMs, (one) => factsOfConnection(one).code);
  answer({ kind: 'trace', file, id, traced: { observed, numbers: numbersOf(series) } });
}

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'trace') return trace(data.file, data.id);
  recordings = [];
  const files: ReadFile[] = [];
  for (const file of data.files) files.push(await readFile(file, files));
  answer({ kind: 'done', files });
});
