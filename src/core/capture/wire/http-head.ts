import { captureBounds } from '../observed.ts';
import { latin1 } from './utf8.ts';

/** The head of one HTTP/1.1 message. `cut`: the capture does not have all of it. */
export type HttpHead = {
  readonly atMs: number;
  readonly firstLine: string;
  /** The first value of one of the headers that matter here, or null. */
  header(name: keyof typeof headers): string | null;
  readonly cut: boolean;
};

/** A head has some twenty headers, and these are asked for. */
const headers = {
  host: /\r\nhost:[ \t]*([^\r\n]*)/i,
  upgrade: /\r\nupgrade:[ \t]*([^\r\n]*)/i,
  connection: /\r\nconnection:[ \t]*([^\r\n]*)/i,
  key: /\r\nsec-websocket-key:[ \t]*([^\r\n]*)/i,
  accept: /\r\nsec-websocket-accept:[ \t]*([^\r\n]*)/i,
  extensions: /\r\nsec-websocket-extensions:[ \t]*([^\r\n]*)/i,
  subprotocol: /\r\nsec-websocket-protocol:[ \t]*([^\r\n]*)/i,
} as const;

const beginnings = [
  ...['GET', 'POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'TRACE'].map((method) => `${method} `),
  'HTTP/1.',
];
/** Whether an answer in HTTP/1.1 begins so, as far as it is there. */
export function mayBeAnswer(data: Uint8Array): boolean {
  const begin = latin1(data.subarray(0, 7));
  return begin === 'HTTP/1.'.slice(0, begin.length);
}

/** As many letters as tell a head from a body. */
const beginningMax = Math.max(...beginnings.map(({ length }) => length));

/** Whether a head begins so, or may: some servers write it a few letters at a time. */
function mayBegin(text: string): boolean {
  const begin = text.slice(0, beginningMax);
  return beginnings.some((one) => begin.startsWith(one) || one.startsWith(begin));
}

/** Before the answer that counts there are a 100 and a 103 at most; each is looked for in all that is left. */
const headsPerSegment = 4;

/**
 * Finds the heads of HTTP/1.1 messages in one direction, until somebody takes the stream over. Bodies are passed over:
 * a head is looked for at the start of each segment, which is where senders put them, and right behind another.
 */
export class HttpHeadReader {
  readonly #onHead: (head: HttpHead, rest: Uint8Array) => void;
  #buffer = '';
  #atMs = 0;
  #inside = false;

  constructor(onHead: (head: HttpHead, rest: Uint8Array) => void) {
    this.#onHead = onHead;
  }

  bytes(data: Uint8Array, atMs: number, start: boolean): void {
    let rest = data;
    for (let heads = 0; heads < headsPerSegment && rest.length > 0; heads++) rest = this.#take(rest, atMs, start);
  }

  /** Returns what is behind a head that ended. */
  #take(data: Uint8Array, atMs: number, start: boolean): Uint8Array {
    const begin = latin1(data.subarray(0, beginningMax));
    if (this.#inside && !mayBegin(this.#buffer + begin)) this.#inside = false;
    if (!this.#inside) {
      if (!start || !mayBegin(begin)) return nothing;
      this.#inside = true;
      this.#atMs = atMs;
      this.#buffer = '';
    }
    const before = this.#buffer.length;
    this.#buffer += latin1(data.subarray(0, captureBounds.headBytes));
    const end = this.#buffer.indexOf('\r\n\r\n', Math.max(0, before - 3));
    if (end >= 0) {
      const rest = data.subarray(end + 4 - before);
      this.#finish(end, false, rest);
      return rest;
    }
    // Of a longer one the first line is known, and who listens hears that it has no end.
    if (this.#buffer.length > captureBounds.headBytes) this.#finish(this.#buffer.length, true, nothing);
    return nothing;
  }

  /** No frame is in what is missing: those come after a head. */
  gap(): boolean {
    if (this.#inside) this.#finish(this.#buffer.length, true, nothing);
    return false;
  }

  #finish(end: number, cut: boolean, rest: Uint8Array): void {
    this.#inside = false;
    const text = this.#buffer.slice(0, end);
    this.#buffer = '';
    const [firstLine = ''] = text.split('\r\n', 1);
    const header = (name: keyof typeof headers): string | null => headers[name].exec(text)?.[1]?.trimEnd() ?? null;
    this.#onHead({ atMs: this.#atMs, firstLine, header, cut }, rest);
  }
}

const nothing = new Uint8Array(0);

/** The status of a response's first line, or null (RFC 9110 §15). A cut line may end after the number. */
export function statusOf(firstLine: string): number | null {
  const [, status] = /^HTTP\/1\.[01] ([1-9]\d{2})\b/.exec(firstLine) ?? [];
  return status ? Number(status) : null;
}
