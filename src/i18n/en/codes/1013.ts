import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**Overloaded: try again later.** And not here at once, or the overload only grows.',
  short: 'Overloaded.',
  title: 'WebSocket 1013 Try Again Later: overload and reconnecting',
  description:
    'WebSocket close code 1013: the server is overloaded. Reconnect to another address, or to the same one after a user action. What browsers report, and how to shed load.',
  who: '**The server,** to protect itself',
  reconnect: '**Elsewhere,** or after a user action',
  checks: [
    '**One server or all?** If others are free, the balancing is off.',
    '**Do clients retry at once?** Then they keep the overload alive.',
    '**A limit you set?** Connections per process, memory, file handles.',
  ],
  clientSees: 'In WebKitGTK the same closing is `error`, then 1006.',
  serverSees: 'Its own decision, usually right after accepting.',
  causes: {
    full: ['Connection limit reached', 'New clients only; old ones stay.', 'More servers, or a higher limit'],
    stampede: [
      'Everybody came back at once',
      'Right after an outage or a deploy.',
      'Backoff with jitter in the clients',
    ],
    'slow-backend': ['A slow backend', 'Queues grow before the first 1013.', 'Shed load earlier'],
  },
  fix: 'Refuse early and cheaply, and let clients wait long.',
  fixNote: 'The registration asks for another IP address if there are several, or a user action for the same one.',
  differs: [
    'WebKitGTK answers 1002 and shows the page `error` and 1006.',
    'uWebSockets reports a received 1013 as 1006.',
  ],
  log: '**warn,** and alert: capacity is gone.',
  related: { 1012: 'planned: back within seconds', 1008: 'refused by rule, not by load', 1011: 'broken, not full' },
};
