// A WebSocket that reconnects: a delay that you choose, a heartbeat that finds dead connections, and one place that
// decides after which codes not to reconnect. No dependencies. Copy it into your project (MIT).

export type ReconnectingOptions = {
  /** Called before every attempt, so that the URL can carry a fresh token. */
  readonly url: () => string | Promise<string>;
  /** How long `url` and the opening handshake may take together before the attempt counts as failed. */
  readonly openTimeoutMs?: number;
  readonly protocols?: readonly string[];
  readonly onOpen?: (socket: WebSocket) => void;
  readonly onMessage?: (data: unknown) => void;
  /** Called after each close. `retryInMs` is null when it does not reconnect. */
  readonly onClose?: (event: CloseEvent, retryInMs: number | null) => void;
  /** Whether to reconnect after a code. The default is below. */
  readonly mayRetry?: (code: number) => boolean;
  /** The wait before the next attempt, given the failures before, the last wait and the close code; null: gives up. */
  readonly delay?: (failures: number, previousMs: number, code: number) => number | null;
  /** A connection counts as stable, and the failure count resets, after it was open this long; null: never. */
  readonly stableMs?: number | null;
  /** A browser cannot send a Ping frame, so the heartbeat is a message that your server has to answer with anything. */
  readonly heartbeatMs?: number;
  readonly heartbeatTimeoutMs?: number;
  readonly heartbeat?: string;
  /** How many messages send() keeps without a connection, for the next one, after onOpen; 0: none, the default. */
  readonly queueMax?: number;
};

/** Codes after which nothing improves without a person or a fix (RFC 6455 §7.4.1, IANA): 1000 and 1005 were meant. */
const final: readonly number[] = [1000, 1002, 1003, 1005, 1007, 1008, 1009, 1010, 1013, 1015, 3000, 3003];
export const mayRetryByDefault = (code: number): boolean => !final.includes(code) && (code < 4000 || code > 4999);

/** Full jitter: random between 0 and a ceiling that doubles with every failure. */
export const fullJitter =
  (baseMs = 1000, capMs = 30_000) =>
  (failures: number): number =>
    Math.random() * Math.min(capMs, baseMs * 2 ** failures);

/** Full jitter, but 5 to 30 s after 1012, as the mail that registered it asks. */
const delayByDefault = (failures: number, _previousMs: number, code: number): number =>
  code === 1012 ? 5000 + Math.random() * 25_000 : fullJitter()(failures);

/** `retry-after=30` (seconds) in the reason of a 1012 or 1013: when the server asks its clients to come back; or null. */
export function askedMs({ code, reason }: { readonly code: number; readonly reason: string }): number | null {
  const asked = code === 1012 || code === 1013 ? /\bretry-after=(\d{1,4})\b/.exec(reason) : null;
  return asked ? Number(asked[1]) * 1000 : null;
}

/** A timer holds 24.8 days: a longer one, or Infinity for never, would fire at once. */
const after = (ms: number, run: () => void): ReturnType<typeof setTimeout> =>
  setTimeout(run, Math.min(ms, 2 ** 31 - 1));

/** A reason has at most 123 bytes of UTF-8 (RFC 6455 §5.5); a longer one makes close() throw. */
function fitReason(reason: string): string {
  let fits = '';
  for (const character of reason) {
    if (new TextEncoder().encode(fits + character).length > 123) break;
    fits += character;
  }
  return fits;
}

export class ReconnectingWebSocket {
  readonly #options: ReconnectingOptions;
  #socket: WebSocket | undefined;
  #failures = 0;
  #previousMs = 0;
  #stopped = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setTimeout> | undefined;
  #stable: ReturnType<typeof setTimeout> | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;
  /** Whether the server asked for the wait that runs now: then nothing cuts it short. */
  #isAsked = false;
  readonly #queue: (string | BufferSource | Blob)[] = [];
  /** Counts attempts, so that an answer that comes after its attempt was given up changes nothing. */
  #attempt = 0;

  constructor(options: ReconnectingOptions) {
    this.#options = options;
    // Good moments to look, or to try at once; none of these events says that the connection is dead.
    globalThis.addEventListener?.('online', this.#look);
    globalThis.addEventListener?.('pageshow', this.#look);
    globalThis.document?.addEventListener('visibilitychange', this.#look);
    void this.#connect();
  }

  /** False when the message is neither sent nor kept. What is sent as a connection ends is lost all the same. */
  send(data: string | BufferSource | Blob): boolean {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(data);
    else if (this.#stopped || this.#queue.length >= (this.#options.queueMax ?? 0)) return false;
    else this.#queue.push(data);
    return true;
  }

  /** Ends it for good. Script may pass 1000 and 3000–4999 only (WHATWG WebSockets, close()); throws on others. */
  close(code = 1000, reason = ''): void {
    if (code !== 1000 && (code < 3000 || code > 4999))
      throw new RangeError(`close() takes 1000 or 3000 to 4999, not ${code}`);
    this.#stop();
    this.#socket?.close(code, fitReason(reason));
  }

  #stop(): void {
    this.#stopped = true;
    this.#queue.length = 0;
    clearTimeout(this.#retry);
    clearTimeout(this.#opening);
    globalThis.removeEventListener?.('online', this.#look);
    globalThis.removeEventListener?.('pageshow', this.#look);
    globalThis.document?.removeEventListener('visibilitychange', this.#look);
  }

  async #connect(): Promise<void> {
    this.#retry = undefined;
    const attempt = ++this.#attempt;
    this.#opening = after(this.#options.openTimeoutMs ?? 20_000, () => this.#giveUpOpening(attempt));
    let url: string | null = null;
    try {
      url = await this.#options.url();
    } catch {
      // A failed token request may work later.
    }
    if (this.#stopped || attempt !== this.#attempt) return;
    if (url === null) {
      clearTimeout(this.#opening);
      this.#schedule(1006);
      return;
    }
    try {
      this.#socket = new WebSocket(url, [...(this.#options.protocols ?? [])]);
    } catch (error) {
      // A bad address or a page's policy: no event will follow, and another attempt fails too.
      this.#stop();
      throw error;
    }
    const socket = this.#socket;
    socket.onopen = () => {
      clearTimeout(this.#opening);
      const { stableMs = 10_000 } = this.#options;
      // Not at once: a server that accepts and crashes would be hit without a pause.
      if (stableMs !== null) this.#stable = after(stableMs, () => this.#forget());
      this.#expect();
      this.#options.onOpen?.(socket);
      while (socket.readyState === WebSocket.OPEN && this.#queue.length > 0) socket.send(this.#queue.shift()!);
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) return;
      this.#expect(); // whatever arrives proves that the path works
      this.#options.onMessage?.(data);
    };
    socket.onclose = (event) => this.#ended(socket, event);
  }

  /** Neither an address nor an open connection came in time: the next attempt starts from scratch. */
  #giveUpOpening(attempt: number): void {
    if (attempt !== this.#attempt || this.#stopped) return;
    const socket = this.#socket;
    this.#attempt += 1;
    if (!socket) {
      this.#schedule(1006);
      return;
    }
    socket.close();
    this.#ended(socket, new CloseEvent('close', { code: 1006, reason: 'opening timeout', wasClean: false }));
  }

  /** Sends a heartbeat after a silence, and gives up the connection when the silence goes on. */
  #expect(): void {
    clearTimeout(this.#beat);
    const { heartbeatMs = 25_000, heartbeat = 'ping' } = this.#options;
    if (heartbeatMs > 0) this.#beat = after(heartbeatMs, () => this.#probe(heartbeat));
  }

  #probe(heartbeat: string): void {
    clearTimeout(this.#beat);
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(heartbeat);
    this.#beat = after(this.#options.heartbeatTimeoutMs ?? 10_000, () => {
      // close() on a dead path would keep us waiting (Chromium: 60 s), so the old socket is left to itself.
      socket.close(4000, 'heartbeat timeout');
      this.#ended(socket, new CloseEvent('close', { code: 1006, reason: 'heartbeat timeout', wasClean: false }));
    });
  }

  #ended(socket: WebSocket, event: CloseEvent): void {
    if (this.#socket !== socket) return; // given up before
    this.#socket = undefined;
    clearTimeout(this.#beat);
    clearTimeout(this.#stable);
    clearTimeout(this.#opening);
    const asked = askedMs(event);
    const again = !this.#stopped && (asked !== null || (this.#options.mayRetry ?? mayRetryByDefault)(event.code));
    const retryInMs = again ? this.#schedule(event.code, asked) : null; // not in the call, which ?. may leave out
    if (!again) this.#stop();
    this.#options.onClose?.(event, retryInMs);
  }

  #forget(): void {
    this.#failures = 0;
    this.#previousMs = 0;
  }

  #schedule(code: number, asked: number | null = null): number | null {
    const ownMs = (this.#options.delay ?? delayByDefault)(this.#failures++, this.#previousMs, code);
    if (ownMs === null) {
      this.#stop();
      return null;
    }
    const delayMs = asked === null ? ownMs : asked * (1 + Math.random() / 4); // others were asked the same
    this.#isAsked = asked !== null;
    this.#previousMs = delayMs;
    this.#retry = after(delayMs, () => void this.#connect());
    return delayMs;
  }

  readonly #look = ({ type }: Event): void => {
    if (this.#stopped || globalThis.document?.visibilityState === 'hidden') return;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#probe(this.#options.heartbeat ?? 'ping');
    if (this.#retry === undefined || this.#isAsked || type === 'visibilitychange') return;
    clearTimeout(this.#retry);
    void this.#connect();
  };
}
