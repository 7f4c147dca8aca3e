import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**The other side broke the rules of the protocol.** Whoever noticed ended the connection.',
  short: 'The other side broke the rules of the protocol.',
  title: 'WebSocket 1002 Protocol error: causes and fixes',
  description:
    'WebSocket close code 1002: one side sent a frame that breaks RFC 6455, such as an unmasked client frame, reserved bits or a code like 1006. How to find the sender and what browsers report instead.',
  who: '**The side that noticed,** about the other',
  reconnect: '**Not in a loop:** it will recur. Fix the sender',
  checks: [
    '**Who received it?** That side sent the wrong bytes.',
    '**Read `reason`:** Chromium names the rule, such as “Masked frame from server”.',
    '**Is something in between?** A proxy that rewrites, or two handlers writing to one socket.',
  ],
  clientSees: 'The page that **detects** a violation gets `error`, then 1006. It sees 1002 only if the server sent it.',
  serverSees: 'What Chromium and WebKitGTK send when your server breaks a rule. Firefox sends only FIN.',
  causes: {
    'own-frames': [
      'Hand-written framing',
      'It breaks from the first message, with every client: wrong length, no mask, reserved bits set.',
      'Use a kept library',
    ],
    'raw-write': [
      'Something else writes to the socket',
      'It breaks at random: a log line, a second handler, an HTTP error page after the upgrade.',
      'One writer for each socket',
    ],
    compression: [
      'Compression that was not agreed on',
      'RSV1 is set although `permessage-deflate` was not negotiated; often a proxy strips the header.',
      'Turn it off on one side to test',
    ],
    'forbidden-code': [
      'A forbidden code in a Close frame',
      'Somebody passes 1005, 1006 or 1015 on, for example a relay that copies the code it saw.',
      'Map it to 1014 or send no code',
    ],
  },
  fix: 'Look at the first bytes on the wire; the mistake is nearly always visible there.',
  fixNote: 'A client’s frames must be masked, a server’s must not. The second byte’s top bit says which.',
  differs: [
    'Chromium sends Close 1002 with a reason, then closes TCP; the page gets `error` and 1006.',
    'Firefox accepts a masked frame from the server, and answers other violations with FIN alone.',
    'For invalid UTF-8 in a text message Chromium sends 1002, WebKitGTK sends 1007.',
    '`ws` and Python websockets send the Close and FIN together after an error, so Firefox reports `wasClean: false`.',
  ],
  log: '**error.** It is a bug in one of the two programs. Log the reason and the peer’s `User-Agent`.',
  related: {
    1003: 'right protocol, wrong kind of data',
    1007: 'the frame was right, its text was not',
    1006: 'what the page that noticed reports',
  },
};
