import { readFileSync } from 'node:fs';
import { WebSocket as WsWebSocket } from 'ws';
import type { Driver } from './driver.ts';
import { createLab } from './page-lab.ts';

const wsVersion = (): string =>
  (
    JSON.parse(readFileSync(new URL('../../../node_modules/ws/package.json', import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version;

/** With the limit that a careful application sets, where a compressed message may become long. */
class LimitedWebSocket extends WsWebSocket {
  constructor(url: string, protocols: string[] = []) {
    super(url, protocols, url.includes('answer=') ? { maxPayload: 65_536 } : {});
  }
}

/** The two Node clients: the `ws` package and the WebSocket that Node has built in (undici). */
export function startNodeClient(which: 'ws' | 'node'): Driver {
  const lab = createLab(
    which === 'ws' ? (LimitedWebSocket as unknown as typeof WebSocket) : WebSocket,
  ) as unknown as Record<string, (...args: unknown[]) => unknown>;
  const refuse = () => Promise.reject(new Error(`${which} has no pages`));
  return {
    version:
      which === 'ws'
        ? `${wsVersion()} on Node ${process.versions.node}`
        : `${process.versions.node} (undici ${process.versions.undici})`,
    newPage: async () => 0,
    call: async (_page, name, args) => lab[name]!(...args),
    visit: async () => undefined,
    closePage: refuse,
    hidePage: refuse,
    showPages: async () => undefined,
    kill: () => refuse() as Promise<never>,
    stop: async () => undefined,
  };
}
