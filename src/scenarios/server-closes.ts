import { causeAtMs as atMs, type Cause, cause } from './base.ts';

const closes = (id: string, args: Record<string, string | number> = {}): Cause =>
  cause(id, { acts: [{ atMs, kind: 'server-close', args }] });

const violates = (id: string, how: string): Cause =>
  cause(id, { server: 'raw', acts: [{ atMs, kind: 'server-violate', args: { how } }] });

/** The server's process is alive and ends the connection, properly or not. */
export const serverCloses: readonly Cause[] = [
  closes('server-close-1000', { code: 1000 }),
  closes('server-close-1001', { code: 1001 }),
  closes('server-close-1011', { code: 1011 }),
  closes('server-close-1012', { code: 1012 }),
  closes('server-close-1013', { code: 1013 }),
  closes('server-close-4000', { code: 4000 }),
  closes('server-close-no-code'),
  cause('server-close-1001-then-exit', { acts: [{ atMs, kind: 'server-shutdown', args: { exit: 'at-once' } }] }),
  cause('server-close-1001-keeps-tcp', {
    server: 'mute',
    acts: [{ atMs, kind: 'server-close', args: { code: 1001 } }],
  }),
  cause('server-reset', { acts: [{ atMs, kind: 'server-reset' }] }),
  cause('server-terminate', { acts: [{ atMs, kind: 'server-terminate' }] }),
  cause('server-message-too-big', { acts: [{ atMs, kind: 'client-send', args: { size: 'too-big' } }] }),
  violates('server-invalid-utf8', 'invalid-utf8'),
  violates('server-masked-frame', 'masked'),
  violates('server-close-code-1006-on-wire', 'close-1006'),
  violates('server-close-code-999-on-wire', 'close-999'),
];
