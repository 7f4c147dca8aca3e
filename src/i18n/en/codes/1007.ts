import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**The data did not fit the kind of message.** Nearly always: a text message that is not valid UTF-8.',
  short: 'Text that is not valid UTF-8.',
  title: 'WebSocket 1007 Invalid frame payload data: bad UTF-8',
  description:
    'WebSocket close code 1007: a text message held bytes that are not valid UTF-8. Which send() is to blame, why malformed JSON is not 1007, and what browsers report.',
  who: '**The receiver**',
  reconnect: '**After fixing the sender**',
  checks: [
    '**Bytes sent as text?** Compressed or Latin-1 data in a text message.',
    '**Cut in the middle?** A buffer split inside a multi-byte character.',
    '**Is it JSON that fails to parse?** Then it is not 1007: that is your application’s error.',
  ],
  clientSees: 'Only if **your** text was bad. A page cannot do that: `send(string)` is always valid UTF-8.',
  serverSees: '`ws` sends 1007 by itself. WebKitGTK sends it to you, Chromium sends 1002, Firefox only FIN.',
  causes: {
    'bytes-as-text': [
      'Binary data sent as text',
      'Images, gzip or Protobuf with the text opcode; fails on the first bytes above 0x7f.',
      'Send it as binary',
    ],
    'wrong-encoding': [
      'Another encoding',
      'Only names with accents or Japanese fail: Shift_JIS or Latin-1 bytes.',
      'Encode as UTF-8',
    ],
    'split-character': [
      'A character cut in two',
      'Only long messages fail, at random: text is cut by bytes, then sent as separate messages.',
      'Cut by characters, or use binary',
    ],
  },
  fix: 'Bytes go in binary messages, strings in text messages.',
  differs: [
    'When the **server** sends bad UTF-8, every browser gives the page `error` and 1006.',
    'The server then receives 1002 “Invalid UTF-8 in text frame” from Chromium, 1007 from WebKitGTK and FIN from Firefox.',
  ],
  log: '**error.** One of the two programs is wrong; log the length and the first bytes.',
  related: {
    1002: 'Chromium’s answer to the same mistake',
    1003: 'the kind of message itself was refused',
    1008: 'refused for another rule',
  },
};
