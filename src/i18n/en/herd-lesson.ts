import type { Widened } from './backoff.ts';

/** Words of the lesson at the top of the herd page. */
export const herdLesson = {
  label: 'One outage, three servers',
  key: {
    nobody: 'For nobody:',
    ring: 'a ring is 1,000 handshakes finished after the client left',
    ringNarrow: '(2,000 on a phone)',
    served: 'for a client that is there',
    queue: 'time to work off the queue, against {timeout} that a client waits',
  },
  servers: {
    slow: 'Accepts everyone',
    refuse: 'Refuses early',
  },
  lostAt: 'all lost at 0 s',
  stillDown: 'still down after 1 h',
  backAfter: '99.9 % are back after {t}',
  neverIn: '{n} of {all} clients are not back',
  inVain: '{n} handshakes in vain',
  nothingInVain: 'nothing in vain',
  forNobody: '{n} for nobody',
  forNobodyRate: '{n} a second, for nobody',
  alt: '{back}. At its longest, the queue would take {queue} to work off; a client leaves after {timeout}. Handshakes finished for clients that had left: {n}.',
  change: 'Change one thing about server 1',
  changes: {
    'as-it-is': { label: 'As it is', note: 'endless queue, cap 30 s', why: '' },
    'cap-60': {
      label: 'Cap 30 → 60 s',
      note: 'endless queue, cap 60 s',
      why: 'Back after {t}, and {n} handshakes in vain. Clients attempt less often than the server can serve, so its queue becomes shorter. With a bounded queue a longer cap only makes it slower.',
    },
    'timeout-10': {
      label: 'Clients wait 5 → 10 s',
      note: 'endless queue, clients wait 10 s',
      why: 'Back after {t}. More clients are served before anybody leaves, and those that are left attempt less often.',
    },
    'first-60': {
      label: 'First wait random, 0–60 s',
      note: 'endless queue, first wait 0–60 s',
      why: 'Back after {t}, nothing in vain. The clients arrive at less than the capacity, so that a queue never forms. Every client waits longer after a short outage.',
    },
    refuse: {
      label: 'Refuse beyond 512',
      note: 'queue of 512, cap 30 s',
      why: 'Back after {t}, nothing in vain. A client that is refused at once does not leave a handshake behind, and a refusal costs a 25th of one. This is a change of the server alone.',
    },
    'fixed-1': { label: 'No jitter, fixed 1 s', note: 'endless queue, fixed 1 s', why: '' },
  },
  map: {
    caption: 'Columns: cap of the waits in seconds. Rows: seconds that a client waits. Framed: servers 1 and 2.',
    never: 'not back within an hour',
    note: 'Each cell is a run with {clients} clients and {capacity} handshakes a second, a twentieth of the above. By chance a cell at the edge may differ from the run above.',
    sum: {
      title: 'The sum behind the edge',
      lost: 'connections lost at once',
      served: '− served before the queue is longer than a client waits',
      out: 'still out',
      round: '÷ one round: time in the queue, then the mean wait',
      offered: 'attempts per second',
      capacity: 'capacity per second',
      agrees:
        'While attempts are at least the capacity, the queue does not become shorter; just below it does so slowly. This sum agrees with {n} of the {all} runs.',
    },
  },
};

export type HerdLessonStrings = Widened<typeof herdLesson>;
