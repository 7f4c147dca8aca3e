import type { Widened } from './backoff.ts';

/** Words of the calculator of the herd tool: from a deadline to the parameters of client and server. */
export const herdPlan = {
  title: 'Choose the parameters',
  intro:
    'For the clients, capacity, time down, timeout and cost of a refusal set above: what client and server need, so that 99.9 % are back by the deadline although all connections are lost at once.',
  deadline: 'Deadline (s)',
  rows: {
    first: {
      name: 'First wait',
      value: 'random, 0 to {t}',
      why: 'The first waits then bring {n} attempts a second, which {capacity} can serve, by chance busy seconds included. It is the widest that the deadline leaves time for.',
    },
    cap: {
      name: 'Cap of the waits',
      value: '{t}',
      why: 'Whoever attempted too early is back one cap after the servers have served the rest: all by {t}. It is the longest that leaves time: the longer it is, the fewer attempts are refused.',
    },
    queue: {
      name: 'Queue bound, refuse beyond',
      value: '{n}',
      why: 'It takes {t} to work off, less than the {timeout} that a client waits: no handshake is finished for a client that has left.',
    },
    batch: {
      name: 'Batch of a deploy',
      value: '{n} clients, one batch every {gap}',
      why: 'Where you choose who is disconnected when: with a first wait of 0 to {window} the other servers take each batch. Done after {total}.',
      none: 'none in time',
      noneWhy: 'No number of batches up to 100 is done by the deadline.',
    },
  },
  run: 'Run it beside A',
  take: 'Take it over as D',
  running: 'Computing both runs.',
  noWorker: 'No run: this browser blocked the web worker.',
  own: 'Your run A, all at once',
  advice: 'With these parameters',
  outcome: {
    both: 'Your run A: {own}. With these parameters: {advice}.',
    met: '99.9 % are back after {t}, in time',
    missed: '99.9 % are back after {t}, too late',
    never: 'not back within the run',
  },
  not: {
    away: 'Not possible: the connections or the servers take {t} to go and to return, which is no sooner than the deadline.',
    capacity: 'Not possible: the handshakes alone take longer. It needs at least {n} a second.',
    'too-few': 'Not possible: at so few handshakes a second, random variation alone exceeds the capacity.',
    refusals:
      'Not possible: refusals would take half of the capacity or more. Refuse more cheaply, such as before TLS or authentication.',
    'too-soon':
      'Not certain: the work fits, but no parameters are sure to be in time. The soonest deadline that is sure is {t}.',
  },
};

export type HerdPlanStrings = Widened<typeof herdPlan>;
