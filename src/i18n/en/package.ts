import type { EndingKind } from '../../core/diagnose/ending-kind.ts';

/** Words of the package and of its command. Names in braces are filled in. */
export const packageWords = {
  /** What each kind of ending is, as a metric’s legend says it. */
  kinds: {
    normal: 'closed on purpose',
    'going-away': 'the peer went away and said so',
    restart: 'the server restarts',
    overload: 'the server has no room',
    refused: 'the server refused the client',
    'protocol-error': 'one side broke the protocol',
    'too-big': 'a message was too big',
    'server-error': 'the server failed',
    'bad-gateway': 'a gateway lost its server',
    timeout: 'the application’s timeout',
    application: 'a code of the application or library',
    'never-opened': 'the connection never opened',
    dropped: 'dropped without a Close frame',
    timer: 'dropped at the age of a known timer',
    'client-away': 'dropped while the client was offline or in the background',
    invalid: 'a code that nobody may send',
  } satisfies Record<EndingKind, string> as Record<EndingKind, string>,
  line: 'WebSocket closed: {code} ({kind}). Most likely: {cause}. {fix} {url}',
  lineWithoutCause: 'WebSocket closed: {code} ({kind}). {url}',
};

export type PackageStrings = typeof packageWords;
