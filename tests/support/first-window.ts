import { createBrotliDecompress } from 'node:zlib';
import { compressed } from './compressed.ts';

/** What a server may send before the first acknowledgement: ten segments (RFC 6928), less what headers and TLS take. */
export const FIRST_WINDOW_BYTES = 14_200;

/** The part of a document that a browser can decode from the first bytes of its brotli stream. */
export async function firstWindow(html: Buffer): Promise<string> {
  const stream = createBrotliDecompress();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => {
    stream.write(compressed(html).subarray(0, FIRST_WINDOW_BYTES), () => stream.flush(() => resolve()));
  });
  return Buffer.concat(chunks).toString('utf8');
}
