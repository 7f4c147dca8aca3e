/** Words around alerts, runbooks and the game day. */
export const onCall = {
  severity: { page: 'Wakes someone', ticket: 'Can wait until morning' },
  rule: 'The rule',
  more: 'More',
  allRunbooks: 'all runbooks',
  guide: 'what to alert on',
  separator: ', ',
  story: 'What happens',
  fires: 'Fires',
  none: 'nothing',
  stories: {
    'quiet-night': '60 clients at night, who come and go',
    'busy-morning': 'Three times as many clients within an hour',
    'deploy-drained': 'A deployment that closes with 1012, a tenth of the connections every 40 s',
    'deploy-at-once': 'A deployment that drops all 20,000 connections in one second; the server is back after 20 s',
    'herd-not-back':
      'An outage of one second, after which 20,000 clients reconnect every second and overload the server',
    'bad-pool': 'Half of all opening handshakes fail, on a pool that the balancer keeps in rotation',
    'idle-limit-60': 'Seven connections a second end after 60 s of silence',
    'path-drops': 'Seven connections a second are lost at any age',
    'bug-after-release': 'Seven connections a second end with 1011',
  },
  card: {
    name: 'Card',
    who: 'Date:                    Client and version:                    Heartbeat:        s, patience        s',
    columns: ['Ending', 'Guess: code', 'Code, clean?', 'Noticed after', 'Connected again after', 'Alert, surprise'],
    after: 'What we change, who does it, until when:',
  },
};

export type OnCallStrings = typeof onCall;
