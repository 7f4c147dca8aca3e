import type { Act } from '../core/acts/acts.ts';
import { defaultsOf, type ServerId, serverIds } from '../core/peers/servers.ts';
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

/** What the lab's server sends back: an echo of what it got, where it got it and can send it. */
const echoes = (server: ServerId, name: string): readonly Act[] =>
  (server === 'gorilla' || server === 'lws') && name === 'invalid-utf8-from-client'
    ? [{ atMs: causeAtMs + 1, kind: 'server-violate', args: { how: 'invalid-utf8' } }]
    : [];

/** Nothing is too big for a server without a limit. */
const trialsOf = (server: ServerId) =>
  Object.entries(trials).filter(([name]) => name !== 'message-too-big' || !defaultsOf(server)?.limitless);

/** Longer than the most patient of them. */
const idleMs = 420_000;

const tried = (server: ServerId): readonly Cause[] => [
  ...trialsOf(server).map(([name, [kind, args, more]]) =>
    cause(`srv-${server}-${name}`, {
      server,
      acts: [{ atMs: causeAtMs, kind, ...(args ? { args } : {}) }, ...echoes(server, name)],
      watchMs: 15_000,
      ...more,
    }),
  ),
  cause(`srv-${server}-idle`, { server, acts: [], causeAtMs: 0, watchMs: idleMs }),
  cause(`srv-${server}-idle-pings-unanswered`, {
    server,
    profile: 'ws',
    answersPings: false,
    acts: [],
    causeAtMs: 0,
    watchMs: idleMs,
  }),
];

/** Server libraries with nothing set. */
export const serverCauses: readonly Cause[] = serverIds.flatMap(tried);
