import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**A Close frame came, without a code in it.** Your own side fills in 1005, so nobody sent it.',
  short: 'A Close frame came, without a code in it.',
  title: 'WebSocket 1005 No Status Received: close() without a code',
  description:
    'WebSocket close code 1005: the Close frame held no status code, usually because somebody called close() without arguments. Clean or not, 1005 or 1006, and whether to reconnect.',
  who: '**Your own side,** for a Close frame without a body',
  reconnect: '**Usually no:** somebody closed on purpose',
  checks: [
    '**Search for `close()`** without arguments, on both ends.',
    '**Expected 1000?** `close()` does not mean 1000; write `close(1000)`.',
    '**Nobody called it?** A garbage-collected WebSocket closes without a code too.',
  ],
  clientSees: 'Clean, because both Close frames were exchanged. The frame was just empty.',
  serverSees: 'The same 1005: the browser’s frame is empty, and so is the answer.',
  causes: {
    'close-no-arguments': [
      '`close()` without arguments',
      'By far the most common, in the page or on the server.',
      'Pass 1000 or a code of your own',
    ],
    'component-unmounted': [
      'A component was unmounted',
      'It comes with route changes and hot reloads, from a framework’s clean-up.',
      'Nothing, or close with 1000',
    ],
    'garbage-collected': [
      'The object was garbage-collected',
      'Nobody held the WebSocket any more; the browser closes it without a code.',
      'Keep a reference',
    ],
  },
  fix: 'Pass a code. It costs two bytes and both logs then tell the story.',
  differs: [
    'Chromium and Firefox answer an empty Close with an empty one, WebKitGTK answers with 1000.',
    'A Close frame with a one-byte body is a protocol error: 1006 in Chromium and WebKitGTK, yet 1005 in Firefox.',
    '`close(undefined, "why")` throws in Chromium; Firefox and WebKitGTK send an empty Close.',
    'sockette does not reconnect after 1005.',
  ],
  log: '**debug.** It is a deliberate close by somebody who gave no reason.',
  related: {
    1000: 'the same, with a code',
    1006: 'no Close frame at all',
    1001: 'the code a browser adds when the page goes away',
  },
  asked: [
    [
      '1005 or 1006: what is the difference?',
      '1005: a Close frame came, but it was empty. 1006: no Close frame came. The first is deliberate, the second an accident: [1005 and 1006](/1005-vs-1006/).',
    ],
    [
      'Why 1005 although close() “means 1000”?',
      'It does not. Without a code the frame’s body is empty, and both ends report 1005. Some documents say otherwise; they are wrong.',
    ],
  ],
};
