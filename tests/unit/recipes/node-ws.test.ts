import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { echoes, end, freePort, open, type Running, recipePath, run, until } from '../../support/recipes.ts';

let running: Running | undefined;
const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Running> => {
  running = await run([process.execPath, recipePath('servers/node-ws.mjs')], await freePort(), environment);
  return running;
};
afterEach(() => end(running));

describe('the Node recipe', () => {
  it('says 1001 to every client on SIGTERM, waits for their answers and exits by itself', async () => {
    const { child, port } = await start();
    const clients = await Promise.all([open(port), open(port), open(port)]);
    expect(await echoes(clients[0]!.socket)).toBe(true);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    for (const { ending } of clients) expect(await ending).toMatchObject({ code: 1001, reason: 'server is stopping' });
    expect(await exited).toEqual([0, null]);
  });

  it('leaves its clients with 1006 when it is killed', async () => {
    const { child, port } = await start();
    const { ending } = await open(port);
    child.kill('SIGKILL');
    expect(await ending).toMatchObject({ code: 1006 });
  });

  it('does not wait for ever for a client that never answers the goodbye', async () => {
    const { child, port } = await start({ DRAIN_MS: '200' });
    const { socket } = await open(port);
    socket.pause();
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    socket.terminate();
  });

  it('gives up a client that no longer answers its Pings', async () => {
    const { port } = await start({ HEARTBEAT_MS: '100' });
    const { socket, ending } = await open(port);
    let pings = 0;
    socket.on('ping', () => {
      pings += 1;
    });
    await until('two Pings are answered', () => pings > 1);
    expect(socket.readyState).toBe(socket.OPEN);
    socket.pause(); // the cable is out: nothing is read, so nothing is answered
    await new Promise((resolve) => setTimeout(resolve, 400));
    socket.resume();
    expect(await ending).toMatchObject({ code: 1006 });
  });

  it('answers a message over its limit with 1009', async () => {
    const { port } = await start();
    const { socket, ending } = await open(port);
    socket.send('x'.repeat(64 * 1024 + 1));
    expect(await ending).toMatchObject({ code: 1009 });
  });

  it('answers a request that is no WebSocket with 426', async () => {
    const { port } = await start();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(426);
  });
});
