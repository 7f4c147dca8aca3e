import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { echoes, end, freePort, open, type Running, run, until } from './recipes.ts';

/** One server recipe, and what it promises beyond what all of them do. */
export type ServerRecipe = {
  readonly name: string;
  /** Asked once the tests run, after whatever has to be compiled. */
  readonly command: () => readonly string[];
  /** The reason that goes with 1001, where the library lets one be given. */
  readonly goodbye: string;
  /** Whether the server always waits for the answer to its Close before it ends TCP. If not, Firefox may call it unclean. */
  readonly waits: boolean;
  /** What a client finds that did not answer Pings. 1006: it was cut off without a Close frame. */
  readonly noPong: { readonly code: number; readonly reason: string };
  /** 0, or 143 where the runtime reports the signal (Java). */
  readonly exitCode: number;
};

/** Starts a server that ends with its test, also where the test timed out before the server was there. */
export function startForTest(
  command: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<Running> {
  const starting = freePort().then((port) => run(command, port, environment));
  onTestFinished(() =>
    starting.then(
      (running) => end(running),
      () => {}, // did not start: the test says so
    ),
  );
  return starting;
}

/** Drains, kills and cuts a server that runs from its recipe, and watches with real clients. */
export function describeServer({ name, command, goodbye, waits, noPong, exitCode }: ServerRecipe): void {
  describe(`the recipe ${name}`, () => {
    const start = (environment?: Readonly<Record<string, string>>) => startForTest(command(), environment);

    it('says 1001 to every client on SIGTERM, waits for their answers and exits', async () => {
      const { child, port } = await start();
      const clients = await Promise.all([open(port), open(port), open(port)]);
      for (const { socket } of clients) expect(await echoes(socket)).toBe(true);
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      for (const { ending } of clients) expect(await ending).toMatchObject({ code: 1001, reason: goodbye });
      expect(await exited).toEqual([exitCode, null]);
    });

    if (waits)
      it('is still there for a client whose answer comes late', async () => {
        const { child, port } = await start();
        const { socket, ending } = await open(port);
        socket.pause();
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await new Promise((resolve) => setTimeout(resolve, 1500));
        expect(child.exitCode).toBeNull();
        socket.resume();
        expect(await ending).toMatchObject({ code: 1001, reason: goodbye });
        expect(await exited).toEqual([exitCode, null]);
      });

    it('leaves its clients with 1006 when it is killed', async () => {
      const { child, port } = await start();
      const { ending } = await open(port);
      child.kill('SIGKILL');
      expect(await ending).toMatchObject({ code: 1006 });
    });

    it('does not wait endlessly for a client that never answers the goodbye', async () => {
      const { child, port } = await start({ DRAIN_MS: '200' });
      const { socket } = await open(port);
      socket.pause();
      const exited = once(child, 'exit');
      const atMs = performance.now();
      child.kill('SIGTERM');
      expect(await exited).toEqual([exitCode, null]);
      expect(performance.now() - atMs).toBeLessThan(8000);
      socket.terminate();
    });

    it('gives up a client that no longer answers its Pings', async () => {
      const { port } = await start({ HEARTBEAT_MS: '400' });
      const { socket, ending } = await open(port);
      let pings = 0;
      socket.on('ping', () => {
        pings += 1;
      });
      await until('four Pings are answered', () => pings > 3);
      expect(socket.readyState).toBe(socket.OPEN);
      socket.pause(); // the cable is out: nothing is read, so nothing is answered
      await new Promise((resolve) => setTimeout(resolve, 2000));
      socket.resume();
      expect(await ending).toMatchObject(noPong);
    });

    it('answers a message over its limit with 1009', async () => {
      const { port } = await start();
      const { socket, ending } = await open(port);
      socket.send('x'.repeat(64 * 1024 + 1));
      expect(await ending).toMatchObject({ code: 1009 });
    });
  });
}
