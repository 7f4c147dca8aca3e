import { readFileSync } from 'node:fs';
import PartySocket from 'partysocket/ws';
import ReconnectingWebSocket from 'reconnecting-websocket';
import Sockette from 'sockette';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RECONNECTING_LIBRARIES } from '../../src/components/flagship/going-away-libraries.ts';

/** A WebSocket that opens at once and can be closed from outside with any code. */
class FakeWebSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static all: FakeWebSocket[] = [];

  readyState = 0;
  binaryType = 'blob';
  onopen: ((event: Event) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;

  constructor() {
    super();
    FakeWebSocket.all.push(this);
    queueMicrotask(() => this.tell('open', 1, new Event('open')));
  }

  end(code: number): void {
    this.tell('close', 3, Object.assign(new Event('close'), { code, reason: '', wasClean: code !== 1006 }));
  }

  close(): void {
    this.readyState = 2;
  }

  private tell(name: 'open' | 'close', state: number, event: Event): void {
    this.readyState = state;
    if (name === 'open') this.onopen?.(event);
    else this.onclose?.(event);
    this.dispatchEvent(event);
  }
}

const start: Record<string, () => unknown> = {
  sockette: () => new Sockette('ws://test.invalid/'),
  'reconnecting-websocket': () =>
    new ReconnectingWebSocket('ws://test.invalid/', [], { WebSocket: FakeWebSocket, debug: false }),
  partysocket: () => new PartySocket('ws://test.invalid/', [], { WebSocket: FakeWebSocket }),
};

async function comesBackAfter(name: string, code: number): Promise<'yes' | 'no'> {
  start[name]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeWebSocket.all).toHaveLength(1);
  FakeWebSocket.all[0]?.end(code);
  await vi.advanceTimersByTimeAsync(60_000);
  return FakeWebSocket.all.length > 1 ? 'yes' : 'no';
}

const installedVersion = (name: string): string =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;

describe('the 1001 trap', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeWebSocket);
    FakeWebSocket.all = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const runnable = RECONNECTING_LIBRARIES.filter(({ name }) => name in start);

  it.each(runnable)('$name $version comes back after 1001: $after1001', async ({ name, after1001 }) => {
    expect(await comesBackAfter(name, 1001)).toBe(after1001);
  });

  it.each(runnable)('$name $version comes back after 1006: $after1006', async ({ name, after1006 }) => {
    expect(await comesBackAfter(name, 1006)).toBe(after1006);
  });

  it('finds 1006 but not 1001 in the list of codes after which the htmx extension reconnects', () => {
    const source = readFileSync('node_modules/htmx-ext-ws/ws.js', 'utf8');
    expect(source).toContain('[1006, 1011, 1012, 1013].indexOf(e.code) >= 0');
  });

  it('names the versions that are installed and tested here', () => {
    for (const { npm, version } of RECONNECTING_LIBRARIES) {
      if (npm) expect(installedVersion(npm)).toBe(version);
    }
  });
});
