import { type Format, fill } from '../../core/format.ts';
import { isAtOnce } from '../../core/timeline/after-fault.ts';
import type { Readout } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';

type Words = Pick<ConnectionTimelineStrings, 'learns' | 'learnsAtOnce' | 'unaware' | 'counting'> & {
  readonly told: Pick<ConnectionTimelineStrings['told'], 'atOnce'>;
};

/** The number beside a run, and what is written above it. */
export function timeTaken(
  { side, state, ms }: Readout,
  words: Words,
  format: Format,
): { readonly label: string; readonly time: string } {
  switch (state) {
    case 'nothing':
      return { label: words.learns[side], time: '–' };
    case 'unaware':
      return { label: words.unaware[side], time: fill(words.counting, { n: format.running(ms) }) };
    case 'unnoticed':
      return { label: words.unaware[side], time: format.time(ms) };
    case 'knows':
      return isAtOnce(ms)
        ? { label: words.learnsAtOnce[side], time: words.told.atOnce }
        : { label: words.learns[side], time: format.time(ms) };
  }
}
