import type { Widened } from './backoff.ts';

/** Words of the map around a run of the herd tool. */
export const herdMap = {
  title: 'The map of your run',
  intro:
    'When 99.9 % are back, for 400 settings around those above. A dashed ring on black: not back within an hour. Framed: your settings.',
  policy: 'Policy',
  axes: 'Columns and rows',
  kinds: {
    'cap-timeout': {
      name: 'cap of the waits × client timeout',
      columns: 'cap of the waits (s)',
      rows: 'client timeout (s)',
      at: 'cap {x}, timeout {y}',
    },
    'first-capacity': {
      name: 'first wait × capacity',
      columns: 'first wait random, from 0 to (s)',
      rows: 'capacity per second',
      at: 'first wait 0 to {x}, {y} handshakes a second',
    },
  },
  noFirst: 'no random first wait, {y} handshakes a second',
  start: 'Compute the map',
  caption: 'Seconds until 99.9 % are back. From left to right: {columns}. From bottom to top: {rows}.',
  hint: 'Choose a cell by pressing it or with the arrow keys; Enter takes it over.',
  place: '{where}: {outcome}.',
  own: 'Your settings, {where}: {outcome}.',
  back: '99.9 % are back after {t}',
  never: 'not back within an hour',
  unknown: 'cut off: too many attempts for a map',
  computing: 'not computed yet',
  take: 'Take over as {slot}',
  note: 'Each cell is a run of 500 clients with the same ratios, so chance moves its time a little. The lanes above have the exact run.',
  noWorker: 'No map: this browser blocked the web worker.',
};

export type HerdMapStrings = Widened<typeof herdMap>;
