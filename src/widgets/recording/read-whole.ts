import type { Recording } from '../../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../../core/capture/read.ts';

const decoder = new TextDecoder();

/** Reads a small recording in one piece, where no worker is needed. */
export function readWhole(bytes: Uint8Array): Recording {
  const reader = sniff(bytes.subarray(0, sniffBytes), (piece) => decoder.decode(piece));
  if ('problem' in reader) return unreadable(reader.problem);
  reader.push(bytes);
  return reader.end();
}
