import type { CauseId } from '../../core/diagnose/causes/index.ts';

/** Which row of a code's causes a cause of the diagnosis belongs to; those that are in none have no row. */
export const causeRows: Readonly<Record<number, Readonly<Record<string, readonly CauseId[]>>>> = {
  1006: {
    'idle-proxy': ['idle-timeout', 'ping-race'],
    'server-died': ['process-killed', 'stopped-without-close'],
    handshake: [
      'auth-refused',
      'origin-refused',
      'wrong-path',
      'upgrade-not-passed',
      'upstream-down',
      'not-listening',
      'bad-certificate',
      'plain-on-tls-port',
      'mixed-content',
      'blocked-by-policy',
      'wrong-subprotocol',
      'never-answered',
      'cut-before-answer',
      'path-blocks',
      'redirected',
      'wrong-node',
      'closed-too-early',
      'too-many',
      'no-websocket-support',
      'tls-refused',
    ],
    'lost-network': ['network-lost', 'network-switch', 'sleep', 'mobile-suspend'],
    violation: ['broken-frames', 'bad-utf8', 'code-not-sendable'],
  },
};
