import { causeAtMs as atMs, type Cause, cause } from './base.ts';

const leaves = (id: string, kind: 'page-navigate' | 'page-reload' | 'tab-close' | 'browser-kill'): Cause =>
  cause(id, { acts: [{ atMs, kind }], pageOnly: true });

const hiddenMs = 60_000;

/** The client ends the connection, by its script or by leaving. */
export const clientCloses: readonly Cause[] = [
  cause('client-close-no-arguments', { acts: [{ atMs, kind: 'client-close' }] }),
  cause('client-close-1000', { acts: [{ atMs, kind: 'client-close', args: { code: 1000 } }] }),
  cause('client-close-4000', { acts: [{ atMs, kind: 'client-close', args: { code: 4000, reason: 'x' } }] }),
  cause('client-close-unanswered', { server: 'mute', acts: [{ atMs, kind: 'client-close', args: { code: 1000 } }] }),
  leaves('page-navigated', 'page-navigate'),
  leaves('page-reloaded', 'page-reload'),
  cause('page-hidden-60s-then-server-close', {
    acts: [
      { atMs, kind: 'tab-hide' },
      { atMs: atMs + hiddenMs, kind: 'server-close', args: { code: 1001 } },
    ],
    causeAtMs: atMs + hiddenMs,
    pageOnly: true,
  }),
  leaves('tab-closed', 'tab-close'),
  leaves('browser-killed', 'browser-kill'),
];
