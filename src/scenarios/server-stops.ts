import { causeAtMs as atMs, type Cause, cause, idleCauseAtMs } from './base.ts';

const reboot = [
  { atMs: idleCauseAtMs, kind: 'server-power-off' },
  { atMs: idleCauseAtMs + 20_000, kind: 'server-start' },
] as const;

/** The server's process or its whole host goes without a word. */
export const serverStops: readonly Cause[] = [
  cause('server-sigterm-no-handler', { acts: [{ atMs, kind: 'server-sigterm' }] }),
  cause('server-sigkill', { acts: [{ atMs, kind: 'server-kill' }] }),
  cause('server-sigkill-unread-data', { acts: [{ atMs, kind: 'server-kill', args: { unread: 1 } }] }),
  cause('server-power-loss-idle', { acts: [{ atMs: idleCauseAtMs, kind: 'server-power-off' }] }),
  cause('server-reboot-20s-idle', { acts: reboot }),
  cause('server-reboot-20s-client-sending', { acts: reboot, settings: { clientSendMs: 1_000 } }),
];
