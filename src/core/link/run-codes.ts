import type { JitterName } from '../backoff/policy.ts';
import { type ClientId, clientIds } from '../peers/clients.ts';
import type { ProxyExpiry, Settings, Transport } from '../sim/settings.ts';

// Everything here is permanent, because links store it: add, never rename, never reorder.

type NumberSetting = { [K in keyof Settings]: number extends Settings[K] ? K : never }[keyof Settings];

/** The short name of each setting that is a plain number of milliseconds. */
export const settingCodes: Readonly<Record<NumberSetting, string>> = {
  latencyMs: 'l',
  jitterMs: 'j',
  heartbeatMs: 'hb',
  heartbeatTimeoutMs: 'ht',
  serverSilenceMs: 'ss',
  serverPingMs: 'sp',
  clientSendMs: 'cs',
  serverSendMs: 'sn',
  proxyIdleMs: 'pi',
  restartMs: 'rs',
};

// Written by their place in the list.
export const profileOrder: readonly ClientId[] = clientIds;
export const expiryOrder: readonly ProxyExpiry[] = ['fin', 'rst', 'drop', 'reject'];
export const transportOrder: readonly Transport[] = ['ws', 'wss', 'h2'];
export const socketsOrder = [1, 2] as const satisfies readonly Settings['sockets'][];
export const jitterOrder: readonly JitterName[] = ['none', 'full', 'equal', 'decorrelated'];
