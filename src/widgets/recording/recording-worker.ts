/** Reads files piece by piece on a thread of its own. It holds what was recorded of each connection, never payload. */
import { inCommon } from '../../core/capture/align.ts';
import { type Incident, incidentsOf } from '../../core/capture/incident.ts';
import type { ReadProblem, Recording, RecordingReader } from '../../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../../core/capture/read.ts';
import type { DroppedLog } from '../../ui/log-event.ts';
import { listed, traced } from './in-full.ts';
import type { Answer, Ask, PairedFile, ReadFile } from './messages.ts';

/** Of a gzipped file at most so many bytes are unpacked: a file of one megabyte can hold a gigabyte of nothing. */
const unpackedBytesMax = 1024 * 1024 * 1024;
/** Nobody pastes a longer log than this. */
const logBytesMax = 2 * 1024 * 1024;
/** A message with so many is unpacked in some ms. */
const connectionsAtOnce = 200;
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

const answer = (message: Answer): void => postMessage(message);
let incidents: readonly Incident[] = [];

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

/** `log`: the file is text. */
type Read = { readonly recording: Recording; readonly log: DroppedLog | null };

/** What `head` and the pieces after it hold if that is no recording. */
async function readOther(
  problem: ReadProblem,
  head: Uint8Array,
  pieces: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Read> {
  let bytes = head;
  while (problem === 'text' && bytes.length <= logBytesMax) {
    // A gzip that breaks off still gives what came before.
    const { done, value } = await pieces.read().catch(() => ({ done: true, value: undefined }));
    if (done || !value) break;
    bytes = joined(bytes, value);
  }
  void pieces.cancel().catch(() => {});
  const log =
    problem === 'text' ? { text: decode(bytes.subarray(0, logBytesMax)), isCut: bytes.length > logBytesMax } : null;
  return { recording: unreadable(problem), log };
}

/** Throws where nothing can be read of it. */
async function read(file: File, report: (bytes: number) => void): Promise<Read> {
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
      if ('problem' in sniffed) return readOther(sniffed.problem, head, pieces);
      reader = sniffed;
      reader.push(head);
    }
  } catch (error) {
    // A gzip that breaks off, or a file that was changed meanwhile: what came before is still read.
    if (!reader && head.length === 0) {
      if (isGzip) return readOther('gzip', head, pieces);
      throw error;
    }
  }
  if (reader) return { recording: reader.end(), log: null };
  const sniffed = sniff(head, decode);
  if ('problem' in sniffed) return readOther(sniffed.problem, head, pieces);
  sniffed.push(head);
  return { recording: sniffed.end(), log: null };
}

function pairOf(one: Recording, other: Recording, name: string): readonly PairedFile[] {
  const common = inCommon(one, other);
  return common ? [{ name, ...common }] : [];
}

function progressOf(file: number): (bytes: number) => void {
  let saidMs = 0;
  return (bytes) => {
    const now = performance.now();
    // More often than a screen changes is work for nothing.
    if (now - saidMs < 50) return;
    saidMs = now;
    answer({ kind: 'progress', file, bytes });
  };
}

async function readAll(files: readonly File[]): Promise<void> {
  const reads: Read[] = [];
  const shut = new Set<File>();
  for (const [i, file] of files.entries()) {
    try {
      reads.push(await read(file, progressOf(i)));
    } catch {
      // A folder can be dropped as well, and a file be gone since.
      shut.add(file);
      reads.push({ recording: unreadable('empty'), log: null });
    }
  }
  const recordings = reads.map(({ recording }) => recording);
  incidents = incidentsOf(recordings);
  // A file whose connections nobody else shows is alone in its incident.
  const isApart = (file: number): boolean =>
    incidents.length > 1 &&
    incidents.some(({ filesOf }) => {
      const all = [...filesOf.values()];
      return all.some((some) => some.includes(file)) && all.every((some) => some.every((one) => one === file));
    });
  const found: ReadFile[] = [];
  for (const [i, file] of files.entries()) {
    const { connections, problems, ...recording } = recordings[i]!;
    found.push({
      name: file.name,
      recording,
      problems: shut.has(file) ? ['no-access'] : problems,
      connections: connections.length,
      pairs: recordings.slice(0, i).flatMap((other, at) => pairOf(recordings[i]!, other, files[at]!.name)),
      isApart: isApart(i),
      log: reads[i]!.log,
    });
  }
  for (const [i, incident] of incidents.entries()) {
    const { connections } = incident;
    for (let at = 0; at < connections.length; at += connectionsAtOnce) {
      const some = connections.slice(at, at + connectionsAtOnce).map((one) => listed(incident, one));
      answer({ kind: 'listed', incident: i, connections: some });
    }
  }
  answer({ kind: 'done', files: found, incidents: incidents.map(({ startEpochMs }) => ({ startEpochMs })) });
}

function trace(id: string): void {
  for (const incident of incidents) {
    const chosen = incident.connections.find((one) => one.id === id);
    if (chosen) answer({ kind: 'trace', id, traced: traced(incident, chosen) });
  }
}

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'trace') trace(data.id);
  else await readAll(data.files);
});
