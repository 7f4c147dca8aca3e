import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { staticSite } from '../../src/cli/static-site.ts';

/**
 * How a network may be: as it should; answering late; accepting and saying nothing; gone; or behind a captive portal,
 * which came up just after the worker's own script had come through.
 */
export type Network = 'good' | 'slow' | 'mute' | 'gone' | 'portal';

/** Longer than the offline worker waits for a document. */
const lateMs = 4_000;

/** What the offline worker asks for; a page asks for scripts, styles and itself. */
export const isOfWorker = ({ headers }: IncomingMessage): boolean => headers['sec-fetch-dest'] === 'empty';

type Send = (...args: never[]) => unknown;

/** Calls `sent` with each part of the body of an answer, as it is sent. */
function onBody(response: ServerResponse, sent: (bytes: number) => void): void {
  const counting = <F extends Send>(send: F): F =>
    new Proxy(send, {
      apply(target, self: unknown, args: readonly unknown[]) {
        const [part] = args;
        if (typeof part === 'string' || part instanceof Uint8Array) sent(Buffer.byteLength(part));
        return Reflect.apply(target, self, args);
      },
    });
  response.write = counting(response.write);
  response.end = counting(response.end);
}

/** A site at an address that stays, behind a network that can be made worse and cut off. */
export class FickleSite {
  network: Network = 'good';
  /** Paths that were asked for and got no answer. */
  readonly unanswered: string[] = [];
  /** Paths whose answer was sent whole. */
  readonly answered: string[] = [];
  /** Paths that were asked for, in order, since the list was last emptied. */
  readonly asked: string[] = [];
  /** Bytes that were sent in answers, by who had asked. Without their heads, which HTTP/2 sends once and not each time. */
  readonly sentBytes = { page: 0, worker: 0 };
  /** Whoever asks for such a file meets a network that is gone from that moment on. */
  cutAt: ((request: IncomingMessage) => boolean) | undefined;
  /** Whoever asks for this path is refused the first time. */
  refusesOnce: string | undefined;
  readonly #pages: RequestListener;
  #server: Server | undefined;
  #port = 0;

  constructor(dir: string) {
    this.#pages = staticSite(dir, '/');
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  async connect(): Promise<void> {
    this.network = 'good';
    this.cutAt = undefined;
    this.#server = createServer((request, response) => this.#answer(request, response)).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Nobody answers at the address any more, and what was open is closed. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.push(path);
    response.on('finish', () => this.answered.push(path));
    onBody(response, (bytes) => {
      this.sentBytes[isOfWorker(request) ? 'worker' : 'page'] += bytes;
    });
    if (this.cutAt?.(request)) this.network = 'gone';
    const isRefused = request.url === this.refusesOnce;
    if (isRefused) this.refusesOnce = undefined;
    if (this.network === 'gone') request.socket.destroy();
    else if (isRefused) response.writeHead(503).end();
    else if (this.network === 'portal' && request.url !== '/sw.js')
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Captive portal</h1>');
    else if (this.network === 'slow') setTimeout(() => this.#pages(request, response), lateMs);
    else if (this.network === 'mute') this.unanswered.push(request.url ?? '');
    else this.#pages(request, response);
  }
}
