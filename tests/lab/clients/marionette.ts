import { connect, type Socket } from 'node:net';

type Answer = readonly [type: 1, id: number, error: { readonly message: string } | null, value: unknown];

/** So long Firefox may take to listen, ms. */
const listensWithinMs = 60_000;

/** Firefox's own remote protocol: its scripts may run in the browser itself, which WebDriver does not let them. */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #rest = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => {});
  }

  /** Resolves when Firefox listens. */
  static async on(port: number): Promise<Marionette> {
    for (const untilMs = Date.now() + listensWithinMs; ; ) {
      const socket = connect(port, '127.0.0.1');
      const isThere = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      if (isThere) return new Marionette(socket);
      if (Date.now() > untilMs) throw new Error(`nobody listens on ${port}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** `length:JSON`, one after the other. */
  #take(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const colon = this.#rest.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#rest.toString('latin1', 0, colon));
      if (this.#rest.length < end) return;
      const message = JSON.parse(this.#rest.toString('utf8', colon + 1, end));
      this.#rest = this.#rest.subarray(end);
      // The first one greets.
      if (Array.isArray(message)) this.#waiting.get(message[1])?.(message as unknown as Answer);
    }
  }

  async send(name: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#last;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const text = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, value] = await answer;
    this.#waiting.delete(id);
    if (error) throw new Error(`${name}: ${error.message}`);
    return value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
  }

  /** Runs the body of an async function, in the page or in the browser; `args` are its `arguments`. */
  async run(where: 'content' | 'chrome', body: string, args: readonly unknown[] = []): Promise<unknown> {
    await this.send('Marionette:SetContext', { value: where });
    const script = `const done = arguments[arguments.length - 1];
      (async (...args) => { ${body} })(...[...arguments].slice(0, -1)).then(
        (value) => done({ value }), (error) => done({ error: String(error) }));`;
    const said = await this.send('WebDriver:ExecuteAsyncScript', { script, args, sandbox: null, newSandbox: false });
    // Commands that are about pages know no other.
    if (where === 'chrome') await this.send('Marionette:SetContext', { value: 'content' });
    const { value, error } = said as { readonly value?: unknown; readonly error?: string };
    if (error) throw new Error(error);
    return value;
  }

  close(): void {
    this.#socket.destroy();
  }
}
