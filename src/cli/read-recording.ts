import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Recording, RecordingReader } from '../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../core/capture/read.ts';

const pieceBytes = 1024 * 1024;
/** Of a gzipped file at most so many bytes are unpacked: a file of one megabyte can hold a gigabyte of nothing. */
const unpackedBytesMax = 1024 * pieceBytes;
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** What Windows PowerShell writes with `>`: UTF-16 behind its byte order mark. */
const utf16Of = (head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined =>
  head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;

/** The text of a log, in the encoding that its first bytes name; UTF-8 without one. */
export const decodeLog = (bytes: Uint8Array): string => new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes);

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** What zlib says of bytes that are no gzip, or not to their end. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));

/** The pieces of a file, unpacked if it is gzipped. Nothing larger than a piece is held. */
async function* piecesOf(path: string, unpackedMax: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const head = new Uint8Array(2);
    await file.read(head, 0, 2, 0);
    const bytes = file.createReadStream({ start: 0, highWaterMark: pieceBytes, autoClose: false });
    if (!isGzip(head)) yield* bytes as AsyncIterable<Uint8Array>;
    else {
      let left = unpackedMax;
      // A file that breaks off inside its gzip still gives what came before.
      for await (const piece of bytes.pipe(createGunzip({ finishFlush: 2 })) as AsyncIterable<Uint8Array>) {
        yield piece.subarray(0, left);
        left -= piece.length;
        if (left <= 0) return;
      }
    }
  } finally {
    await file.close();
  }
}

/** The beginning of a log: at most so many bytes, unpacked if it is gzipped. Throws what opening and reading throw. */
export async function readLog(path: string, bytesMax: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of piecesOf(path, bytesMax)) {
      pieces.push(piece);
      bytesMax -= piece.length;
      if (bytesMax <= 0) break;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return decodeLog(Buffer.concat(pieces));
}

/**
 * Reads a recording on plain Node, in pieces. A file that is text gives a recording with the problem `text`: a log for
 * the diagnosis. Throws what opening and reading throw (ENOENT, EISDIR, EACCES).
 */
export async function readRecording(path: string, unpackedMax = unpackedBytesMax): Promise<Recording> {
  let head: Uint8Array = new Uint8Array(0);
  let reader: RecordingReader | null = null;
  try {
    for await (const piece of piecesOf(path, unpackedMax)) {
      if (reader) {
        reader.push(piece);
        continue;
      }
      head = head.length === 0 ? piece : Buffer.concat([head, piece]);
      if (utf16Of(head)) return unreadable('text');
      if (head.length < sniffBytes) continue;
      const sniffed = sniff(head.subarray(0, sniffBytes), decode);
      if ('problem' in sniffed) return unreadable(sniffed.problem);
      reader = sniffed;
      reader.push(head);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (!reader && head.length === 0) return unreadable('gzip');
  }
  if (reader) return reader.end();
  const sniffed = sniff(head, decode);
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  sniffed.push(head);
  return sniffed.end();
}

/** A recording that came as text: from a pipe, or in UTF-16. */
export function recordingIn(text: string): Recording {
  const bytes = Buffer.from(text);
  const sniffed = sniff(bytes.subarray(0, sniffBytes), decode);
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  sniffed.push(bytes);
  return sniffed.end();
}
