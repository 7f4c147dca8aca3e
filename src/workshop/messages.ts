import type { ActKind } from '../core/acts/acts.ts';

/** What the workshop's page can ask of the real parts; each is an act of the simulator as well. */
export const workshopActs = [
  'server-shutdown',
  'server-sigterm',
  'server-kill',
  'server-freeze',
  'server-start',
  'server-terminate',
  'cable-pull',
  'network-restore',
  'proxy-timeout',
] as const satisfies readonly ActKind[];

export type WorkshopAct = (typeof workshopActs)[number];

/** What the real server saw or underwent. `atMs` is the machine's clock, as in `Date.now()`. */
export type ServerNews = { readonly atMs: number } & (
  | { readonly kind: 'running' | 'draining' | 'frozen' | 'down' }
  | { readonly kind: 'open' | 'closing'; readonly socket: number }
  | { readonly kind: 'close'; readonly socket: number; readonly code: number; readonly reason: string }
  | { readonly kind: 'path'; readonly state: 'up' | 'cut' | 'proxy-closes' }
  | { readonly kind: 'act'; readonly act: WorkshopAct }
);

/** The closing reason of the graceful shutdown. */
export const shutdownReason = 'shutting down';
/** The page's heartbeat, short enough for a room full of people. */
export const workshopHeartbeatMs = 5_000;
