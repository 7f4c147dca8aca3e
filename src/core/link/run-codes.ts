import { type ActKind, actKinds, acts } from '../acts/acts.ts';
import { argumentCodes, argumentWords } from '../acts/arguments.ts';
import type { Jitter } from '../backoff/next-delay.ts';
import type { ClientProfileId, ProxyExpiry, Settings } from '../sim/settings.ts';

// Everything here is permanent, because links hold it: add, never rename, never reorder.

/** The short name of each act, from its definition. */
export const actCodes = Object.fromEntries(actKinds.map((kind) => [kind, acts[kind].code])) as Readonly<
  Record<ActKind, string>
>;

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
export const argCodes: Readonly<Record<string, readonly [code: string, holds: 'number' | 'text' | 'word']>> =
  argumentCodes;
export const argWords: readonly string[] = argumentWords;
