import { type ActName, offers } from '../../core/acts/acts.ts';
import type { Availability } from '../../core/acts/moment.ts';
import { type Format, fill } from '../../core/format.ts';
import { availability } from '../../core/sim/availability.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { type Change, hasRoom, type State } from './state.ts';
import type { FindScenario, Story } from './story.ts';

type Options = {
  readonly state: State;
  readonly story: Story;
  readonly nowMs: number;
  readonly cursorMs: () => number;
  readonly find: FindScenario;
  readonly strings: ConnectionTimelineStrings;
  readonly format: Format;
  readonly dispatch: (next: Change) => void;
  readonly say: (text: string) => void;
  readonly note: (note: Note | null) => void;
};

/** A message over the figure; a refusal is true as long as its reason is. */
export type Note = { readonly text: string; readonly holds?: (acts: readonly LineActs[]) => boolean };

/** What a reader can do to one line now. */
export type LineActs = {
  readonly can: (name: ActName) => Availability;
  readonly act: (name: ActName) => void;
};

/** The acts of every line at the cursor. One that is impossible now says why, seen and heard. */
export function useActs(options: Options): readonly LineActs[] {
  const { state, story, nowMs, cursorMs, find, strings, format, dispatch, say, note } = options;
  return story.lines.map(({ facts, run }, line): LineActs => {
    const available = availability(facts, run.profile, nowMs);
    const can = (name: ActName): Availability => available(offers[name].kind);
    const act = (name: ActName): void => {
      const words = strings.acts[name];
      const why = can(name);
      const next = { kind: 'act', line, atMs: cursorMs(), doing: offers[name] } as const;
      if (why !== 'available' || !hasRoom(state, next, find)) {
        const refusal = fill(strings.notNow, {
          act: words,
          why: strings.why[why === 'available' ? 'too-many' : why],
        });
        note({ text: refusal, holds: (acts) => acts[line]?.can(name) === why });
        return say(refusal);
      }
      note(null);
      say(fill(strings.said.acted, { act: words, at: format.exact(next.atMs) }));
      dispatch(next);
    };
    return { can, act };
  });
}
