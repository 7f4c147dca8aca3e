import type { Widened } from './backoff.ts';

/** Words of what the herd tool has for a post-mortem: a reader's own numbers behind the run, and the run as files. */
export const herdKit = {
  title: 'For the post-mortem',
  intro:
    'Your own monitoring as dashed and dotted lines behind the run: a CSV with the time (ISO 8601, an epoch or seconds) and at least one of connected, attempts and refused, the last two counted since the line before. It is read on your device. And the run for your document.',
  choose: 'CSV of your monitoring',
  columns: { connected: 'connected', attempts: 'attempts', refused: 'refused' },
  read: '{n} lines read: {columns}. The loss is taken to be the first fall in connections; correct its time if that is wrong.',
  added: 'Lines with the same time were added up, as of several servers: {n} more than there are times.',
  behind: {
    label: 'Your monitoring',
    alt: '{label}: {list}.',
    attempts: 'attempts, at most ×{n}',
    refused: 'refused, at most ×{n}',
    connected: 'connected, at least {n}',
    outside: 'not within the time of this picture; correct the time of the loss below',
  },
  lossS: 'Connections lost at (s of the file)',
  remove: 'Remove it',
  run: 'Run',
  save: { csv: 'Save as CSV', svg: 'Save as SVG', png: 'Save as PNG', md: 'Save as Markdown' },
  file: 'websocket-herd',
  computing: 'Computing the run.',
  noWorker: 'No CSV: this browser blocked the web worker.',
  noPng: 'This browser cannot make a PNG of it. The SVG holds the same picture.',
  unreadable: 'The file cannot be read.',
  problems: {
    'too-long': 'The file is too long: at most {characters} bytes.',
    'too-many-lines': 'The file has too many lines: at most {lines}.',
    'too-few-lines': 'The file needs at least two lines with a time.',
    'no-time': 'No column with times was found. Name it “time”, or put it first.',
    'no-values': 'Beside the time there is no column named connected, attempts or refused that holds a number.',
    'bad-time': 'Line {line}: “{text}” is not a time. Write it like “2026-11-27 10:00:00”, or as an epoch.',
    'bad-number': 'Line {line}: “{text}” is not a number of 0 or more.',
  },
  markdown: {
    title: 'Reconnecting clients, simulated',
    assumed:
      'Assumed: {clients} clients, {capacity} handshakes a second, server down for {down}, client timeout {timeout}; beyond a queue of {queue}: {overflow}. A model that shows how policies compare, not a forecast.',
    happens: 'What else happens: {list}.',
    again: 'The same run in the simulator',
  },
};

export type HerdKitStrings = Widened<typeof herdKit>;
