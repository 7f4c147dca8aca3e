import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**You may not.** The server knows who you are and still refuses, like HTTP 403.',
  short: 'Like HTTP 403.',
  title: 'WebSocket 3003 Forbidden: the 403 of WebSockets',
  description:
    'WebSocket close code 3003: forbidden, like HTTP 403. Logging in again does not help. How to tell the user and what to check on the server.',
  who: '**The server**',
  reconnect: '**No:** the answer will be the same',
  checks: [
    '**Right account?** Compare the user in the server’s log.',
    '**Right resource?** Room, tenant or topic.',
    '**Rights just changed?** Ask for a new session once.',
  ],
  clientSees: 'The code reaches script, unlike a refused handshake, where 403 shows as 1006.',
  serverSees: 'Its own decision, with the rule in its log.',
  causes: {
    rights: ['Missing rights', 'One user, one resource.', 'Grant them, or hide the button'],
    blocked: ['Blocked', 'One user, everywhere.', 'Tell the user whom to ask'],
  },
  fix: 'Stop reconnecting and say so in plain words.',
  differs: ['uWebSockets reports a received 3000–3999 as 1006.'],
  log: '**warn.** A jump is a broken rule or somebody probing.',
  related: { 3000: 'log in first', 1008: 'the generic “no”' },
};
