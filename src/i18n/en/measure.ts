/** /measure/: any browser measures itself, and what its file is good for. */
export const measure = {
  title: 'Measure your own browser: WebSocket close codes',
  heading: 'Measure your own browser',
  description:
    'Run a kit on your computer that ends real WebSocket connections in every way that needs no root, and see what your browser reports beside what the simulator predicts.',
  lead: 'Safari, iOS, Android, Windows: what we do not have, we have not measured. The kit ends real connections of your browser in {n} ways, in three minutes, and compares each with the prediction.',
  how: 'How to start it',
  steps: [
    'Get the sources of this site and Node 20 or later, and run npm ci.',
    'Run npm run workshop, and open the address that it prints for this page. It works on this computer only.',
    'For a phone or another computer: npm run workshop -- --network. It also prints an address for your network, with a token. Without the token nobody can measure, but anyone on your network can read the site there.',
  ],
  notLive: 'This page was not opened at the address with the token, so there is nothing to measure with.',
  noScript: 'The measurement runs in your browser, so it needs JavaScript. Everything else on this page can be read.',
  ready:
    '{browser} on {system}. First a second tab lies in front of this page for a minute and closes itself. After that, keep this page in front until it is done: browsers slow down hidden pages.',
  nearest:
    'The simulator has no model of {browser}. Its results are compared with those of the nearest client, {client}.',
  exact: 'Its results are compared with the simulated {client}.',
  start: 'Start',
  again: 'Measure again',
  running: '{done} of {all} measured. Some causes wait for a minute.',
  behind: 'A second tab is in front for a minute. It closes itself, and the measurement goes on here.',
  window: {
    title: 'Measuring',
    text: 'Leave this tab in front. It closes itself after a minute, and the measurement goes on in the tab behind it.',
  },
  progress: 'Progress',
  finished: '{measured} of {all} measured. The simulator agrees on {agreeing} of them.',
  wasHidden: 'The page was hidden in between, so times may be too long. It is better to measure again.',
  unreachable: 'The kit no longer answers. Is npm run workshop still running?',
  save: 'Save the record',
  file: 'close-codes-{browser}.json',
  results: 'Measured and predicted',
  cause: 'Cause',
  measured: 'This browser',
  predicted: 'Simulator',
  agrees: 'the same',
  differs: 'differs',
  race: 'a race: may differ from run to run',
  failed: 'could not be measured',
  waiting: 'waiting',
  leftOut: {
    cause: 'Handshake answered with 403, over TLS',
    why: 'Left out: 403 is an answer of HTTP, and browsers refuse the kit’s certificate before HTTP begins. The evidence has it, measured with a certificate that the browsers trust.',
  },
  noEvent: 'no event in {time}',
  server: 'server',
  saved: 'What the file holds',
  savedText:
    'Code, reason, wasClean, error event and time of every cause, the date, and the names and versions of browser and system as the browser states them. Nothing else about you or your computer. It stays on your device until you send it.',
  use: 'What to do with it',
  useSteps: [
    'On the page of the evidence, open the file: your browser becomes a column beside those that we measured.',
    'To contribute it, add it to src/evidence/records/contributed/ and run npm run test:unit, which checks it, or attach it to an issue of the project. One file for each browser and system.',
  ],
  toEvidence: 'To the evidence',
  limits:
    'What the kit cannot do without root: pull a real cable, change the network, exhaust the kernel’s timers. A proxy that stops forwarding takes their place where the browser cannot tell the difference. Nor can it speak TLS to a browser that trusts it: its certificates are signed by no authority, so over TLS it measures handshakes that are refused.',
  overlay: {
    heading: 'Your browser',
    text: 'Safari was not measured, nor was any phone: we have none. Measure yours and open the file: it becomes a column of the matrix, on your device only.',
    link: 'Measure your own browser',
    open: 'Open a record',
    shown: '{browser} on {system} is the last column of the matrix. Causes in the file: {n}.',
    elsewhere: 'Without a row on this page: {n}.',
    absent: 'not in your file',
    problems: {
      'too-long': 'This file is too long for a record of the kit.',
      'not-json': 'This file is not JSON, so it is not a record of the kit.',
      'not-records': 'This file holds something other than records of the kit.',
      impossible: 'This file holds a code, a time or a transport that the kit cannot have saved.',
      'not-measured': 'These records name no browser: they are not from the kit.',
      'several-browsers': 'This file mixes records of several browsers. One file holds one browser.',
      unreadable: 'This file could not be read.',
    },
  },
};

export type MeasureStrings = typeof measure;
