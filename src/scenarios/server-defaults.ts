import type { Act } from '../core/acts/acts.ts';
import { type ServerId, serverIds } from '../core/peers/servers.ts';
import { type Cause, type CauseParts, cause, causeAtMs } from './base.ts';

type Trial = readonly [kind: Act['kind'], args?: Act['args'], more?: CauseParts];

/** What is done to each server. */
const trials: Readonly<Record<string, Trial>> = {
  'client-close-no-arguments': ['client-close'],
  'client-close-1000': ['client-close', { code: 1000, reason: 'bye' }],
  'client-close-4000': ['client-close', { code: 4000, reason: 'x' }],
  'server-close-4000': ['server-close', { code: 4000, reason: 'x' }],
  sigterm: ['server-sigterm', undefined, { watchMs: 70_000 }],
  'message-too-big': ['client-send', { size: 'too-big' }],
  'invalid-utf8-from-client': ['client-send', { how: 'invalid-utf8' }],
};

/** What the lab's server sends back: an echo of what it got, where it got it. */
const echoes = (server: ServerId, name: string): readonly Act[] =>
  server === 'gorilla' && name === 'invalid-utf8-from-client'
    ? [{ atMs: causeAtMs + 1, kind: 'server-violate', args: { how: 'invalid-utf8' } }]
    : [];

const tried = (server: ServerId): readonly Cause[] => [
  ...Object.entries(trials).map(([name, [kind, args, more]]) =>
    cause(`srv-${server}-${name}`, {
      server,
      acts: [{ atMs: causeAtMs, kind, ...(args ? { args } : {}) }, ...echoes(server, name)],
      watchMs: 15_000,
      ...more,
    }),
  ),
  cause(`srv-${server}-idle`, { server, acts: [], causeAtMs: 0, watchMs: 420_000 }),
];

/** Server libraries with nothing set. */
export const serverCauses: readonly Cause[] = serverIds.flatMap(tried);
