import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Recording } from '../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../core/capture/read.ts';
import { type FileRead, FileReading, isGzip } from '../core/capture/read-file.ts';
import { utf16Of } from '../core/capture/utf16.ts';

const pieceBytes = 1024 * 1024;
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** The text of a log, in the encoding that its first bytes name; UTF-8 without one. */
export const decodeLog = (bytes: Uint8Array): string => new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes);

/** What zlib says of bytes that are no gzip, or not to their end. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));

/**
 * Reads a recording on plain Node, in pieces; of a log its first `logBytesMax` bytes. Throws what opening and reading
 * throw (ENOENT, EISDIR, EACCES).
 */
export async function readRecording(path: string, logBytesMax: number, unpackedMax?: number): Promise<FileRead> {
  const file = await open(path);
  try {
    const head = new Uint8Array(2);
    await file.read(head, 0, 2, 0);
    const bytes = file.createReadStream({ start: 0, highWaterMark: pieceBytes, autoClose: false });
    // A file that breaks off inside its gzip still gives what came before.
    const pieces: AsyncIterable<Uint8Array> = isGzip(head) ? bytes.pipe(createGunzip({ finishFlush: 2 })) : bytes;
    const reading = new FileReading(decode, isGzip(head), logBytesMax, unpackedMax);
    try {
      for await (const piece of pieces) if (!reading.push(piece)) break;
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (!reading.hasCome) return { recording: unreadable('gzip'), log: null };
      reading.cutShort();
    }
    return reading.end();
  } finally {
    await file.close();
  }
}

/** A recording that came as text, from a pipe. */
export function recordingIn(text: string): Recording {
  const bytes = Buffer.from(text);
  const sniffed = sniff(bytes.subarray(0, sniffBytes), decode);
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  sniffed.push(bytes);
  return sniffed.end();
}
