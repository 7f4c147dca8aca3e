/** When each WebSocket was made, in milliseconds of the (fake) clock. */
export const attemptsAtMs: number[] = [];

/** What the next sockets do, first to last; afterwards every socket fails. */
export const plan: ('fail' | 'open-then-drop')[] = [];

/** How long a socket that opens stays open. */
export const OPEN_FOR_MS = 20_000;

/** A WebSocket to nowhere: it reports error and close 1006 at once, as a browser does when nothing listens. */
export class FailingWebSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = 'blob';
  bufferedAmount = 0;
  protocol = '';
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  onmessage: ((event: Event) => void) | null = null;

  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    attemptsAtMs.push(Date.now());
    if (plan.shift() === 'open-then-drop') {
      queueMicrotask(() => this.open());
      setTimeout(() => this.drop(), OPEN_FOR_MS);
    } else {
      queueMicrotask(() => {
        this.fire('error', new Event('error'));
        this.drop();
      });
    }
  }

  send(): void {}

  close(): void {
    if (this.readyState < 2) this.readyState = 2;
  }

  private open(): void {
    this.readyState = 1;
    this.fire('open', new Event('open'));
  }

  private drop(): void {
    this.readyState = 3;
    this.fire('close', Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false }));
  }

  private fire(name: 'open' | 'error' | 'close', event: Event): void {
    this[`on${name}`]?.(event);
    this.dispatchEvent(event);
  }
}
