import type { Handshake } from '../core/sim/settings.ts';
import { type Cause, type CauseParts, cause, causeAtMs } from './base.ts';

const watchMs = 20_000;
const sends = (name: string, how?: string, parts: CauseParts & { readonly mebibytes?: number } = {}): Cause => {
  const { mebibytes, ...rest } = parts;
  const args = { ...(how ? { how } : {}), ...(mebibytes === undefined ? {} : { mebibytes }) };
  const kind = how ? 'server-violate' : 'server-send';
  return cause(`deflate-${name}`, { server: 'raw', watchMs, acts: [{ atMs: causeAtMs, kind, args }], ...rest });
};

/** A few compressed bytes that become much; `ws` was given a limit of 64 KiB, as a careful application does. */
const bomb = (mebibytes: number): Cause =>
  sends(`bomb-${mebibytes}mib`, 'inflate-bomb', { mebibytes, longestMebibytes: 1 / 16 });

type Answer = Extract<Handshake, { kind: 'extensions' }>['answer'];

const answers: Readonly<Record<string, Answer>> = {
  serverbits: 'valid',
  clientbits: 'valid',
  bits8: 'valid',
  unknownparam: 'unknown-parameter',
  bits16: 'window-too-big',
  twice: 'named-twice',
  unknownext: 'other-extension',
};

/** Compressed messages, and answers to the offer to compress (RFC 7692). */
export const deflateCauses: readonly Cause[] = [
  sends('control'),
  sends('inflate-error', 'inflate-error'),
  sends('truncated', 'inflate-cut-off'),
  sends('rsv1-not-negotiated', 'reserved-bit'),
  sends('invalid-utf8-inside', 'invalid-utf8'),
  ...[1, 8, 64, 256].map(bomb),
  ...Object.entries(answers).map(([name, answer]) =>
    cause(`deflate-answer-${name}`, {
      server: 'raw',
      handshake: { kind: 'extensions', answer },
      acts: [],
      causeAtMs: 0,
      watchMs: 1_500,
    }),
  ),
];
