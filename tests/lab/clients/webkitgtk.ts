import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { trustInBundle } from '../certificates.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { killTree } from './process-tree.ts';

const miniBrowsers = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser',
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function request(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

async function startDisplay(): Promise<{ child: ChildProcess; display: string }> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.stdout?.once('data', (text: Buffer) => resolve(`:${text.toString().trim()}`));
  });
  return { child, display };
}

export type WebKitSession = {
  readonly version: string;
  /** A command of this WebDriver session, such as `POST /url`; throws with the driver's words when it fails. */
  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** SIGKILL to the driver and its browser. Returns the time. */
  kill(): number;
  stop(): void;
};

/** WebKitGTK's MiniBrowser over W3C WebDriver. It shares WebCore with Safari but not the network layer. */
export async function startWebKitSession(options: {
  directory: string;
  port: number;
  authorities?: string | undefined;
}): Promise<WebKitSession> {
  const { child: xvfb, display } = await startDisplay();
  const trusting = options.authorities ? trustInBundle(options.authorities) : [];
  const [command, ...args] = [...trusting, 'WebKitWebDriver', `--port=${options.port}`, '--host=127.0.0.1'];
  const driver = spawn(command!, args, {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      HOME: options.directory,
      XDG_RUNTIME_DIR: options.directory,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // its sandbox needs user namespaces, which root in a container has not
    },
  });
  const base = `http://127.0.0.1:${options.port}`;
  for (let tries = 0; ; tries += 1) {
    try {
      await request(base, 'GET', '/status');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
  const binary = miniBrowsers.find((path) => existsSync(path));
  if (!binary) throw new Error('no MiniBrowser: install webkit2gtk-driver');
  const session = (await request(base, 'POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const kill = (): number => killTree(driver.pid!);
  return {
    version: session.capabilities.browserVersion,
    command: (method, path, body) => request(base, method, `/session/${session.sessionId}${path}`, body),
    kill,
    stop() {
      kill();
      xvfb.kill('SIGKILL');
    },
  };
}

export async function startWebKitGtk(options: DriverOptions & { port: number }): Promise<Driver> {
  const session = await startWebKitSession(options);
  const windows: string[] = [];
  const covers: string[] = [];
  // The first window stays: with its last window the browser would end.
  const home = (await session.command('GET', '/window')) as string;
  let current = home;
  // One WebDriver session has one current window: calls must not interleave.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };
  const switchTo = async (handle: string) => {
    if (handle === current) return;
    await session.command('POST', '/window', { handle });
    current = handle;
  };
  const execute = (script: string, args: readonly unknown[] = []) =>
    session.command('POST', '/execute/sync', { script, args });
  const load = async (url: string): Promise<void> => {
    await session.command('POST', '/url', { url });
    for (let tries = 0; !(await execute('return Boolean(window.lab)')); tries += 1) {
      if (tries > 50) throw new Error('the page did not load');
      await pause(100);
    }
  };
  return {
    version: session.version,
    newPage: () =>
      inTurn(async () => {
        const { handle } = (await session.command('POST', '/window/new', { type: 'tab' })) as { handle: string };
        await switchTo(handle);
        await load(`${options.origin}/page.html`);
        windows.push(handle);
        return windows.length - 1;
      }),
    call: (page, name, args) =>
      inTurn(async () => {
        await switchTo(windows[page]!);
        return await execute('return window.lab[arguments[0]](...arguments[1])', [name, args]);
      }),
    visit: (page, url) =>
      inTurn(async () => {
        await switchTo(windows[page]!);
        await load(url);
      }),
    closePage: (page) =>
      inTurn(async () => {
        await switchTo(windows[page]!);
        await session.command('DELETE', '/window');
        await session.command('POST', '/window', { handle: home });
        current = home;
      }),
    hidePage: (page) =>
      inTurn(async () => {
        const { handle } = (await session.command('POST', '/window/new', { type: 'tab' })) as { handle: string };
        covers.push(handle);
        await switchTo(windows[page]!);
        const state = await execute('return document.visibilityState');
        if (state !== 'hidden') throw new Error(`page ${page} is ${state}`);
      }),
    showPages: () =>
      inTurn(async () => {
        for (const handle of covers.splice(0)) {
          await switchTo(handle);
          await session.command('DELETE', '/window');
        }
        await session.command('POST', '/window', { handle: home });
        current = home;
      }),
    async kill() {
      return session.kill();
    },
    async stop() {
      session.stop();
    },
  };
}
