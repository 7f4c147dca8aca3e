import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**Refused, without saying which rule.** The generic “no” when no other code fits or details should stay hidden.',
  short: 'Refused, without saying which rule.',
  title: 'WebSocket 1008 Policy Violation: authentication, limits, origin',
  description:
    'WebSocket close code 1008: the server refused because a policy was violated, often authentication, rate limits or origin. How to find the rule, and why a 4000-range code is kinder.',
  who: '**The server,** usually your application',
  reconnect: '**Usually no:** log in again, or slow down first',
  checks: [
    '**Around login?** A token that is missing, expired or for another origin.',
    '**Under load?** A rate limit, or too many small fragments.',
    '**Read `reason`** and the server’s log at that second.',
  ],
  clientSees: 'The connection did open, so the handshake was not the problem.',
  serverSees: 'Its own decision. The log line next to it names the rule.',
  causes: {
    authentication: [
      'Authentication failed or expired',
      'At once after opening, or exactly when the token’s lifetime ends.',
      'Get a new token, then connect',
    ],
    'rate-limit': ['Too many messages or connections', 'Only busy clients; the log counts.', 'Slow down, back off'],
    'origin-or-topic': [
      'Origin or topic not allowed',
      'Always, for one site or one channel.',
      'Allow it on the server',
    ],
    'library-limit': [
      'A library’s safety limit',
      '`ws` closes with 1008 when a message comes in too many pieces.',
      'Send bigger pieces',
    ],
  },
  fix: 'Tell the client what it can do about it: a code of your own says more than 1008.',
  fixNote: 'Refusing before the upgrade looks like 1006 in a page: status 401 and 403 are hidden from script.',
  differs: ['Jetty’s client side closes with 1008 where its server side uses 1011, for an uncaught error.'],
  log: '**warn.** Watch the rate: a jump is a broken token service or an attack.',
  related: {
    3000: 'the same for “log in first”',
    3003: 'the same for “you may not”',
    1003: 'refused for its kind of data',
    1009: 'refused for its size',
  },
  asked: [
    [
      '1008 or a code between 4000 and 4999?',
      'If the client should react differently for each rule, take codes of your own: [1008 and 4000–4999](/1008-vs-4000/).',
    ],
  ],
};
