/** The answer on a code's page for a reader whom an error message sent, with what it said. `{…}` are filled in. */
export const incident = {
  came: 'From your link:',
  after: '{n} open',
  clean: { yes: 'clean', no: 'not clean' },
  reason: 'reason',
  status: 'HTTP {n}',
  neverOpened: 'never opened',
  diagnose: 'Diagnose this: every cause, ranked',
  mark: 'Most likely here',
  picture: 'What happens then, simulated: {cause}.',
  play: 'Play this run',
  heartbeat: 'A heartbeat',
  heartbeatOfClient: 'A heartbeat in the client, on this page',
  heartbeatIn: '{library}: a heartbeat every 25 s',
  otherProxy: 'Another proxy?',
};

export type IncidentStrings = typeof incident;
