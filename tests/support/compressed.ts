import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const cache = '.cache/brotli';

/**
 * A body in brotli at its best, which is what budgets count. Many visits move the same scripts, and a page that did not
 * change weighs what it did: each content is compressed once and kept on disk.
 */
export function compressed(body: Buffer | string): Buffer {
  const file = join(cache, createHash('sha256').update(body).digest('hex').slice(0, 32));
  if (existsSync(file)) return readFileSync(file);
  const packed = brotliCompressSync(body);
  mkdirSync(cache, { recursive: true });
  // Another worker may write the same file: whoever is last moves the same bytes into place.
  writeFileSync(`${file}.${process.pid}`, packed);
  renameSync(`${file}.${process.pid}`, file);
  return packed;
}
