import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**The server said: I broke.** It met something it could not handle, and had time to say so in a Close frame.',
  short: 'The server met something it could not handle.',
  title: 'WebSocket 1011 Internal Error: causes, keepalive ping timeout',
  description:
    'WebSocket close code 1011: the server met an unexpected condition. Uncaught exceptions, “keepalive ping timeout” in Python websockets, failing backends: how to tell them apart and fix them.',
  who: '**The server,** or a library in its name',
  reconnect: '**Yes,** with backoff',
  checks: [
    '**Read the reason.** “keepalive ping timeout” is a dead path, not a bug.',
    '**Server error log** at that second: an uncaught exception.',
    '**Always after the same message?** Reconnecting will not help; fix the handler.',
  ],
  clientSees: 'Firefox says `wasClean: false` when the server sends FIN without waiting for the answer.',
  serverSees: 'With `ws` you send it yourself: `socket.close(1011)`.',
  causes: {
    exception: [
      'Uncaught exception in a handler',
      'The reason may hold a short text. The same message breaks it again.',
      'Catch it; log the message id',
    ],
    'ping-timeout': [
      'Keepalive ping timeout (Python)',
      'Reason “keepalive ping timeout”: Python websockets waited 20 s for a Pong. On a dead path the frame never arrives; the client sees 1006.',
      'Treat it like 1006',
    ],
    backend: [
      'Failing backend behind the socket',
      'Many at once; the database or queue log has errors.',
      'Retry inside, then 1013',
    ],
  },
  fix: 'Catch it, log it, close with a short reason.',
  fixNote: 'Overloaded rather than broken? Send 1013 and say when to come back.',
  differs: [
    'Python websockets and Jetty send 1011 by themselves for an uncaught exception; `ws` does not.',
    'RFC 6455 speaks of the server only; erratum 3227 extends it to any endpoint.',
  ],
  log: '**error.** Each one is a bug or an overload on your side.',
  related: {
    1006: 'it broke before it could say so',
    1013: 'overloaded: try later',
    1008: 'refused on purpose',
    1014: 'a gateway’s backend broke',
  },
  asked: [
    [
      'What is “keepalive ping timeout; no close frame received”?',
      'Python websockets pings every 20 s. No Pong came within 20 s, so it gave up with 1011, locally. The path is dead or your event loop was blocked for that long.',
    ],
  ],
};
