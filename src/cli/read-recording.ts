import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Recording, RecordingReader } from '../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../core/capture/read.ts';

const pieceBytes = 1024 * 1024;
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The pieces of a file, unpacked if it is gzipped. Nothing larger than a piece is held. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const head = new Uint8Array(2);
    await file.read(head, 0, 2, 0);
    const bytes = file.createReadStream({ start: 0, highWaterMark: pieceBytes, autoClose: false });
    // A file that breaks off inside its gzip still gives what came before.
    yield* (isGzip(head) ? bytes.pipe(createGunzip({ finishFlush: 2 })) : bytes) as AsyncIterable<Uint8Array>;
  } finally {
    await file.close();
  }
}

/**
 * Reads a recording on plain Node, in pieces. A file that is text gives a recording with the problem `text`: a log for
 * the diagnosis. Throws what opening and reading throw (ENOENT, EISDIR, EACCES).
 */
export async function readRecording(path: string): Promise<Recording> {
  let head: Uint8Array = new Uint8Array(0);
  let reader: RecordingReader | null = null;
  for await (const piece of piecesOf(path)) {
    if (reader) {
      reader.push(piece);
      continue;
    }
    head = head.length === 0 ? piece : Buffer.concat([head, piece]);
    if (head.length < sniffBytes) continue;
    const sniffed = sniff(head.subarray(0, sniffBytes), decode);
    if ('problem' in sniffed) return unreadable(sniffed.problem);
    reader = sniffed;
    reader.push(head);
  }
  if (reader) return reader.end();
  const sniffed = sniff(head, decode);
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  sniffed.push(head);
  return sniffed.end();
}
