import type { Act } from '../../core/trace/trace.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';

export type ActName = keyof ConnectionTimelineStrings['acts'];
export type Doing = Omit<Act, 'atMs'>;

/** What a reader can do to a connection, by the names of its words. */
export const doings: Readonly<Record<ActName, Doing>> = {
  shutdown: { kind: 'server-shutdown' },
  sigterm: { kind: 'server-sigterm' },
  kill: { kind: 'server-kill' },
  killUnread: { kind: 'server-kill', args: { unread: 1 } },
  power: { kind: 'server-power-off' },
  freeze: { kind: 'server-freeze' },
  start: { kind: 'server-start' },
  close1011: { kind: 'server-close', args: { code: 1011 } },
  terminate: { kind: 'server-terminate' },
  reset: { kind: 'server-reset' },
  serverSend: { kind: 'server-send' },
  invalidUtf8: { kind: 'server-violate', args: { how: 'invalid-utf8' } },
  masked: { kind: 'server-violate', args: { how: 'masked' } },
  close1006: { kind: 'server-violate', args: { how: 'close-1006' } },
  cable: { kind: 'cable-pull' },
  wifi: { kind: 'client-network-off' },
  restore: { kind: 'network-restore' },
  proxyDrop: { kind: 'proxy-timeout', args: { how: 'drop' } },
  proxyFin: { kind: 'proxy-timeout', args: { how: 'fin' } },
  close: { kind: 'client-close' },
  close1000: { kind: 'client-close', args: { code: 1000 } },
  close4000: { kind: 'client-close', args: { code: 4000, reason: 'x' } },
  send: { kind: 'client-send' },
  connect: { kind: 'client-connect' },
  tab: { kind: 'tab-close' },
  navigate: { kind: 'page-navigate' },
  reload: { kind: 'page-reload' },
  browserKill: { kind: 'browser-kill' },
};

const names = Object.keys(doings) as ActName[];
/** All of them, by where they happen. The order is the order above. */
export const groups: Readonly<Record<'server' | 'path' | 'client', readonly ActName[]>> = {
  server: names.slice(0, 14),
  path: names.slice(14, 19),
  client: names.slice(19),
};

/** The ones worth a button of their own beside a line: with a goodbye above, without one below. */
export const buttons: Readonly<Record<'a' | 'b' | 'only', readonly ActName[]>> = {
  a: ['shutdown', 'tab'],
  b: ['cable', 'restore', 'kill', 'proxyDrop'],
  only: ['shutdown', 'cable', 'restore', 'close1000'],
};
