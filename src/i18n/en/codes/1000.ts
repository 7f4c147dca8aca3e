import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**The job is done.** One side closed on purpose, and the other side answered.',
  short: 'The job is done.',
  title: 'WebSocket 1000 Normal Closure: what it means',
  description:
    'WebSocket close code 1000: one side closed on purpose and the other answered. When to reconnect all the same, why close(1000) can end as 1006, and how to log it.',
  who: '**Either side,** on purpose',
  reconnect: '**No,** the work is done',
  checks: [
    '**Who called `close()`?** Your page, or the server: look for the call.',
    '**Did you expect it?** Some libraries close with 1000 for their own reasons; read `reason`.',
    '**Is `wasClean` false?** The code arrived, but TCP did not end in order.',
  ],
  clientSees: 'The same code whether you closed or the server did. The event does not say who began.',
  serverSees: 'Its peer’s 1000, or its own coming back as the answer.',
  causes: {
    'own-close': [
      'Your own code called `close(1000)`',
      'The call is in your code, often in a clean-up function that runs on every render or route change.',
      'Close once, when you mean it',
    ],
    'server-done': [
      'The server finished the session',
      'It comes at a natural end: game over, file sent, user signed out elsewhere.',
      'Do not reconnect',
    ],
    'library-rule': [
      'A library’s own rule',
      'The reason says so: Phoenix’s client sends “heartbeat timeout”, uWebSockets with `maxLifetime` sends “please reconnect”.',
      'Decide by `reason`, not by the code',
    ],
  },
  fix: 'Treat 1000 as the end, and wait for the answer before you leave.',
  fixNote:
    'A process that exits right after `close(1000)` cuts TCP before the answer comes: both ends then report 1006 or an unclean close.',
  differs: [
    'Phoenix’s client does not reconnect after 1000, sockette neither after 1000, 1001 nor 1005.',
    'After both Close frames the browser waits for the server to end TCP: Chromium 2 s, WebKitGTK about 5 s, Firefox not at all.',
    'A page may pass 1000 to `close()`. Leaving the code out is **not** the same: then the frame has no code and both ends see [1005](/1005/).',
  ],
  log: '**debug.** Nothing went wrong. Count them if you want to know how sessions end.',
  related: {
    1001: 'also on purpose, but because somebody leaves',
    1005: 'the same, without a code in the frame',
    1006: 'what you get when the answer never comes',
  },
  asked: [
    [
      'I called close(1000), yet I got 1006. Why?',
      'The closing handshake did not finish: the server ended TCP without a Close frame, or never answered. Chromium then gives up after 60 s, Firefox after about 20 s, and the event says 1006. Look at the server’s close handler, and do not end the process before the `close` event.',
    ],
  ],
};
