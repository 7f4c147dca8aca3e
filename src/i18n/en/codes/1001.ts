import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**One side is leaving, and said so.** The server shuts down, or the user leaves the page.',
  short: 'A server stops, or the user leaves the page.',
  title: 'WebSocket 1001 Going Away: who leaves, and whether to reconnect',
  description:
    'WebSocket close code 1001: a server shutting down or a browser leaving the page said goodbye in a Close frame. Who sent it, why close(1001) throws in a page, reconnecting after a deploy, and how to log it.',
  who: '**The side that leaves:** the server on shutdown, the browser on leaving',
  reconnect: '**Yes,** with backoff and jitter',
  checks: [
    '**Where do you see it?** In a page it came from the server; on the server, from a browser.',
    '**Everybody at once?** A deploy, a restart, a proxy’s reload.',
    '**Nobody came back?** Your library may treat 1001 as final.',
  ],
  clientSees: 'Firefox says `wasClean: false` when the server sends FIN without waiting for the answer.',
  serverSees: 'One for each tab that is closed, reloaded or left. That is everyday life.',
  causes: {
    'page-left': [
      'The user closed, reloaded or left the page',
      'On the server, one at a time, all day. The reason is empty, or “WebSocket is closed due to suspension.” from WebKit.',
      'Nothing to fix',
    ],
    deploy: [
      'A deploy or a restart',
      'In the page, everybody at once. Tomcat, Jetty, Spring and Python websockets send it when they stop.',
      'Spread the reconnects',
    ],
    'idle-server': [
      'A server’s own idle timeout',
      'Quiet connections only, always the same age: Jetty after 30 s, Tomcat if you set one.',
      'Send a heartbeat, or raise it',
    ],
    'proxy-reload': [
      'A proxy reloaded its configuration',
      'Your server did not stop. Caddy sends 1001 to both sides on reload, unless `stream_close_delay` is set.',
      'Delay the closing in the proxy',
    ],
  },
  fix: 'Say goodbye on shutdown, and come back spread out.',
  fixNote:
    '`ws` sends nothing by itself: `server.close()` leaves the clients open, and the process then takes them down with 1006.',
  differs: [
    'Leaving a page: Firefox and WebKitGTK send 1001 at once. Chromium 156 may keep the page in its back/forward cache and then sends nothing until it is dropped.',
    'A browser killed with all its processes sends only FIN, so the server logs 1006. If Chromium’s main process dies alone, its network process still says 1001.',
    'A page may not pass 1001: `close(1001)` throws `InvalidAccessError`, and the socket stays open.',
    'sockette does not reconnect after 1001. Reconnect rules differ: check your library’s.',
  ],
  log: '**info** on the server, even **debug**: people close tabs. In the page, **info** too; alert when it is not followed by a new connection.',
  related: {
    1000: 'the work is done, nobody leaves',
    1006: 'the same ending, without a goodbye',
    1012: 'a restart, said more precisely',
  },
  asked: [
    [
      'close(1001) throws. Why?',
      'A page may pass only 1000 or 3000 to 4999. The browser itself sends 1001 when the page goes away. Use 1000 or a code of your own, such as 4001.',
    ],
    [
      'After a deploy the clients do not reconnect. Why?',
      'The library takes 1001 for a deliberate end. Reconnect on everything but the codes you know to be final, with backoff and jitter.',
    ],
    [
      '1001 or 1012 for a restart?',
      'Both are honest. 1001 reaches every browser; 1012 says more but WebKitGTK turns it into 1006: [1001 and 1012](/1001-vs-1012/).',
    ],
    [
      'Should I log 1001 as an error?',
      'No. On a server most of them are people who closed a tab. Log them as info or debug, and watch the reconnect rate instead.',
    ],
  ],
};
