import { constants, deflateRawSync } from 'node:zlib';

/** What a server may answer to the offer of permessage-deflate (RFC 7692 §7), right and wrong. */
export const extensionAnswers = {
  usual: 'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
  serverbits: 'permessage-deflate; server_max_window_bits=10',
  clientbits: 'permessage-deflate; client_max_window_bits=10',
  unknownparam: 'permessage-deflate; foo=1',
  bits16: 'permessage-deflate; server_max_window_bits=16',
  twice: 'permessage-deflate, permessage-deflate',
  unknownext: 'x-unknown',
} as const;
export type ExtensionAnswer = keyof typeof extensionAnswers;

/** Compresses a message as RFC 7692 §7.2.1 asks: what ends every flush is left out. */
const compress = (bytes: Buffer): Buffer =>
  deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);

const mebibyte = 1024 * 1024;
const whole = deflateRawSync(Buffer.from('hello hello hello hello'));

/** Payloads of compressed text frames, right and wrong. */
export const compressedPayloads = {
  right: () => compress(Buffer.alloc(20, 'a')),
  'no-deflate': () => Buffer.alloc(5, 0xff),
  'cut-short': () => whole.subarray(0, -4),
  'not-negotiated': () => whole,
  'invalid-utf8': () => compress(Buffer.from([0xc3, 0x28])),
  'bomb-1': () => compress(Buffer.alloc(mebibyte, 'a')),
  'bomb-8': () => compress(Buffer.alloc(8 * mebibyte, 'a')),
  'bomb-64': () => compress(Buffer.alloc(64 * mebibyte, 'a')),
  'bomb-256': () => compress(Buffer.alloc(256 * mebibyte, 'a')),
} as const satisfies Readonly<Record<string, () => Buffer>>;
export type CompressedPayload = keyof typeof compressedPayloads;
