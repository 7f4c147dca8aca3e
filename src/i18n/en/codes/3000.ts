import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**Log in first.** The WebSocket sibling of HTTP 401.',
  short: 'Like HTTP 401.',
  title: 'WebSocket 3000 Unauthorized: the 401 of WebSockets',
  description:
    'WebSocket close code 3000: unauthorized, like HTTP 401. Why a server accepts first and then closes with 3000, and how the client should react.',
  who: '**The server**',
  reconnect: '**After** getting credentials',
  checks: [
    '**Token sent?** A page cannot set headers on a WebSocket: use a cookie or the first message.',
    '**Expired?** Compare its lifetime with the time open.',
    '**Same account elsewhere?** Some services allow one connection.',
  ],
  clientSees: 'The code reaches script, unlike a refused handshake, where 401 shows as 1006.',
  serverSees: 'Its own decision. Accept, check, then close.',
  causes: {
    'no-token': ['No token', 'Right after opening.', 'Send it first'],
    'expired-token': ['Expired token', 'After a fixed time, or on reconnect.', 'Refresh, then connect once'],
  },
  fix: 'One new token, one new try. A loop of refused logins locks accounts.',
  differs: ['uWebSockets reports a received 3000–3999 as 1006.'],
  log: '**info.** Sessions end. Watch the rate.',
  related: { 3003: 'logged in, but not allowed', 1008: 'the generic “no”', 3008: 'ended by a timeout' },
};
