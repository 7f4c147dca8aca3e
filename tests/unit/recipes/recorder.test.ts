import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer, WebSocket as Ws } from 'ws';
import { withComments } from '../../../src/api/samples.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { readBytes } from '../../support/recordings.ts';

const file = new URL('../../../src/recipes/client/recorder.js', import.meta.url);
type Recorder = { recording: () => string };
const recorder = (): Recorder => (globalThis as unknown as { closeCodes: Recorder }).closeCodes;

const plainWebSocket = globalThis.WebSocket;
let server: WebSocketServer;

beforeAll(async () => {
  await import(file.href);
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket: ServerSocket, request) => {
    socket.on('message', (data) => {
      if (request.url?.startsWith('/kill')) socket.terminate();
      else if (request.url?.startsWith('/away')) socket.close(1001, 'server shutting down');
      else if (request.url?.startsWith('/empty')) socket.close();
      else socket.send(`echo ${data}`);
    });
  });
});
afterAll(() => {
  server.close();
  globalThis.WebSocket = plainWebSocket;
});

const url = (path: string): string => `ws://127.0.0.1:${(server.address() as { port: number }).port}${path}`;

/** Opens, sends a secret, and waits for the end; `then` runs at the first answer. */
const visit = (path: string, then?: (socket: WebSocket) => void): Promise<CloseEvent> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url(path));
    socket.addEventListener('open', () => socket.send('secret payload'));
    socket.addEventListener('message', () => then?.(socket));
    socket.addEventListener('close', resolve);
  });

describe('the recorder to take home', () => {
  test('its file is read, and says what script saw', async () => {
    await visit('/away?token=secret');
    await visit('/kill');
    await visit('/chat', (socket) => socket.close(4000, 'done here'));
    const text = recorder().recording();
    const { connections, problems } = readBytes(Buffer.from(text));
    expect(problems).toEqual([]);
    expect(connections.map(({ event }) => event)).toEqual([
      { code: 1001, reason: 'server shutting down', wasClean: true },
      { code: 1006, reason: '', wasClean: false },
      { code: 4000, reason: 'done here', wasClean: true },
    ]);
    expect(connections.map(({ firstCloseBy }) => firstCloseBy)).toEqual(['server', null, 'client']);
  });

  test('it holds no payload and no query', () => {
    expect(recorder().recording()).not.toMatch(/secret/);
  });

  test('what extends the browser’s WebSocket still looks like it', () => {
    expect(WebSocket.OPEN).toBe(1);
    expect(() => new WebSocket('no url')).toThrow(/URL/);
  });

  test('sizes are bytes, whatever a message is made of, in a class of the page’s own too', async () => {
    class Own extends WebSocket {}
    const socket = new Own(url('/sizes'));
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      for (const data of ['日本語', new Uint8Array(5).buffer, new Uint8Array(6), new Blob(['1234567'])])
        socket.send(data);
      socket.close(1000);
    };
    await once(socket, 'close');
    expect(socket).toBeInstanceOf(WebSocket);
    const { events } = JSON.parse(recorder().recording()) as { events: { type: string; bytes?: number }[] };
    expect(events.filter(({ type }) => type === 'send').slice(-4)).toMatchObject(
      [9, 5, 6, 7].map((bytes) => ({ bytes })),
    );
  });

  test('of many messages the oldest go, openings and endings stay', async () => {
    let sent = 0;
    await visit('/chat', (socket) => (++sent < 300 ? socket.send('x') : socket.close(1000)));
    const { events } = JSON.parse(recorder().recording()) as { events: { type: string }[] };
    expect(events).toHaveLength(200);
    expect(events.filter(({ type }) => type === 'open')).toHaveLength(5);
    expect(events.filter(({ type }) => type === 'close')).toHaveLength(5);
  });

  test('the ws library, which answers a Close with its own close(), is not taken for the one who closed', async () => {
    const { wrap } = (globalThis as unknown as { closeCodes: { wrap: (Base: typeof Ws) => typeof Ws } }).closeCodes;
    const Recorded = wrap(Ws);
    for (const path of ['/away', '/empty']) {
      const socket = new Recorded(url(path));
      socket.on('open', () => socket.send('hello'));
      await once(socket, 'close');
    }
    const ended = readBytes(Buffer.from(recorder().recording())).connections.slice(-2);
    expect(ended.map(({ event, firstCloseBy }) => [event!.code, firstCloseBy])).toEqual([
      [1001, 'server'],
      [1005, 'server'],
    ]);
  });

  test('of an address it keeps neither a name and password nor what follows a question mark', async () => {
    // Node's own WebSocket keeps them in its url, as browsers do.
    const address = url('/chat').replace('//', '//reader:secret@');
    const socket = new WebSocket(`${address}?next=/other@place`);
    expect(socket.url).toContain('reader:secret@');
    socket.onopen = () => socket.close(1000);
    await once(socket, 'close');
    const { events } = JSON.parse(recorder().recording());
    expect(events.findLast(({ type }: { type: string }) => type === 'constructor').url).toBe(url('/chat'));
  });

  test('hidden pages are noted as the reader of recordings wants them', () => {
    const file = (more: object) =>
      readBytes(
        Buffer.from(
          JSON.stringify({
            recorder: 'close-codes 1',
            events: [
              { at: 0, type: 'constructor', socket: 1, bytes: 0, url: 'wss://chat.example/' },
              { at: 9, type: 'visibilitychange', bytes: 0, ...more },
            ],
          }),
        ),
      ).connections[0]!.events.some((event) => event.kind === 'script' && event.event === 'page-hidden');
    expect([{ hidden: true }, { hidden: false }, { state: 'hidden' }, { state: 'visible' }].map(file)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test.for(languages)('as %s shows it, it takes at most 1,500 bytes', (lang) => {
    const shown = withComments(readFileSync(file, 'utf8'), wordsOf(lang, 'recipe-comments'));
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(1500);
  });
});
