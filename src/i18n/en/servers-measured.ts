/** The table of what servers do by default. Keys of columns are those of src/evidence/server-records.ts. */
export const serversMeasured = {
  server: 'Server',
  columns: {
    sigterm: 'SIGTERM',
    'client-close-no-arguments': 'answers close()',
    'client-close-4000': 'answers close(4000)',
    idle: 'own Pings',
    'idle-pings-unanswered': 'Pings unanswered',
    'message-too-big': 'message too big',
    'invalid-utf8-from-client': 'invalid UTF-8',
  },
  codeAfter: '{code} after {time}',
  noClose: 'no Close (1006)',
  notEnded: 'nothing in {time}',
  pingsEvery: 'every {time}',
  pingAfter: 'after {time}',
  noPings: 'none in {time}',
  noPingsBut: 'none, but {end}',
  passedOn: 'passes it on',
  or: ' or ',
  measured: '{versions}. Two runs each on Linux {kernel}, {date}, against ws {client}; nothing was configured.',
  data: 'All runs are in the evidence as JSON.',
};

export type ServersMeasuredStrings = typeof serversMeasured;
