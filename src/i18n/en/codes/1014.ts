import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**A gateway’s backend answered badly.** Like HTTP 502, but after the WebSocket was open.',
  short: 'A gateway’s backend answered badly.',
  title: 'WebSocket 1014 Bad Gateway: the 502 of WebSockets',
  description:
    'WebSocket close code 1014: a gateway or proxy got an invalid answer from the server behind it. Like HTTP 502. Who sends it and what clients report instead.',
  who: '**A gateway,** about the server behind it',
  reconnect: '**Yes,** with backoff',
  checks: [
    '**The gateway’s log** names the backend that failed.',
    '**Is the backend up?** Ask it directly.',
    '**A deploy just now?** The gateway still uses an old address.',
  ],
  clientSees: 'In WebKitGTK the same closing is `error`, then 1006.',
  serverSees: 'The backend sees its own trouble: a crash, a refused connection, or nothing.',
  causes: {
    'backend-down': ['The backend is down', 'Everybody behind that gateway.', 'Restart it; check health checks'],
    'bad-answer': ['It answered with something else', 'After a change of version or path.', 'Match path and protocol'],
    'hand-written-relay': ['Your own relay', 'It may not pass 1006 on, so it says 1014.', 'Look one hop further'],
  },
  fix: 'In a relay, turn a lost backend into 1014; never pass 1005 or 1006 on.',
  differs: [
    'gorilla refuses a Close frame with 1014.',
    'WebKitGTK and uWebSockets turn it into 1006.',
    'nginx writes no Close frames of its own: when the backend goes away it ends TCP, so you see 1006.',
  ],
  log: '**warn** at the gateway, **error** if it lasts.',
  related: { 1011: 'the server itself broke', 1012: 'it restarts on purpose', 1006: 'what most proxies do instead' },
};
