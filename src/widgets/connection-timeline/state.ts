import type { Offer } from '../../core/acts/acts.ts';
import { actsMax, type FindScenario, type Run } from '../../core/link/run.ts';
import { runFragment } from '../../core/link/run-link.ts';
import type { Settings } from '../../core/sim/settings.ts';

/** Widget state: the runs, which decide everything that happens, and view state. */
export type State = {
  readonly runs: readonly Run[];
  /** The cursor; infinite means the end, however long the run becomes. It starts there: the run is finished. */
  readonly nowMs: number;
  readonly playing: boolean;
  readonly speed: number;
};

export type Change =
  | { readonly kind: 'act'; readonly line: number; readonly atMs: number; readonly doing: Offer }
  | { readonly kind: 'move'; readonly nowMs: number }
  /** Time goes on automatically; infinite at the end. A tick that was under way when the reader paused changes nothing. */
  | { readonly kind: 'tick'; readonly nowMs: number }
  | { readonly kind: 'play'; readonly nowMs: number; readonly endMs: number }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'set'; readonly settings: Partial<Settings> }
  | { readonly kind: 'choose'; readonly choice: Partial<Pick<Run, 'profile' | 'seed'>> }
  | { readonly kind: 'open'; readonly runs: readonly Run[] };

/**
 * What comes of a change. Acting in the past discards the future of that line: acts up to the cursor stay, the new one
 * is the last. The cursor then stands just behind it, so that what is possible next takes it into account.
 */
export function change(state: State, next: Change): State {
  const { runs } = state;
  switch (next.kind) {
    case 'act': {
      // After all that the reader has seen: what the simulator finds at the moment of an act, it carries out after it.
      const atMs = Math.floor(next.atMs) + 1;
      const act = { atMs, ...next.doing };
      const after = runs.map((run, i) =>
        i === next.line ? { ...run, acts: [...run.acts.filter((old) => old.atMs <= atMs), act] } : run,
      );
      return after[next.line]!.acts.length > actsMax
        ? state
        : { ...state, runs: after, nowMs: atMs + 1, playing: true };
    }
    case 'move':
      return { ...state, nowMs: next.nowMs, playing: false };
    case 'tick':
      return state.playing ? { ...state, nowMs: next.nowMs, playing: next.nowMs < Number.POSITIVE_INFINITY } : state;
    case 'play':
      return { ...state, playing: true, nowMs: next.nowMs >= next.endMs ? 0 : next.nowMs };
    case 'speed':
      return { ...state, speed: next.speed };
    case 'set':
      return { ...state, runs: runs.map((run) => ({ ...run, settings: { ...run.settings, ...next.settings } })) };
    case 'choose':
      return { ...state, runs: runs.map((run) => ({ ...run, ...next.choice })) };
    case 'open':
      return { ...state, runs: next.runs, nowMs: Number.POSITIVE_INFINITY, playing: false };
  }
}

/** Whether one more act still leaves a run that a link can hold: nobody makes a run that cannot be shared. */
export function hasRoom(state: State, act: Extract<Change, { kind: 'act' }>, find: FindScenario): boolean {
  const after = change(state, act);
  return after !== state && runFragment(after.runs, find) !== null;
}

/** The first stop after the cursor, or the last one before it. */
export const stopFrom = (stops: readonly number[], nowMs: number, way: 1 | -1): number | undefined =>
  way > 0 ? stops.find((ms) => ms > nowMs + 0.001) : stops.findLast((ms) => ms < nowMs - 0.001);
