import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { schedule } from '../../src/core/backoff/schedule.ts';
import { type PresetId, preset } from '../../src/core/peers/presets.ts';
import { attemptsAtMs, FailingWebSocket, OPEN_FOR_MS, plan } from '../unit/backoff/failing-web-socket.ts';

/** The published package, whatever it exports. Several have no types. */
const load = async (name: string): Promise<Record<string, unknown>> => import(/* @vite-ignore */ name);
const make = <Result = unknown>(Made: unknown, ...args: unknown[]): Result =>
  new (Made as new (...args: unknown[]) => Result)(...args);
const call = <Result = unknown>(f: unknown, ...args: unknown[]): Result =>
  (f as (...args: unknown[]) => Result)(...args);

const url = 'ws://nowhere.example/';
const chances = [0.001, 0.149, 0.25, 0.5, 0.86, 0.999];
const watchMs = 240_000;
/** Not 0: Action Cable takes a start at time 0 for “not started”. */
const startedAtMs = 1_000_000;

/** Starts the package with a client that loses its connection at the time it returns. */
type Start = () => Promise<{ stop: () => void; lossAtMs: number }>;
const fromTheStart = (stop: () => void) => ({ stop, lossAtMs: 0 });

const starts: readonly [PresetId, Start][] = [
  [
    'socket-io',
    async () => {
      const { io } = (await load('socket.io-client/dist/socket.io.js')).default as { io: unknown };
      const socket = call<{ disconnect: () => void }>(io, url, { transports: ['websocket'], forceNew: true });
      return fromTheStart(() => socket.disconnect());
    },
  ],
  [
    'reconnecting-websocket',
    async () => {
      const { default: ReconnectingWebSocket } = await load('reconnecting-websocket');
      const socket = make<{ close: () => void }>(ReconnectingWebSocket, url, [], { WebSocket: FailingWebSocket });
      return fromTheStart(() => socket.close());
    },
  ],
  [
    'partysocket',
    async () => {
      const { WebSocket: ReconnectingWebSocket } = await load('partysocket');
      const socket = make<{ close: () => void }>(ReconnectingWebSocket, url, [], { WebSocket: FailingWebSocket });
      return fromTheStart(() => socket.close());
    },
  ],
  [
    'graphql-ws',
    async () => {
      const { createClient } = await load('graphql-ws');
      const options = {
        url,
        webSocketImpl: FailingWebSocket,
        lazy: false,
        shouldRetry: () => true,
        onNonLazyError: () => {},
      };
      const client = call<{ dispose: () => void }>(createClient, options);
      return fromTheStart(() => client.dispose());
    },
  ],
  [
    'phoenix',
    async () => {
      const { Socket } = await load('phoenix');
      const socket = make<{ connect: () => void; disconnect: () => void }>(Socket, url, {
        transport: FailingWebSocket,
      });
      socket.connect();
      return fromTheStart(() => socket.disconnect());
    },
  ],
  [
    'action-cable',
    async () => {
      const { createConsumer, adapters } = await load('@rails/actioncable');
      Object.assign(adapters as object, { WebSocket: FailingWebSocket });
      const consumer = call<{ connect: () => void; disconnect: () => void }>(createConsumer, url);
      consumer.connect();
      return fromTheStart(() => consumer.disconnect());
    },
  ],
  [
    'centrifuge',
    async () => {
      const { Centrifuge } = await load('centrifuge');
      const client = make<{ connect: () => void; disconnect: () => void }>(Centrifuge, url, {
        websocket: FailingWebSocket,
      });
      client.connect();
      return fromTheStart(() => client.disconnect());
    },
  ],
  [
    'sockette',
    async () => {
      const { default: sockette } = await load('sockette');
      const socket = call<{ close: () => void }>(sockette, url, {});
      return fromTheStart(() => socket.close());
    },
  ],
  [
    'y-websocket',
    async () => {
      const { WebsocketProvider } = await load('y-websocket');
      const { Doc } = await load('yjs');
      const provider = make<{ destroy: () => void }>(WebsocketProvider, url, 'room', make(Doc), {
        WebSocketPolyfill: FailingWebSocket,
        disableBc: true,
      });
      return fromTheStart(() => provider.destroy());
    },
  ],
  [
    'robust-websocket',
    async () => {
      // Its table is for the loss of a connection that had been open; the very first failure starts one later.
      plan.push('open-then-drop');
      const { default: RobustWebSocket } = await load('robust-websocket');
      const options = { ignoreConnectivityEvents: true };
      const socket = make<{ close: () => void }>(RobustWebSocket, url, null, options);
      return { stop: () => socket.close(), lossAtMs: OPEN_FOR_MS };
    },
  ],
];

beforeEach(() => {
  vi.useFakeTimers({ now: startedAtMs });
  vi.stubGlobal('WebSocket', FailingWebSocket);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.spyOn(console, 'error').mockReturnValue();
  attemptsAtMs.length = 0;
  plan.length = 0;
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(starts)('the published package behind the preset %s', (id, start) => {
  it.each(chances)('waits as the preset says when Math.random returns %d', async (chance) => {
    const { policy } = preset(id);
    // pladaria draws its base when the module is first loaded, which happens once in this process.
    const random = policy.baseDrawnOnce ? () => chances[0]! : () => chance;
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    const { stop, lossAtMs } = await start();
    await vi.advanceTimersByTimeAsync(watchMs + lossAtMs);
    stop();

    const seen = attemptsAtMs.slice(1).map((atMs) => atMs - startedAtMs - lossAtMs);
    const { steps } = schedule(policy, random, { serverBackMs: watchMs });
    const expected = steps.map((step) => step.endMs).filter((endMs) => endMs <= watchMs - 1_000);
    expect(seen.length).toBeGreaterThanOrEqual(expected.length);
    expect(seen.length).toBeLessThanOrEqual(steps.length);
    // A timer may be cut to whole milliseconds at each attempt.
    expected.forEach((endMs, i) => {
      expect(Math.abs(seen[i]! - endMs), `attempt ${i + 1}`).toBeLessThanOrEqual(i + 1);
    });
  });
});

describe('graphql-ws with its default shouldRetry', () => {
  it('stops at the first attempt that fails, because a browser reports an error before the close event', async () => {
    plan.push('open-then-drop');
    const { createClient } = await load('graphql-ws');
    const client = call<{ dispose: () => void }>(createClient, {
      url,
      webSocketImpl: FailingWebSocket,
      lazy: false,
      onNonLazyError: () => {},
    });
    await vi.advanceTimersByTimeAsync(watchMs);
    client.dispose();
    expect(attemptsAtMs).toHaveLength(2);
  });
});
