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
  subprotocol: /\r\nsec-websocket-protocol:[ \t]*([^\r\n]*)/i,
} as const;

const methods = /^(?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|CONNECT|TRACE) /;

/**
 * Finds the heads of HTTP/1.1 messages in one direction, until somebody takes the stream over. Bodies are passed over:
 * a head is looked for at the start of each segment, which is where senders put them.
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
    if (!this.#inside) {
      if (!start) return;
      const begin = latin1(data.subarray(0, 16));
      if (!methods.test(begin) && !begin.startsWith('HTTP/1.')) return;
      this.#inside = true;
      this.#atMs = atMs;
      this.#buffer = '';
    }
    const before = this.#buffer.length;
    this.#buffer += latin1(data.subarray(0, captureBounds.headBytes));
    const end = this.#buffer.indexOf('\r\n\r\n', Math.max(0, before - 3));
    if (end >= 0) this.#finish(end, false, data.subarray(end + 4 - before));
    else if (this.#buffer.length > captureBounds.headBytes) this.#inside = false;
  }

  /** No frame is in what is missing: those come after a head. */
  gap(): boolean {
    if (this.#inside) this.#finish(this.#buffer.length, true, new Uint8Array(0));
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

/** The status of a response's first line, or null. A cut line may end after the number. */
export function statusOf(firstLine: string): number | null {
  const [, status] = /^HTTP\/1\.[01] (\d{3})\b/.exec(firstLine) ?? [];
  return status ? Number(status) : null;
}
