import type { Jitter } from '../backoff/next-delay.ts';
import type { ClientProfileId, ProxyExpiry, Settings } from '../sim/settings.ts';
import type { ActKind } from '../trace/trace.ts';

// Everything here is permanent, because links hold it: add, never rename, never reorder.

/** The short name of each act. */
export const actCodes: Readonly<Record<ActKind, string>> = {
  'server-shutdown': 'sd',
  'server-sigterm': 'st',
  'server-kill': 'sk',
  'server-power-off': 'so',
  'server-start': 'su',
  'server-freeze': 'sf',
  'server-close': 'sc',
  'server-terminate': 'sx',
  'server-reset': 'sr',
  'server-send': 'ss',
  'server-violate': 'sv',
  'cable-pull': 'cp',
  'client-network-off': 'no',
  'network-restore': 'nr',
  'proxy-timeout': 'pt',
  'client-connect': 'cn',
  'client-close': 'cc',
  'client-send': 'cs',
  'tab-close': 'tc',
  'page-navigate': 'pn',
  'page-reload': 'pr',
  'browser-kill': 'bk',
};

type NumberSetting = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings];

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
  backoffResetMs: 'br',
};

// Written by their place in the list.
export const profileOrder: readonly ClientProfileId[] = ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'];
export const expiryOrder: readonly ProxyExpiry[] = ['fin', 'rst', 'drop'];
export const jitterOrder: readonly Jitter[] = ['none', 'full', 'equal', 'decorrelated'];

/** The short name of each act argument, and what it holds. Words are written by their place in `argWords`. */
export const argCodes: Readonly<Record<string, readonly [code: string, holds: 'number' | 'text' | 'word']>> = {
  code: ['c', 'number'],
  reason: ['r', 'text'],
  unread: ['u', 'number'],
  how: ['h', 'word'],
  exit: ['e', 'word'],
  size: ['z', 'word'],
};
export const argWords: readonly string[] = [
  'fin',
  'rst',
  'drop',
  'invalid-utf8',
  'masked',
  'reserved-bit',
  'close-999',
  'close-1005',
  'close-1006',
  'close-1015',
  'at-once',
  'too-big',
];
