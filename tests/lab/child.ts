import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Json = Record<string, unknown>;

const running = new Set<Child>();

/**
 * A process of ours that speaks JSON lines: requests on its stdin, answers and events on its stdout. It may live in
 * another network namespace, so control never touches the network under test.
 */
export class Child {
  readonly events: Json[] = [];
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #sequence = 0;
  #exited = false;
  #stderr = '';

  constructor(name: string, command: readonly string[], environment: Record<string, string> = {}) {
    this.name = name;
    this.#process = spawn(command[0]!, command.slice(1), {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    running.add(this);
    this.#process.stderr?.on('data', (text: Buffer) => {
      this.#stderr = (this.#stderr + text.toString()).slice(-4000);
    });
    this.#process.stdin?.on('error', () => undefined);
    this.#process.on('error', (error) => this.#fail(error));
    this.#process.on('exit', () => {
      this.#exited = true;
      running.delete(this);
      this.#fail(new Error(`${name} has ended: ${this.#stderr}`));
    });
    createInterface({ input: this.#process.stdout! }).on('line', (line) => this.#receive(line));
  }

  get exited(): boolean {
    return this.#exited;
  }

  get pid(): number {
    return this.#process.pid!;
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #receive(line: string): void {
    let message: Json;
    try {
      message = JSON.parse(line) as Json;
    } catch {
      this.#stderr = `${this.#stderr}${line}\n`.slice(-4000);
      return;
    }
    if (typeof message.answer !== 'number') {
      this.events.push(message);
      return;
    }
    const waiting = this.#waiting.get(message.answer);
    this.#waiting.delete(message.answer);
    if (typeof message.error === 'string') waiting?.reject(new Error(`${this.name}: ${message.error}`));
    else waiting?.resolve(message.value);
  }

  request(call: string, ...args: readonly unknown[]): Promise<unknown> {
    if (this.#exited) return Promise.reject(new Error(`${this.name} has ended: ${this.#stderr}`));
    this.#sequence += 1;
    const sequence = this.#sequence;
    return new Promise((resolve, reject) => {
      this.#waiting.set(sequence, { resolve, reject });
      this.#process.stdin?.write(`${JSON.stringify({ sequence, call, args })}\n`);
    });
  }

  signal(name: NodeJS.Signals): void {
    if (!this.#exited) this.#process.kill(name);
  }

  /** Asks the process to end by closing its stdin; kills it when it does not. */
  async stop(graceMs = 5000): Promise<void> {
    if (this.#exited) return;
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.stdin?.end();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }
}

export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop(3000)));
}

/** The other end of a Child: answers requests by calling handlers, until stdin closes. */
export function serveRequests(
  handlers: Record<string, (...args: never[]) => unknown>,
  onEnd: () => void | Promise<void>,
): (event: Json) => void {
  const write = (message: Json): void => {
    process.stdout.write(`${JSON.stringify(message)}\n`);
  };
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    const { sequence, call, args } = JSON.parse(line) as { sequence: number; call: string; args: never[] };
    try {
      const handler = handlers[call];
      if (!handler) throw new Error(`no call ${call}`);
      const value = await handler(...args);
      write({ answer: sequence, value: value ?? null });
    } catch (error) {
      write({ answer: sequence, error: error instanceof Error ? error.message : String(error) });
    }
  });
  lines.on('close', async () => {
    await onEnd();
    process.exit(0);
  });
  return write;
}
