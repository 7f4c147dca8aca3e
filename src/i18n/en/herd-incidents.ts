import type { Widened } from './backoff.ts';

/** Words of the library of incidents. `known`: the operator's own account; `assumed`: what the model needs besides. */
export const herdIncidents = {
  known: 'Known',
  assumed: 'Assumed',
  limits: 'Not in the model',
  model: 'In the model',
  source: 'The operator’s account',
  replay: 'Replay above',
  replayOf: 'Replay {name}',
  replayChanged: 'Replay with it',
  replayChangedOf: 'Replay {name} with this change: {remedy}',
  back: '99.9 % are back after {t}',
  notBack: 'not back within an hour',
  changed: '{remedy}: {outcome}.',
  was: 'As it was: {outcome}.',
  list: {
    'trello-2023': {
      name: 'Trello, 30 November 2023',
      known:
        'More than a million connections were made again, each with load on the database. Some traffic was blocked on purpose. 14:04 to 16:57 UTC.',
      assumed: '5,000 clients, 400 handshakes a second, work of 1 to 2 handshakes after each, cap 30 s.',
      remedy: 'A gate, closed from 60 to 120 s, then 400 clients at a time',
      limits: 'The release that overloaded the database first, and the load of everything else.',
    },
    'pagerduty-2023': {
      name: 'PagerDuty, 13 April 2023',
      known:
        'A rolling deploy over about 10 minutes; clients reconnect within a random window and make several data requests. Degraded from 14:52 to 15:10 UTC.',
      assumed:
        '5,000 clients, 10 batches, 100 handshakes a second, 5 handshakes of work after each, a window of 0–5 s, patience 2 s, cap 5 s.',
      remedy: 'A window of 0–50 s',
      limits: 'The emergency rollback, and other requests to the same servers.',
    },
    'mural-2018-11': {
      name: 'Mural, 14 November 2018',
      known:
        'After a change of the load balancer every client made its connection again at once; slow answers made clients time out and retry. About an hour.',
      assumed: '5,000 clients, 200 handshakes a second, patience 5 s, no jitter, cap 30 s.',
      remedy: 'Twice the capacity, as servers were added',
      limits: 'The time that people needed to find and to deploy the correction.',
    },
    'mural-2018-10': {
      name: 'Mural, 30 October 2018',
      known:
        'The authentication of a socket timed out and was retried without end. Corrected with an exponential backoff and more time for the server.',
      assumed: '5,000 clients, 200 handshakes a second, patience 5 s, a fixed wait of 1 s.',
      remedy: 'Exponential backoff with full jitter, cap 60 s',
      limits: 'Authentication as a step of its own, after the connection is open.',
    },
    'zed-2025': {
      name: 'Zed, June 2025',
      known:
        'At a deploy all clients reconnect at once, the servers answer slowly, clients time out and retry. The change lets clients in 512 at a time.',
      assumed: '5,000 clients, 250 handshakes a second, patience 5 s, full jitter, cap 10 s.',
      remedy: '512 at a time, the others refused',
      limits: 'The pull request gives no duration, and the load on the database.',
    },
    'figma-2020': {
      name: 'Figma, 29 April 2020',
      known:
        'Restarted proxies needed more processor time for TLS than usual; clients timed out before they were connected, until enough of them had backed off.',
      assumed:
        '5,000 clients, 200 handshakes a second, 5 times the work at first, halved after every 1,000 connections, cap 60 s.',
      remedy: 'Refused beyond a queue of 128',
      limits: 'Proxies that were restarted one after the other.',
    },
    'discord-2017-10': {
      name: 'Discord, 13 October 2017',
      known: 'A full restart; millions of clients reconnected over 20 minutes.',
      assumed: '12,000 clients and 10 handshakes a second, so that the 20 minutes are met; refusals that cost nothing.',
      remedy: 'Twice the capacity',
      limits: 'The failures before the restart.',
    },
    'discord-2017-03': {
      name: 'Discord, 20 March 2017',
      known:
        'A third of all sessions stalled, and servers ran out of memory and crashed; from 11:38 to 13:56 PDT, and again at 14:52.',
      assumed: '15,000 clients, 200 handshakes a second, a crash at 2,000 waiting handshakes, a restart of 60 s.',
      remedy: 'Refused beyond a queue of 128',
      limits: 'Memory was filled by queues of events between two services, not by handshakes.',
    },
    'trello-2020': {
      name: 'Trello, 7 December 2020',
      known:
        'The WebSocket service reached a hard limit of connections; reconnecting clients overloaded the database. 14:20 to 16:08 UTC.',
      assumed: '5,000 clients, a limit of 4,000, 200 handshakes a second, refused beyond it.',
      remedy: 'A limit above the number of clients',
      limits: 'The database and its larger replacement.',
    },
    'pusher-mt1': {
      name: 'Pusher mt1, 17 December',
      known:
        'Half of the connections closed at once; half of the attempts got a 502 for up to 5 minutes, until DNS led to the healthy servers. The year was not read.',
      assumed: '10,000 clients, 200 handshakes a second, full jitter, cap 30 s.',
      remedy: 'DNS changed after 10 s',
      limits: 'DNS caches, and the clients (fewer than a tenth) that changed to SockJS.',
    },
    'pusher-eu': {
      name: 'Pusher EU, 15–16 September',
      known:
        'New servers reached a limit and accepted no more connections; clients saw 1006 until they reached others. 70 % of the traffic was directed to them. The year was not read.',
      assumed: '5,000 clients, a limit of 1,500, 200 handshakes a second.',
      remedy: 'Other servers after 2 failed attempts',
      limits: 'Traffic that was moved over a day, and the overload of SockJS.',
    },
  },
};

export type HerdIncidentStrings = Widened<typeof herdIncidents>;
