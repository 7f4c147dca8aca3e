/** Reads files piece by piece on a thread of its own. It holds what was recorded of each connection, never payload. */
import { inCommon } from '../../core/capture/align.ts';
import { type Incident, incidentsOf } from '../../core/capture/incident.ts';
import type { Recording } from '../../core/capture/observed.ts';
import { unreadable } from '../../core/capture/read.ts';
import { FileReading, isGzip } from '../../core/capture/read-file.ts';
import type { DroppedLog } from '../../ui/log-event.ts';
import { listed, traced } from './in-full.ts';
import type { Answer, Ask, PairedFile, ReadFile } from './messages.ts';
import { shownName } from './shown-name.ts';

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

/** `log`: the file is text. */
type Read = { readonly recording: Recording; readonly log: DroppedLog | null };

/** Throws where nothing can be read of it. */
async function read(file: File, report: (bytes: number) => void): Promise<Read> {
  const isPacked = isGzip(new Uint8Array(await file.slice(0, 2).arrayBuffer()));
  const raw = file.stream().pipeThrough(counting(report));
  const pieces = (isPacked ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader();
  // One byte more says that a log is longer.
  const reading = new FileReading(decode, isPacked, logBytesMax + 1);
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      if (done || !reading.push(value)) break;
    }
  } catch (error) {
    // A gzip that breaks off or has a second one behind it, or a file that was changed meanwhile: what came before is
    // still read.
    if (!reading.hasCome && isPacked) return { recording: unreadable('gzip'), log: null };
    if (!reading.hasCome) throw error;
    reading.cutShort();
  }
  void pieces.cancel().catch(() => {});
  const { recording, log } = reading.end();
  return {
    recording,
    log: log && { text: decode(log.subarray(0, logBytesMax)), isCut: log.length > logBytesMax },
  };
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
      name: shownName(file.name),
      recording,
      problems: shut.has(file) ? ['no-access'] : problems,
      connections: connections.length,
      pairs: recordings.slice(0, i).flatMap((other, at) => pairOf(recordings[i]!, other, shownName(files[at]!.name))),
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
