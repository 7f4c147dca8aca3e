import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Recording } from '../../src/core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../../src/core/capture/read.ts';

const folder = join(import.meta.dirname, '../captures');

/** What was really done and seen, written down by whoever recorded it. */
export type Truth = {
  readonly cause: string;
  readonly established: boolean;
  readonly endedBy: 'client' | 'server' | 'proxy' | 'network';
  readonly firstClose: {
    readonly by: 'client' | 'server';
    readonly code: number | null;
    readonly reason: string;
  } | null;
  readonly tcp: { readonly first: 'FIN' | 'RST' | 'none'; readonly by: 'client' | 'server' | 'proxy' | null };
  readonly closeEvent: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  readonly httpStatus: number | null;
  readonly openMs: number | null;
  /** From the constructor to the event `open` or `error`. */
  readonly connectMs: number;
  readonly netError?: string;
  readonly reconnectWaitsMs?: readonly number[];
};

export type Case = {
  readonly id: string;
  readonly truth: Truth;
  readonly encrypted: boolean;
  readonly files: readonly string[];
};

export const cases: readonly Case[] = readdirSync(folder)
  .filter((id) => id !== 'formats')
  .sort()
  .map((id) => {
    const { truth, wire } = JSON.parse(readFileSync(join(folder, id, 'case.json'), 'utf8'));
    const files = readdirSync(join(folder, id)).filter((name) => name !== 'case.json');
    return { id, truth, encrypted: wire?.encrypted === true, files: files.sort() };
  });

export const bytesOf = (id: string, file: string): Uint8Array => {
  const bytes = readFileSync(join(folder, id, file));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
};

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Reads bytes in pieces of `pieceBytes`, as a browser would give them. */
export function readBytes(bytes: Uint8Array, pieceBytes = 65_536): Recording {
  const reader = sniff(bytes.subarray(0, sniffBytes), decode);
  if ('problem' in reader) return unreadable(reader.problem);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
  return reader.end();
}

export const readCase = (id: string, file: string): Recording => readBytes(bytesOf(id, file));
