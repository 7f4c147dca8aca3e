import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**“I cannot take this kind of data.”** For example binary at an endpoint that reads only text.',
  short: 'Binary at a text-only endpoint, for example.',
  title: 'WebSocket 1003 Unsupported Data: text or binary',
  description:
    'WebSocket close code 1003: an endpoint received a type of data it cannot accept, such as a binary message at a text-only server. How to find the wrong send() and fix it.',
  who: '**The receiver,** usually the server',
  reconnect: '**After fixing the sender**',
  checks: [
    '**Text or binary?** See what type you pass to `send()`.',
    '**After one particular message?** It is that message.',
    '**Did a library change?** `Buffer`, `Blob` and `ArrayBuffer` go out as binary.',
  ],
  clientSees: 'It follows within one round trip of the message that was refused.',
  serverSees: 'Its own decision, made by the application’s message handler.',
  causes: {
    'binary-at-text': [
      'Binary where text is expected',
      'You send a `Buffer`, `Blob` or typed array; the server wants JSON text.',
      'Send a string',
    ],
    'text-at-binary': [
      'Text where binary is expected',
      'A Protobuf or MessagePack endpoint gets `JSON.stringify` output.',
      'Send an `ArrayBuffer`',
    ],
    'wrong-endpoint': [
      'The wrong endpoint or subprotocol',
      'The very first message fails: the address or `protocols` argument belongs to another service.',
      'Check URL and subprotocol',
    ],
  },
  fix: 'Check the kind of message first, and name in the reason what you accept.',
  differs: [
    '1003 is about the kind of message. JSON that does not parse is the application’s affair: use a 4000-range code.',
  ],
  log: '**error** on the side that sends, **warn** on the side that refuses.',
  related: {
    1007: 'right kind, but broken inside',
    1002: 'the frame itself was wrong',
    1008: 'refused for another rule',
  },
};
