import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**The service restarts on purpose.** Come back soon, but not all at the same moment.',
  short: 'Restarting on purpose.',
  title: 'WebSocket 1012 Service Restart: reconnect after 5 to 30 s',
  description:
    'WebSocket close code 1012: the service restarts. Reconnect after a random 5 to 30 seconds. WebKitGTK and uWebSockets report it as 1006, so do not rely on it.',
  who: '**The server,** or a proxy in front',
  reconnect: '**Yes,** after a random 5–30 s',
  checks: [
    '**A deploy right now?** Then it is expected.',
    '**Does the client wait at random?** Without jitter all come back at once.',
    '**Some clients show 1006?** WebKitGTK and uWebSockets do not know 1012.',
  ],
  clientSees: 'In WebKitGTK the same closing is `error`, then 1006.',
  serverSees: 'The echo, or 1002 from WebKitGTK, which refuses the code.',
  causes: {
    deploy: ['A deploy', 'Everybody at once, at a time you know.', 'Spread the reconnects'],
    scaling: ['Scaling or draining', 'One group of clients, on one instance.', 'Nothing: they come back elsewhere'],
    'config-reload': ['A reload of the configuration', 'At every change, without a deploy.', 'Reload without closing'],
  },
  fix: 'Send it on a planned restart, and wait a random 5 to 30 s before you return.',
  fixNote: 'The 5–30 s come from the mail that registered the code, not from RFC 6455.',
  differs: [
    'WebKitGTK answers 1002 and shows the page `error` and 1006.',
    'uWebSockets reports a received 1012 as 1006.',
    'Python websockets can stop with 1012: pass the code to `server.close()`. Phoenix’s drain uses it.',
  ],
  log: '**info.** It is planned. Alert when clients do not come back within a minute.',
  related: {
    1001: 'leaving, also after a restart',
    1013: 'overloaded: come back much later',
    1006: 'what some clients make of it',
  },
};
