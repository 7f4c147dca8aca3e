import type { Widened } from './backoff.ts';

/** Words of what may happen besides in a run of the herd tool. All of it is off at first. */
export const herdSwitches = {
  title: 'What else happens',
  titleOn: 'What else happens ({n} on)',
  groups: { clients: 'Clients', servers: 'Servers', elsewhere: 'On the way' },
  fromS: 'From (s)',
  toS: 'To (s)',
  lostShare: {
    label: 'Only a share loses its connection',
    note: 'The others stay connected.',
    share: 'Connections lost (%)',
  },
  others: {
    label: 'Other clients among them',
    note: 'Shares of the clients with policies of their own. The rest has the policies A to D.',
    slot: 'of other clients {n}',
    share: 'Share of other clients {n} (%)',
    add: 'Add another kind',
    remove: 'Remove other clients {n}',
  },
  told: {
    label: 'The server says how long to wait',
    note: '1012 or 1013 with a wait, Pusher’s 4100–4199, Retry-After of a 503.',
    share: 'Clients that obey (%)',
    onClose: 'With the close',
    onRefusal: 'With a refusal',
  },
  afterConnect: {
    label: 'Work after connecting',
    note: 'In handshakes, before the next one in the queue; less as caches warm.',
    coldCost: 'Cost with cold caches',
    warmCost: 'Cost with warm caches',
    halfAfter: 'Halfway after (connections)',
  },
  connectionsMax: {
    label: 'A limit of connections',
    note: 'Clients beyond it are refused.',
    most: 'Connections at most',
  },
  gate: {
    label: 'An admission gate',
    note: 'Refuses clients before they cost the servers anything.',
    isLimited: 'Limit how many at a time',
    atATime: 'Clients at a time',
    closedFromS: 'Closed from (s)',
    closedUntilS: 'Closed until (s)',
  },
  crash: {
    label: 'Crash on overload',
    note: 'Queue and accepted connections are lost; after the restart caches are cold.',
    queue: 'At this queue (handshakes)',
    restartS: 'Restart takes (s)',
  },
  failing: {
    label: 'A bad pool',
    note: 'A share of the attempts fails and costs the servers nothing, until the pool is fixed.',
    share: 'Attempts that fail (%)',
    untilS: 'Until (s)',
  },
  otherRegion: {
    label: 'A second region',
    note: 'Clients switch to it after some failed attempts.',
    afterFailures: 'After failed attempts',
    capacity: 'Its spare capacity per second',
  },
};

export type HerdSwitchStrings = Widened<typeof herdSwitches>;
