import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**Reserved: it has no meaning.** Nobody should send it; if you see it, the sender made it up.',
  short: 'Reserved, without a meaning.',
  title: 'WebSocket 1004: reserved, what to do if you see it',
  description:
    'WebSocket close code 1004 is reserved and has no meaning. Who might send it, what browsers and libraries make of it, and what to use instead.',
  who: '**Nobody should.** A hand-written peer might',
  reconnect: '**After asking the sender** what it meant',
  checks: [
    '**Who wrote the server?** A library would have refused 1004.',
    '**An old table?** Early drafts and some documents call 1004 “frame too large”; that is [1009](/1009/).',
    '**Only one browser shows it?** WebKitGTK turns it into 1006.',
  ],
  clientSees: 'Chromium and Firefox hand it on. WebKitGTK fails the connection: `error`, then 1006.',
  serverSees: '`ws`, Python websockets and gorilla refuse a frame with 1004; uWebSockets reports 1006.',
  causes: {
    'old-table': ['A table from an old draft', 'The sender wanted “too large”.', 'Send [1009](/1009/)'],
    'own-number': [
      'A number of its own, from the wrong range',
      'The sender just counted on from 1003.',
      'Take one from 4000–4999',
    ],
  },
  fix: 'Send a code that means something: 1009 for size, 4000–4999 for your own cases.',
  log: '**warn.** It points at a peer that does not follow the registry.',
  related: { 1002: 'what strict peers answer', 1005: 'reserved too, but with a local meaning' },
};
