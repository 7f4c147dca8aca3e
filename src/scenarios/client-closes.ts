import { causeAtMs as atMs, type Cause, cause } from './base.ts';

const leaves = (id: string, kind: 'page-navigate' | 'page-reload' | 'tab-close' | 'browser-kill'): Cause =>
  cause(id, { acts: [{ atMs, kind }], pageOnly: true });

/** The client ends the connection, by its script or by leaving. */
export const clientCloses: readonly Cause[] = [
  cause('client-close-no-arguments', { acts: [{ atMs, kind: 'client-close' }] }),
  cause('client-close-1000', { acts: [{ atMs, kind: 'client-close', args: { code: 1000 } }] }),
  cause('client-close-4000', { acts: [{ atMs, kind: 'client-close', args: { code: 4000, reason: 'x' } }] }),
  cause('client-close-unanswered', { server: 'mute', acts: [{ atMs, kind: 'client-close', args: { code: 1000 } }] }),
  leaves('page-navigated', 'page-navigate'),
  leaves('page-reloaded', 'page-reload'),
  leaves('tab-closed', 'tab-close'),
  leaves('browser-killed', 'browser-kill'),
];
