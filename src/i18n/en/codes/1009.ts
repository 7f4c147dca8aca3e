import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**One message was over the limit.** The receiver will not take messages of that size.',
  short: 'One message was over the limit.',
  title: 'WebSocket 1009 Message Too Big: limits of ws, Python, Go and AWS',
  description:
    'WebSocket close code 1009: one message was larger than the receiver takes. Default limits of ws, Python websockets, coder/websocket, Jetty and AWS API Gateway, and how to send less at a time.',
  who: '**The receiver,** usually the server',
  reconnect: '**After sending less,** or raising the limit',
  checks: [
    '**How large was the last message?** Count bytes, not characters.',
    '**Which limit?** The library’s, the proxy’s or the gateway’s: see below.',
    '**Always the same action?** An upload, a first full sync.',
  ],
  clientSees: 'Many servers send FIN with it, without waiting: Firefox then says `wasClean: false`.',
  serverSees: 'Its own limit. Raise it with care: it protects memory.',
  causes: {
    'big-message': [
      'A message grew',
      'Works for small accounts, fails for large ones.',
      'Split it, or send it by HTTP',
    ],
    'small-default': [
      'A small default',
      'coder/websocket 32 KiB, Jetty 64 KiB, Python 1 MiB, `ws` 100 MiB.',
      'Set the limit you mean',
    ],
    gateway: [
      'A gateway’s quota',
      'AWS API Gateway: 32 KB a frame, 128 KB a message, and no setting.',
      'Split the message',
    ],
  },
  fix: 'Send less at a time, and set the limit on purpose.',
  differs: [
    'uWebSockets force-closes above 16 KiB by default and sends **no** 1009: the client sees 1006.',
    'Python websockets and `ws` send Close and FIN together here.',
  ],
  log: '**warn,** with the size and the limit.',
  related: { 1008: 'refused for another rule', 1003: 'refused for its kind', 1006: 'what uWebSockets makes of it' },
};
