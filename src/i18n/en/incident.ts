/** The line on a code's page for a reader whom an error message sent, with what it said. `{…}` are filled in. */
export const incident = {
  came: 'From your link:',
  after: '{n} open',
  clean: { yes: 'clean', no: 'not clean' },
  reason: 'reason',
  status: 'HTTP {n}',
  neverOpened: 'never opened',
  diagnose: 'Diagnose this',
};

export type IncidentStrings = typeof incident;
