export const compare = {
  title: 'Compare two WebSocket close codes',
  description:
    'Any two WebSocket close codes side by side: on the wire or not, who sends them, wasClean, reconnect, log level, and what browsers and libraries report.',
  heading: 'Compare two close codes',
  lead: 'Choose two codes. The address of the page holds your choice, so you can share it.',
  first: 'First code',
  second: 'Second code',
  written: 'Written comparisons',
  writtenNote: 'Pairs that people really confuse, explained in full.',
  read: 'Read the full comparison',
  all: 'All codes',
  rows: {
    wire: 'On the wire?',
    script: 'Allowed in close()?',
    sender: 'Who sends it',
    clean: 'wasClean',
    reconnect: 'Reconnect?',
    log: 'Log it as',
    libraries: 'Libraries',
  },
  either: '`true`, unless TCP closes before the handshake completes',
  ifSent: 'if sent: {text}',
  peer: '{library} {text}',
  dash: '–',
  shown: '{n} shown',
  vs: '{a} and {b}',
  acceptedByAll: 'all four accept it',
};

export type CompareStrings = typeof compare;
