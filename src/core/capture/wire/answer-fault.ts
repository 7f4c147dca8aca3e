import { acceptSuffix } from '../../protocol/opening-handshake.ts';
import { base64Bytes } from '../base64.ts';
import type { ObservedConnection } from '../observed.ts';
import type { HttpHead } from './http-head.ts';
import { sha1 } from './sha1.ts';

/** What an answer is held against, of a request. */
export type Asked = { readonly [Name in 'key' | 'subprotocol' | 'extensions']: string | null };

const listOf = (header: string | null): readonly string[] =>
  (header ?? '')
    .split(',')
    .map((one) => one.split(';', 1)[0]!.trim().toLowerCase())
    .filter((one) => one !== '');

function isAcceptOf(key: string, accept: string | null): boolean {
  const right = sha1(key + acceptSuffix);
  const said = base64Bytes(accept ?? '');
  return said.length === right.length && said.every((byte, at) => byte === right[at]);
}

/**
 * Why a client has to refuse an answer with 101 (RFC 6455 §4.1), null if it does not. Both heads have to be whole. The
 * one that asked for subprotocols and got none is refused by browsers and ws, though Firefox opens it.
 */
export function answerFault(asked: Asked, answer: HttpHead): ObservedConnection['handshakeFault'] {
  const offered = listOf(asked.subprotocol);
  const chosen = listOf(answer.header('subprotocol'));
  const extensions = listOf(asked.extensions);
  const isOther =
    (asked.key !== null && !isAcceptOf(asked.key, answer.header('accept'))) ||
    answer.header('upgrade')?.toLowerCase() !== 'websocket' ||
    !listOf(answer.header('connection')).includes('upgrade') ||
    listOf(answer.header('extensions')).some((one) => !extensions.includes(one)) ||
    (offered.length === 0 && chosen.length > 0);
  if (isOther) return 'answer-refused';
  return offered.length > 0 && !offered.includes(chosen[0] ?? '') ? 'subprotocol-not-selected' : null;
}

/** Inside TLS nobody sees whether a client that says nothing listens, so that little is taken for a refusal. */
const soonMs = 100;

/**
 * Inside TLS a refusal looks like a 101. A client that is refused says nothing more, and leaves as soon as it has read
 * so: what is over within the time that the answer took, or soon after, may never have opened. Times in ms.
 */
export function mayBeRefusal({
  askedAtMs,
  answeredAtMs,
  endedAtMs,
}: {
  readonly askedAtMs: number | null;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | undefined;
}): boolean {
  if (answeredAtMs === null || endedAtMs === undefined) return false;
  return endedAtMs - answeredAtMs <= Math.max(soonMs, answeredAtMs - (askedAtMs ?? answeredAtMs));
}
